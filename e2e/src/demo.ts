import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { freePort } from './free-port.ts';
import { z } from 'zod';

const announcement = z.object({
  url: z.string(),
  wallUrl: z.string(),
  administrationUrl: z.string(),
  trustUrl: z.string().optional(),
  people: z.array(
    z.object({
      key: z.string(),
      office: z.string(),
      shortName: z.string(),
      role: z.string(),
      simulated: z.boolean(),
      signInUrl: z.string(),
    }),
  ),
});
export type DemoPerson = z.infer<typeof announcement>['people'][number];

export type Demo = {
  readonly wallUrl: string;
  readonly administrationUrl: string;
  /** Only of a demo for tablets. */
  readonly trustUrl: string | undefined;
  readonly port: number;
  readonly launcherPid: number;
  person(key: string): DemoPerson;
  stop(): Promise<void>;
};

const bootstrap = fileURLToPath(new URL('../../tools/bootstrap/demo.mjs', import.meta.url));

/** Starts the demo as a user does and waits for its one line of JSON. Throws with its last words when it fails. */
export async function startDemo(partners: number, more: readonly string[] = []): Promise<Demo> {
  const port = await freePort();
  const child = spawn(
    process.execPath,
    [bootstrap, '--json', '--port', String(port), '--partners', String(partners), ...more],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const lastWords: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => lastWords.splice(0, Math.max(0, lastWords.length - 40), String(chunk)));
  const line = await Promise.race([firstLine(child), exited(child)]);
  if (line === null) throw new Error(`the demo did not start:\n${lastWords.join('')}`);
  const told = announcement.parse(JSON.parse(line));
  return {
    wallUrl: told.wallUrl,
    administrationUrl: told.administrationUrl,
    trustUrl: told.trustUrl,
    port,
    launcherPid: child.pid ?? 0,
    person: (key) => {
      const found = told.people.find((person) => person.key === key);
      if (found === undefined) throw new Error(`no demo person ${key}`);
      return found;
    },
    stop: async () => {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}

async function firstLine(child: ChildProcess & { stdout: NodeJS.ReadableStream }): Promise<string> {
  const lines = createInterface({ input: child.stdout });
  const [line] = await once(lines, 'line');
  return String(line);
}

async function exited(child: ChildProcess): Promise<null> {
  await once(child, 'exit');
  return null;
}

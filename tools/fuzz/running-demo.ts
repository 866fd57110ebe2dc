import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { freeTcpPort } from '@kreisrunde/launcher/ports';
import { z } from 'zod';

const bootstrap = fileURLToPath(new URL('../bootstrap/demo.mjs', import.meta.url));
const announcement = z.object({
  administrationUrl: z.string(),
  people: z.array(z.object({ key: z.string(), role: z.string(), signInUrl: z.string() })),
});

export type RunningDemo = {
  readonly base: string;
  /** Cookies of a browser that has opened the sign-in link of this person. */
  signIn(key: string): Promise<string>;
  administrator(): Promise<string>;
  /** Cookies of a browser that is a wall. */
  wall(): Promise<string>;
  /** What the product has complained about. */
  complaints(): string;
  stop(): Promise<void>;
};

/** The demo as a user starts it, with nobody simulated: the fuzzing is what happens. */
export async function startDemo(): Promise<RunningDemo> {
  const port = await freeTcpPort();
  const child = spawn(process.execPath, [bootstrap, '--json', '--partners', '0', '--port', String(port)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaints += chunk.toString();
  });
  const lines = createInterface({ input: child.stdout });
  const first = await Promise.race([once(lines, 'line'), once(child, 'exit').then(() => null)]);
  if (first === null) throw new Error(`the demo did not start:\n${complaints}`);
  const told = announcement.parse(JSON.parse(String(first[0])));
  const base = `http://127.0.0.1:${port}`;
  const open = async (url: string) => cookiesOf(await fetch(base + new URL(url).pathname, { redirect: 'manual' }));
  return {
    base,
    signIn: (key) => open(told.people.find((person) => person.key === key)?.signInUrl ?? ''),
    administrator: () => open(told.administrationUrl),
    wall: async () => cookiesOf(await fetch(`${base}/api/wall/enrolment`, { method: 'POST' })),
    complaints: () => complaints,
    stop: async () => {
      child.kill('SIGTERM');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    },
  };
}

function cookiesOf(response: Response): string {
  const cookies = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '');
  if (cookies.length === 0) throw new Error(`no session: ${response.url} answered ${response.status}`);
  return cookies.join('; ');
}

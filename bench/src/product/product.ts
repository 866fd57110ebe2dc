import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const announcement = z.object({
  wallUrl: z.string(),
  people: z.array(z.object({ key: z.string(), office: z.string(), shortName: z.string(), signInUrl: z.string() })),
});
export type BenchPerson = z.infer<typeof announcement>['people'][number];
export type Product = { readonly wallUrl: string; person(key: string): BenchPerson; stop(): Promise<void> };

const demo = fileURLToPath(new URL('../../tools/bootstrap/demo.mjs', import.meta.url));

/** The product as a user starts it, without simulated partners: they would only load the two cores. */
export async function startProduct(): Promise<Product> {
  const child = spawn(process.execPath, [demo, '--json', '--partners', '0', '--port', String(await freePort())], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = once(child, 'exit');
  const [line] = await Promise.race([once(createInterface({ input: child.stdout }), 'line'), gone]);
  if (typeof line !== 'string') throw new Error('the demo did not start');
  const told = announcement.parse(JSON.parse(line));
  return {
    wallUrl: told.wallUrl,
    person: (key) => {
      const found = told.people.find((person) => person.key === key);
      if (found === undefined) throw new Error(`no demo person ${key}`);
      return found;
    },
    stop: async () => {
      child.kill('SIGTERM');
      await gone;
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (typeof address !== 'object' || address === null) throw new Error('no free port');
  return address.port;
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { root } from '../places.ts';
import { productProcesses } from './processes.ts';
import type { ProductProcesses } from './processes.ts';

const announcement = z.object({
  wallUrl: z.string(),
  people: z.array(z.object({ key: z.string(), office: z.string(), shortName: z.string(), signInUrl: z.string() })),
});
export type BenchPerson = z.infer<typeof announcement>['people'][number];
export type Product = {
  readonly port: number;
  readonly wallUrl: string;
  person(key: string): BenchPerson;
  processes(): ProductProcesses;
  stop(): Promise<void>;
};
export type ProductOptions = {
  /** None by default: they would only load the two cores. */
  readonly simulatedPartners?: number;
  /** Commits reach the disk before they are answered, as in an installation; a demo is thrown away and does without. */
  readonly isDurable?: boolean;
};

/** The thirteen of the demo county, in the order of its group "Bürgermeisterrunde". */
export const partnerKeys = [
  'bernburg',
  'schoenebeck',
  'aschersleben',
  'stassfurt',
  'calbe',
  'barby',
  'koennern',
  'seeland',
  'boerdeland',
  'hecklingen',
  'nienburg',
  'egelner-mulde',
  'saale-wipper',
] as const;

/** The product as a user starts it. Throws where it does not stand by. */
export async function startProduct({ simulatedPartners = 0, isDurable = false }: ProductOptions): Promise<Product> {
  const port = await freePort();
  const dataDir = isDurable ? mkdtempSync(join(tmpdir(), 'kreisrunde-bench-data-')) : null;
  const child = spawn(
    process.execPath,
    [
      join(root, 'tools/bootstrap/demo.mjs'),
      '--json',
      '--port',
      String(port),
      '--partners',
      String(simulatedPartners),
      ...(dataDir === null ? [] : ['--data', dataDir]),
    ],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const lastWords: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => lastWords.splice(0, Math.max(0, lastWords.length - 20), String(chunk)));
  const gone = once(child, 'exit');
  const [line] = await Promise.race([once(createInterface({ input: child.stdout }), 'line'), gone]);
  if (typeof line !== 'string') throw new Error(`the demo did not start:\n${lastWords.join('')}`);
  const told = announcement.parse(JSON.parse(line));
  return {
    port,
    wallUrl: told.wallUrl,
    person: (key) => {
      const found = told.people.find((person) => person.key === key);
      if (found === undefined) throw new Error(`no demo person ${key}`);
      return found;
    },
    processes: () => productProcesses(child.pid ?? 0),
    stop: async () => {
      child.kill('SIGTERM');
      await gone;
      if (dataDir !== null) rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (typeof address !== 'object' || address === null) throw new Error('no free port');
  return address.port;
}

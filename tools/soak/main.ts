import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { freeTcpPort } from '@kreisrunde/launcher/ports';
import { z } from 'zod';
import { KillRun } from './kills/run.ts';
import { placeBelow, type ProductPlace } from './product.ts';
import { RoundRun } from './round/run.ts';

const usage = 'npm run soak -- (--kills N | --minutes M) [--seed S]';
const count = z.coerce.number().positive();
const options = z
  .object({ kills: count.int().optional(), minutes: count.optional(), seed: z.coerce.number().int().min(0).optional() })
  .refine(({ kills, minutes }) => (kills === undefined) !== (minutes === undefined), 'Either kills or minutes.');

async function runKills(place: ProductPlace, seed: number, kills: number): Promise<void> {
  process.stdout.write(`${kills} kills of the whole product on one data directory, seed ${seed}\n`);
  const run = new KillRun(place, seed);
  await run.run(kills, (done) => {
    if (done % 25 > 0) return;
    process.stdout.write(`${done} kills, ${run.figures.acknowledged} commands acknowledged, none lost\n`);
  });
  process.stdout.write(`${run.figures.report()}\n`);
}

async function runRound(place: ProductPlace, seed: number, minutes: number): Promise<void> {
  process.stdout.write(`${minutes} minutes of commands and faults in a living round, seed ${seed}\n`);
  const run = await RoundRun.start(place, seed);
  try {
    const steps = await run.run(minutes, (line) => process.stdout.write(`${line}\n`));
    process.stdout.write(`${steps} steps, every rule kept after each\n`);
  } catch (error) {
    process.stderr.write(
      `Seed ${seed}. ${run.lastWords}\nAgain: npm run soak -- --minutes ${minutes} --seed ${seed}\n`,
    );
    throw error;
  } finally {
    run.stop();
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { kills: { type: 'string' }, minutes: { type: 'string' }, seed: { type: 'string' } },
  });
  const asked = options.safeParse(values);
  if (!asked.success) throw new Error(`${z.prettifyError(asked.error)}\nUsage: ${usage}`);
  const { kills, minutes, seed = Date.now() % 1_000_000 } = asked.data;
  const folder = mkdtempSync(join(tmpdir(), 'kreisrunde-soak-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  // What was started notices within two seconds that its parent is gone.
  process.on('exit', remove);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      process.stderr.write(`ended by ${signal}, seed ${seed}\n`);
      process.exit(1);
    });
  }
  if (process.channel !== undefined) process.on('disconnect', () => process.exit(1));
  const place = placeBelow(folder, await freeTcpPort());
  if (kills !== undefined) await runKills(place, seed, kills);
  if (minutes !== undefined) await runRound(place, seed, minutes);
}

try {
  await main();
  process.exit(0);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

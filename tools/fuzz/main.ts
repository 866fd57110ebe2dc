/** Fuzzes a running demo by the document it serves, as several people. Fails on a 5xx, a leak, or what should not be stored. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { leaksIn } from './leaks.ts';
import { startDemo, type RunningDemo } from './running-demo.ts';
import { fuzz, type FuzzRun } from './schemathesis.ts';
import { storedIn } from './stored.ts';

const options = z.object({
  /** Of each run; there are two for each of five people. */
  seconds: z.coerce.number().int().min(5).default(30),
  seed: z.coerce
    .number()
    .int()
    .min(0)
    .default(() => Date.now() % 1_000_000),
});
/** One for each route, about: less is no look at all. */
const leastAnswers = 50;
const program = z.string({ error: 'Run it as: npm run fuzz' }).parse(process.env['KREISRUNDE_SCHEMATHESIS']);

async function main(): Promise<boolean> {
  const { values } = parseArgs({ options: { seconds: { type: 'string' }, seed: { type: 'string' } } });
  const { seconds, seed } = options.parse(values);
  process.stdout.write(`Fuzzing, seed ${seed} (again: npm run fuzz -- --seconds ${seconds} --seed ${seed})\n`);
  const folder = mkdtempSync(join(tmpdir(), 'kreisrunde-fuzz-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const demo = await startDemo();
  const end = (): void => void demo.stop().finally(() => process.exit(1));
  for (const signal of ['SIGINT', 'SIGTERM', 'disconnect'] as const) process.on(signal, end);
  try {
    const people = await peopleOf(demo);
    let isClean = true;
    for (const mode of ['negative', 'all'] as const) {
      for (const [who, cookie] of people) {
        const isGood = await runOnce(demo, { who, cookie, mode, seconds }, { program, base: demo.base, folder, seed });
        isClean = isClean && isGood;
      }
    }
    return isClean;
  } finally {
    await demo.stop();
  }
}

async function peopleOf(demo: RunningDemo): Promise<readonly (readonly [string, string])[]> {
  return [
    ['nobody', ''],
    ['wall', await demo.wall()],
    ['partner', await demo.signIn('calbe')],
    ['chair', await demo.signIn('landkreis')],
    ['administrator', await demo.administrator()],
  ];
}

/** One run: clean where nothing is found, nothing leaks, and what does not fit has stored nothing. */
async function runOnce(demo: RunningDemo, run: FuzzRun, use: Parameters<typeof fuzz>[1]): Promise<boolean> {
  const before = await storedIn(demo);
  const { isClean, report, answers } = await fuzz(run, use);
  const bodies = [...answers.matchAll(/^ {6}string: (.*)$/gm)].map(([, body]) => body ?? '');
  const complaints = [
    ...(isClean ? [] : [report]),
    ...leaksIn(bodies),
    ...(run.mode === 'negative' ? changedIn(before, await storedIn(demo)) : []),
    ...(bodies.length < leastAnswers ? ['too few answers to say anything: give it more --seconds'] : []),
  ];
  const label = `${run.who}, ${run.mode === 'negative' ? 'malformed only' : 'anything'}`;
  process.stdout.write(`${complaints.length === 0 ? 'ok    ' : 'FAILED'} ${label}: ${bodies.length} answers\n`);
  for (const complaint of complaints) process.stdout.write(`${complaint}\n`);
  return complaints.length === 0;
}

function changedIn(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): readonly string[] {
  return [...before].flatMap(([what, text]) =>
    after.get(what) === text ? [] : [`stored by what does not fit: ${what}\n- ${text}\n+ ${after.get(what) ?? ''}`],
  );
}

// The channel to the parent would keep this process alive.
process.exit((await main()) ? 0 : 1);

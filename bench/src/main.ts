import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';
import { measureBarePair } from './bare-pair.ts';
import { writeDenseSpeech } from './dense-speech.ts';
import type { Bare, Figure } from './figures.ts';
import { startProduct } from './product.ts';
import type { Product } from './product.ts';
import { writeReport } from './report.ts';
import { BenchRound } from './round.ts';

const switchings = 50;
const shortSwitchings = 3;
/** One long round of switches, some short ones for the first switch, some where the chair's key is on before. */
const fullPlan: readonly ('switches' | 'fewSwitches' | 'ready')[] = [
  'ready',
  'fewSwitches',
  'ready',
  'fewSwitches',
  'ready',
  'fewSwitches',
  'ready',
  'fewSwitches',
  'ready',
  'switches',
];
/** `npm run bench -- --quick`: shows in a minute whether everything measures, and writes nothing. */
const isQuick = process.argv.includes('--quick');
const plan = isQuick ? (['fewSwitches', 'ready'] as const) : fullPlan;
/** A hand takes the tablet before it answers. */
const ringsForMs = 2_500;
const barePairs = 8;
/** A hand does not switch faster. */
const betweenSwitchesMs = 500;
const switchOffAimMs = 150;
const root = fileURLToPath(new URL('../../', import.meta.url));

/** What all rounds of a run have measured, in milliseconds. */
class Measurements {
  readonly bare = { picture: Array<number>(), sound: Array<number>() };
  readonly accept: number[] = [];
  readonly ready: number[] = [];
  readonly on = { picture: Array<number[]>(), sound: Array<number[]>() };
  readonly off = { picture: Array<number>(), sound: Array<number>() };

  figures(): readonly Figure[] {
    return [
      {
        what: '"Annehmen" → picture of the speaker',
        milliseconds: this.accept,
        bare: 'picture',
        aim: { timesBare: 1 },
      },
      { what: '"Ich bin bereit" (chair key on) → wall', milliseconds: this.ready, bare: 'picture', aim: null },
      ...this.#switchFigures('picture'),
      ...this.#switchFigures('sound'),
      { what: 'switch off → last picture', milliseconds: this.off.picture, bare: null, aim: { ms: switchOffAimMs } },
      { what: 'switch off → last sound', milliseconds: this.off.sound, bare: null, aim: { ms: switchOffAimMs } },
    ];
  }

  #switchFigures(medium: 'picture' | 'sound'): readonly Figure[] {
    const series = this.on[medium];
    const nth = (at: number): number[] => series.flatMap((values) => values[at] ?? []);
    return [
      { what: `switch on → ${medium}, first`, milliseconds: nth(0), bare: medium, aim: null },
      { what: `switch on → ${medium}, second`, milliseconds: nth(1), bare: medium, aim: null },
      { what: `switch on → ${medium}, ${switchings}th`, milliseconds: nth(switchings - 1), bare: medium, aim: null },
      { what: `switch on → ${medium}, all`, milliseconds: series.flat(), bare: medium, aim: { timesBare: 1 } },
    ];
  }
}

const measured = new Measurements();
const directory = mkdtempSync(join(tmpdir(), 'kreisrunde-bench-'));
const speech = join(directory, 'speech.wav');
writeDenseSpeech(join(root, 'e2e/fixtures/speech.wav'), speech);
const product = await startProduct();
const browser = await launch();
try {
  await measureBare(browser, product);
  const round = await BenchRound.open(browser, product);
  for (const kind of plan) {
    process.stderr.write(`round: ${kind}\n`);
    await measureRound(round, kind);
  }
  await measureBare(browser, product);
  const report = writeReport(measured.figures(), measured.bare satisfies Bare, {
    when: new Date(),
    cores: cpus().length,
    processor: cpus()[0]?.model.trim() ?? 'unknown',
    chromium: browser.version(),
    commit: execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, encoding: 'utf8' }).trim(),
  });
  process.stdout.write(`${report}\n`);
  if (!isQuick) writeFileSync(join(root, 'docs/benchmarks.md'), report);
} finally {
  await browser.close();
  await product.stop();
  rmSync(directory, { recursive: true });
}

function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-audio-capture=${speech}`,
      '--disable-background-timer-throttling',
      '--disable-renderer-backgrounding',
      '--disable-backgrounding-occluded-windows',
      '--autoplay-policy=no-user-gesture-required',
    ],
  });
}

/** On a page of the product's own origin, for cameras are open to secure origins only. */
async function measureBare(inBrowser: Browser, { person }: Product): Promise<void> {
  const context = await inBrowser.newContext({ permissions: ['camera', 'microphone'] });
  const page: Page = await context.newPage();
  await page.goto(new URL('/', person('aschersleben').signInUrl).href);
  for (let time = 0; time < barePairs; time += 1) {
    const { pictureMs, soundMs } = await measureBarePair(page);
    measured.bare.picture.push(pictureMs);
    measured.bare.sound.push(soundMs);
  }
  await context.close();
}

/** One round from the call to the end: answer, release, and each switch so many times. */
async function measureRound(round: BenchRound, kind: (typeof fullPlan)[number]): Promise<void> {
  await round.convene();
  await round.chairIsReady();
  await round.pause(ringsForMs);
  measured.accept.push(await round.accept());
  if (kind === 'ready') {
    await round.allOn();
    measured.ready.push(await round.beReady());
  } else {
    await measureSwitches(round, kind === 'switches' ? switchings : shortSwitchings);
  }
  await round.end();
}

/** The chair's keys are off at the release: the first switch-on is the one that negotiates. */
async function measureSwitches(round: BenchRound, times: number): Promise<void> {
  await round.releaseOff();
  const [pictures, sounds]: [number[], number[]] = [[], []];
  for (let time = 0; time < times; time += 1) {
    pictures.push(await round.switchPictureOn());
    sounds.push(await round.switchSoundOn());
    await round.pause(betweenSwitchesMs);
    measured.off.picture.push(await round.switchPictureOff());
    measured.off.sound.push(await round.switchSoundOff());
  }
  measured.on.picture.push(pictures);
  measured.on.sound.push(sounds);
}

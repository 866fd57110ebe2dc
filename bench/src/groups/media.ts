import type { Browser } from '@playwright/test';
import type { Group } from '../group.ts';
import { measureBarePair } from '../media/bare-pair.ts';
import { BenchRound } from '../media/bench-round.ts';
import type { Product } from '../product/product.ts';
import type { Figure, Peer } from '../report/figures.ts';

const switchings = 50;
const shortSwitchings = 3;
/** One long round of switches, some short ones for the first switch, some where the chair's key is on before. */
const fullPlan: readonly Kind[] = [
  ...Array.from({ length: 4 }, (): Kind[] => ['ready', 'fewSwitches']).flat(),
  'ready',
  'switches',
];
const quickPlan: readonly Kind[] = ['fewSwitches', 'ready'];
/** A hand takes the tablet before it answers. */
const ringsForMs = 2_500;
/** Before and after the rounds, so many each. */
const barePairs = 12;
/** A hand does not switch faster. */
const betweenSwitchesMs = 500;
const switchOffAimMs = 150;

type Kind = 'switches' | 'fewSwitches' | 'ready';
type Medium = 'picture' | 'sound';

export const media: Group = {
  name: 'media',
  title: 'Media: from the tap to picture and sound',
  explanation: `Every figure goes through the whole product (page, control plane, gate, engine), measured in the pages of one Chromium (chair's tablet, wall, one partner) from the press of the button to the first presented frame or the first audible sound.
Beside each a bare loopback peer connection of the same Chromium: two connections in one page, the same camera and microphone, no server, from the call to its first frame and sound; half of them before the rounds, half after.`,
  measure: async (run) => {
    const product = await run.startProduct();
    const browser = await run.browser();
    const measurements = new Measurements();
    await measureBare(browser, product, measurements);
    const round = await BenchRound.open(browser, product);
    for (const kind of run.isQuick ? quickPlan : fullPlan) {
      run.say(`round: ${kind}`);
      await measureRound(round, kind, measurements);
    }
    await measureBare(browser, product, measurements);
    return { figures: measurements.figures(), remarks: [`Chromium ${browser.version()}.`] };
  },
};

/** What all rounds of a run have measured, in milliseconds. */
class Measurements {
  readonly bare = { picture: Array<number>(), sound: Array<number>() };
  readonly accept: number[] = [];
  readonly ready: number[] = [];
  readonly on = { picture: Array<number[]>(), sound: Array<number[]>() };
  readonly off = { picture: Array<number>(), sound: Array<number>() };

  figures(): readonly Figure[] {
    const aims = [{ timesPeer: 1 }];
    const unit = 'ms';
    const peer = this.#peer('picture');
    return [
      { what: '"Annehmen" → picture of the speaker', unit, values: this.accept, peer, aims },
      { what: '"Ich bin bereit" (chair key on) → wall', unit, values: this.ready, peer },
      ...this.#switchFigures('picture'),
      ...this.#switchFigures('sound'),
      { what: 'switch off → last picture', unit, values: this.off.picture, aims: [{ atMost: switchOffAimMs }] },
      { what: 'switch off → last sound', unit, values: this.off.sound, aims: [{ atMost: switchOffAimMs }] },
    ];
  }

  #switchFigures(medium: Medium): readonly Figure[] {
    const series = this.on[medium];
    const nth = (at: number): number[] => series.flatMap((values) => values[at] ?? []);
    const common = { unit: 'ms', peer: this.#peer(medium) } as const;
    return [
      { ...common, what: `switch on → ${medium}, first`, values: nth(0) },
      { ...common, what: `switch on → ${medium}, second`, values: nth(1) },
      { ...common, what: `switch on → ${medium}, ${switchings}th`, values: nth(switchings - 1) },
      { ...common, what: `switch on → ${medium}, all`, values: series.flat(), aims: [{ timesPeer: 1 }] },
    ];
  }

  #peer(medium: Medium): Peer {
    return { what: `bare pair: call → first ${medium}`, values: this.bare[medium] };
  }
}

/** On a page of the product's own origin, for cameras are open to secure origins only. */
async function measureBare(browser: Browser, { person }: Product, measurements: Measurements): Promise<void> {
  const context = await browser.newContext({ permissions: ['camera', 'microphone'] });
  const page = await context.newPage();
  await page.goto(new URL('/', person('aschersleben').signInUrl).href);
  for (let time = 0; time < barePairs; time += 1) {
    const { pictureMs, soundMs } = await measureBarePair(page);
    measurements.bare.picture.push(pictureMs);
    measurements.bare.sound.push(soundMs);
  }
  await context.close();
}

/** One round from the call to the end: answer, release, and each switch so many times. */
async function measureRound(round: BenchRound, kind: Kind, measurements: Measurements): Promise<void> {
  await round.convene();
  await round.chairIsReady();
  await round.pause(ringsForMs);
  measurements.accept.push(await round.accept());
  if (kind === 'ready') {
    await round.allOn();
    measurements.ready.push(await round.beReady());
  } else {
    await measureSwitches(round, kind === 'switches' ? switchings : shortSwitchings, measurements);
  }
  await round.end();
}

/** The chair's keys are off at the release: the first switch-on is the one that negotiates. */
async function measureSwitches(round: BenchRound, times: number, { on, off }: Measurements): Promise<void> {
  await round.releaseOff();
  const [pictures, sounds]: [number[], number[]] = [[], []];
  for (let time = 0; time < times; time += 1) {
    pictures.push(await round.switchPictureOn());
    sounds.push(await round.switchSoundOn());
    await round.pause(betweenSwitchesMs);
    off.picture.push(await round.switchPictureOff());
    off.sound.push(await round.switchSoundOff());
  }
  on.picture.push(pictures);
  on.sound.push(sounds);
}

import type { Page } from '@playwright/test';

declare global {
  interface Window {
    /** Listens at each loudspeaker of this page; only in tests. */
    probedLoudspeakers: AnalyserNode[];
  }
}

/** Listens to whatever the page plays by itself (ring, test of the loudspeaker), before any script of it runs. */
export async function probeLoudspeaker(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.probedLoudspeakers = [];
    const ears = new WeakMap<BaseAudioContext, AnalyserNode>();
    const earOf = (context: BaseAudioContext): AnalyserNode => {
      const known = ears.get(context);
      if (known !== undefined) return known;
      const ear = context.createAnalyser();
      ear.fftSize = 4_096;
      ear.smoothingTimeConstant = 0;
      ears.set(context, ear);
      window.probedLoudspeakers.push(ear);
      return ear;
    };
    const connect: (this: AudioNode, to: AudioNode, ...ports: number[]) => AudioNode = AudioNode.prototype.connect;
    Object.defineProperty(AudioNode.prototype, 'connect', {
      value(this: AudioNode, to: AudioNode | AudioParam, ...ports: number[]) {
        if (to instanceof AudioDestinationNode) connect.call(this, earOf(this.context));
        return Reflect.apply(connect, this, [to, ...ports]);
      },
    });
  });
}

export type Heard = {
  /** Mean power over the time listened; 0 = utterly silent, 1 = full scale. */
  readonly power: number;
  /** Of the loudest moment, the strongest tone, in Hz. */
  readonly toneHz: number;
  /** Of the loudest moment, the centre of gravity of its spectrum, in Hz: the higher, the brighter. */
  readonly brightnessHz: number;
};

/** What the loudspeaker of this page plays within that time. */
export function heardDuring(page: Page, milliseconds: number): Promise<Heard> {
  return page.evaluate(async (lastsMs) => {
    const end = performance.now() + lastsMs;
    let sum = 0;
    let count = 0;
    let loudest = { power: 0, toneHz: 0, brightnessHz: 0 };
    while (performance.now() < end) {
      for (const ear of window.probedLoudspeakers) {
        const samples = new Float32Array(ear.fftSize);
        ear.getFloatTimeDomainData(samples);
        const power = samples.reduce((total, sample) => total + sample * sample, 0) / samples.length;
        sum += power;
        count += 1;
        if (power <= loudest.power) continue;
        const levels = new Float32Array(ear.frequencyBinCount);
        ear.getFloatFrequencyData(levels);
        const powers = levels.map((decibel) => 10 ** (decibel / 10));
        const hz = ear.context.sampleRate / ear.fftSize;
        const total = powers.reduce((all, one) => all + one, 0);
        const weighted = powers.reduce((all, one, bin) => all + one * bin, 0);
        loudest = { power, toneHz: powers.indexOf(Math.max(...powers)) * hz, brightnessHz: (weighted / total) * hz };
      }
      await new Promise((resolve) => setTimeout(resolve, 40));
    }
    return { ...loudest, power: count === 0 ? 0 : sum / count };
  }, milliseconds);
}

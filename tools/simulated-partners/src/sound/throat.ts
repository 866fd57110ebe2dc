import { type Step, stepMs } from './score.ts';

export const sampleRate = 48_000;
const samplesPerStep = (sampleRate * stepMs) / 1000;

/** A two-pole resonator, the building stone of formant synthesis (Klatt, 1980). */
class Resonator {
  private a = 1;
  private b = 0;
  private c = 0;
  private y1 = 0;
  private y2 = 0;

  tune(hz: number, widthHz: number): void {
    const r = Math.exp((-Math.PI * widthHz) / sampleRate);
    this.c = -r * r;
    this.b = 2 * r * Math.cos((2 * Math.PI * hz) / sampleRate);
    this.a = 1 - this.b - this.c;
  }

  run(x: number): number {
    const y = this.a * x + this.b * this.y1 + this.c * this.y2;
    this.y2 = this.y1;
    this.y1 = y;
    return y;
  }
}

export type Timbre = { readonly pitchHz: number; readonly throat: number };

/** Turns control steps into sound for one voice. */
export class Throat {
  private readonly timbre: Timbre;
  private readonly random: () => number;
  private readonly tube = [new Resonator(), new Resonator(), new Resonator(), new Resonator(), new Resonator()];
  private readonly teeth = new Resonator();
  private phase = 0;
  private wobble = 0;
  private lastPulse = 0;
  private lastSource = 0;
  private lastHiss = 0;
  private soft = 0;

  constructor(timbre: Timbre, random: () => number) {
    this.timbre = timbre;
    this.random = random;
  }

  /** Writes one step (240 samples) as 16 bit from `offset` on. */
  sing(step: Step, out: Int16Array, offset: number): void {
    const stretch = 1 / this.timbre.throat;
    const [f1, f2, f3] = step.formants;
    const [r1, r2, r3, r4, r5] = this.tube;
    r1?.tune(f1 * stretch, 70 + f1 * 0.04);
    r2?.tune(f2 * stretch, 90 + f2 * 0.02);
    r3?.tune(f3 * stretch, 150);
    r4?.tune(3450 * stretch, 240);
    r5?.tune(4300 * stretch, 320);
    this.teeth.tune(step.hissHz, step.hissWidth);
    // Slow drift and a little unrest of the pitch: without it the voice sounds like a machine.
    this.wobble = this.wobble * 0.92 + (this.random() - 0.5) * 0.012;
    const rise = (this.timbre.pitchHz * step.pitch * (1 + this.wobble)) / sampleRate;
    for (let i = 0; i < samplesPerStep; i += 1) out[offset + i] = this.sample(step, rise);
  }

  private sample(step: Step, rise: number): number {
    this.phase += rise;
    if (this.phase >= 1) this.phase -= 1;
    const pulse = glottis(this.phase);
    const noise = this.random() * 2 - 1;
    // The derivative of the flow is what leaves the lips.
    const source =
      (pulse - this.lastPulse) * (1500 / this.timbre.pitchHz) * step.voice +
      noise * 0.1 * step.breath +
      noise * 0.016 * step.voice * pulse;
    this.lastPulse = pulse;
    // The lips radiate high tones better than low ones.
    let sound = source - this.lastSource * 0.72;
    this.lastSource = source;
    for (const resonator of this.tube) sound = resonator.run(sound);
    const rush = this.teeth.run(noise * step.hiss);
    const bright = rush - this.lastHiss * 0.6;
    this.lastHiss = rush;
    const level = sound * 2 + bright * 0.42;
    this.soft = this.soft * 0.2 + level * 0.8;
    return Math.round(Math.tanh(this.soft * 1.2) * loudest);
  }
}

/** Peaks about -8 dB below full scale: a normal talker in front of a tablet. */
const loudest = 0.4 * 32767;

/** Flow through the vocal cords over one period 0…1: opens slowly, shuts fast (Rosenberg, 1971). */
function glottis(phase: number): number {
  const open = 0.46;
  const shut = 0.54;
  if (phase < open) return 0.5 * (1 - Math.cos((Math.PI * phase) / open));
  if (phase < shut) return Math.cos((Math.PI * (phase - open)) / (2 * (shut - open)));
  return 0;
}

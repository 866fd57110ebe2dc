import { segmentsOf } from './phonemes.ts';
import { type Step, scoreOf } from './score.ts';
import { Throat, type Timbre, sampleRate } from './throat.ts';

/** Index into the mouth shapes of a portrait, see `mouthStates`. */
export type MouthShape = 0 | 1 | 2 | 3 | 4 | 5 | 6;

const samplesPerStep = sampleRate / 200;

/** The voice of one partner: given lines to say, it yields sound piece by piece and the mouth that goes with it. */
export class Voice {
  private readonly throat: Throat;
  private readonly pace: number;
  private steps: readonly Step[] = [];
  private at = 0;

  constructor(timbre: Timbre, random: () => number) {
    this.throat = new Throat(timbre, random);
    this.pace = 0.98 + random() * 0.16;
  }

  get isSpeaking(): boolean {
    return this.at < this.steps.length;
  }

  say(line: string): void {
    this.steps = scoreOf(segmentsOf(line), this.pace);
    this.at = 0;
  }

  hush(): void {
    this.steps = [];
    this.at = 0;
  }

  /** Writes `out` (a multiple of 5 ms at 48 kHz, mono) and answers the mouth at its end; silence is zeros. */
  write(out: Int16Array): MouthShape {
    let mouth: MouthShape = 0;
    for (let offset = 0; offset + samplesPerStep <= out.length; offset += samplesPerStep) {
      const step = this.steps[this.at];
      if (step === undefined) {
        out.fill(0, offset, offset + samplesPerStep);
        mouth = 0;
        continue;
      }
      this.throat.sing(step, out, offset);
      this.at += 1;
      mouth = mouthOf(step);
    }
    return mouth;
  }
}

/** Open for high first formants, round for low second ones, pressed while something is shut. */
export function mouthOf(step: Step): MouthShape {
  const [f1, f2] = step.formants;
  if (step.voice + step.breath + step.hiss < 0.12) return 6;
  if (step.voice > 0.3 && step.voice < 0.55 && f1 < 300 && f2 < 1200) return 6;
  if (step.hiss > 0.2 || (f1 < 420 && f2 > 1700)) return 5;
  if (f2 < 1000 && f1 < 480) return 4;
  if (f1 > 640) return 3;
  return f1 > 440 ? 2 : 1;
}

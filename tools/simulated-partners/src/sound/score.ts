import type { Segment } from './phonemes.ts';

/** One control frame: the settings of the throat for `stepMs`. */
export type Step = Omit<Segment, 'ms' | 'isStressed' | 'isVowel'> & { readonly pitch: number };

export const stepMs = 5;

/**
 * Spreads segments over time. Formants glide, strengths follow faster. The pitch (1 = the voice's own height)
 * falls over the sentence, rises on stressed vowels and ends low, as a statement does.
 */
export function scoreOf(segments: readonly Segment[], pace: number): Step[] {
  const total = segments.reduce((sum, segment) => sum + segment.ms, 0);
  const steps: Step[] = [];
  let passed = 0;
  let formants = segments[0]?.formants ?? [480, 1450, 2450];
  let voice = 0;
  let breath = 0;
  let hiss = 0;
  let pitch = 1.08;
  for (const segment of segments) {
    const count = Math.max(1, Math.round((segment.ms * pace) / stepMs));
    for (let i = 0; i < count; i += 1) {
      const share = (passed + (segment.ms * i) / count) / total;
      const accent = segment.isStressed && segment.isVowel ? 0.17 * Math.sin((Math.PI * (i + 0.5)) / count) : 0;
      const fall = share > 0.86 ? (share - 0.86) * 1.3 : 0;
      pitch = toward(pitch, 1.1 - 0.2 * share + accent - fall, 0.3);
      formants = [
        toward(formants[0], segment.formants[0], 0.3),
        toward(formants[1], segment.formants[1], 0.26),
        toward(formants[2], segment.formants[2], 0.26),
      ];
      voice = toward(voice, segment.voice, 0.5);
      breath = toward(breath, segment.breath, 0.6);
      hiss = toward(hiss, segment.hiss, 0.65);
      steps.push({ formants, voice, breath, hiss, hissHz: segment.hissHz, hissWidth: segment.hissWidth, pitch });
    }
    passed += segment.ms;
  }
  const last = steps.at(-1);
  // The voice dies away instead of breaking off.
  for (let i = 1; last !== undefined && i <= 16; i += 1) {
    const rest = Math.max(0, 1 - i / 10);
    steps.push({
      ...last,
      voice: last.voice * rest,
      breath: last.breath * rest,
      hiss: last.hiss * rest,
      pitch: last.pitch * (1 - i * 0.006),
    });
  }
  return steps;
}

function toward(from: number, to: number, share: number): number {
  return from + (to - from) * share;
}

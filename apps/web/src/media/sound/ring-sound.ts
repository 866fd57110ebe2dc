import { isAudioUnlocked, pageAudioContext } from './audio-context.ts';
import { playTone } from './tone.ts';
import type { Tone } from './tone.ts';

export type RingLevel = 'briefing' | 'situation' | 'alert';

type Ring = { readonly everySeconds: number; readonly tones: readonly Tone[] };

function chime(
  shape: OscillatorType,
  loudness: number,
  steps: readonly (readonly [hz: number, at: number, lasts: number])[],
): Tone[] {
  return steps.map(([frequencyHz, at, lastsSeconds]) => ({ frequencyHz, at, lastsSeconds, loudness, shape }));
}

/** A level changes sound and colour of the ring, nothing else: the higher, the brighter, louder and denser. */
const rings: Readonly<Record<RingLevel, Ring>> = {
  briefing: {
    everySeconds: 3,
    tones: chime('sine', 0.35, [
      [523, 0, 0.9],
      [659, 0.28, 0.9],
      [784, 0.56, 1.2],
    ]),
  },
  situation: {
    everySeconds: 2.4,
    tones: chime('triangle', 0.5, [
      [659, 0, 0.35],
      [880, 0.22, 0.35],
      [659, 0.44, 0.35],
      [880, 0.66, 0.8],
    ]),
  },
  alert: {
    everySeconds: 1.6,
    tones: chime('square', 0.28, [
      [784, 0, 0.22],
      [1047, 0.2, 0.22],
      [784, 0.4, 0.22],
      [1047, 0.6, 0.22],
      [784, 0.8, 0.22],
      [1047, 1, 0.3],
    ]),
  },
};

function playOnce(audio: AudioContext, out: AudioNode, level: RingLevel): void {
  for (const tone of rings[level].tones) playTone(audio, out, tone, audio.currentTime);
}

/** Rings until the answered function is called. Silent where the page has not been unlocked by a tap. */
export function startRing(level: RingLevel): () => void {
  const audio = pageAudioContext();
  if (audio === null) return () => undefined;
  const volume = audio.createGain();
  volume.connect(audio.destination);
  const ring = (): void => {
    if (isAudioUnlocked()) playOnce(audio, volume, level);
  };
  ring();
  const timer = setInterval(ring, rings[level].everySeconds * 1000);
  return () => {
    clearInterval(timer);
    volume.gain.setTargetAtTime(0, audio.currentTime, 0.02);
    setTimeout(() => volume.disconnect(), 200);
  };
}

/** "Klingelton testen": the figure once. */
export function playRingOnce(level: RingLevel): void {
  const audio = pageAudioContext();
  if (audio !== null && isAudioUnlocked()) playOnce(audio, audio.destination, level);
}

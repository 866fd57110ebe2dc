import { unlockAudio, pageAudioContext } from './audio-context.ts';
import { playTone } from './tone.ts';

/** Loudspeaker test: one gong of 1.8 s. Call inside a tap. Resolves with whether it can be heard at all. */
export async function playGong(): Promise<boolean> {
  const isAllowed = await unlockAudio();
  const audio = pageAudioContext();
  if (!isAllowed || audio === null) return false;
  const partials = [1, 2.02, 2.98, 4.1];
  for (const [index, partial] of partials.entries()) {
    const tone = {
      frequencyHz: 220 * partial,
      at: 0,
      lastsSeconds: 1.8 / (1 + index * 0.35),
      loudness: 0.4 / (1 + index * 1.4),
    };
    playTone(audio, audio.destination, { ...tone, shape: 'sine' }, audio.currentTime);
  }
  return true;
}

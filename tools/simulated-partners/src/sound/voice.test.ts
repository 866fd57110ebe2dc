import { describe, expect, it } from 'vitest';
import { appearanceOf, knownOffices } from '../draw/appearance.ts';
import { greetings, interjections, sentences } from './sentences.ts';
import { Voice } from './voice.ts';

const half = (): number => 0.5;
let seed = 1;
function noise(): number {
  seed = (seed * 16_807) % 2_147_483_647;
  return seed / 2_147_483_647;
}

function spoken(key: string, line: string): { samples: Int16Array; mouths: Set<number> } {
  const voice = new Voice(appearanceOf(key), noise);
  voice.say(line);
  const pieces: Int16Array[] = [];
  const mouths = new Set<number>();
  while (voice.isSpeaking) {
    const piece = new Int16Array(480);
    mouths.add(voice.write(piece));
    pieces.push(piece);
  }
  return { samples: Int16Array.from(pieces.flatMap((piece) => Array.from(piece))), mouths };
}

/** Mean level in dB below full scale. */
function levelOf(samples: Int16Array): number {
  const power = samples.reduce((sum, sample) => sum + (sample / 32_768) ** 2, 0) / samples.length;
  return 10 * Math.log10(power);
}

describe('a voice', () => {
  it('says every line in one to six seconds, at a quiet level and without clipping', () => {
    for (const line of [...greetings, ...interjections, ...sentences]) {
      const { samples } = spoken('calbe', line);
      expect(samples.length / 48_000).toBeGreaterThan(0.2);
      expect(samples.length / 48_000).toBeLessThan(6);
      expect(samples.reduce((most, sample) => Math.max(most, sample), 0)).toBeLessThan(20_000);
      expect(levelOf(samples)).toBeGreaterThan(-34);
      expect(levelOf(samples)).toBeLessThan(-16);
    }
  });

  it('moves the mouth while it speaks and rests it afterwards', () => {
    const { mouths } = spoken('koennern', sentences[0] ?? '');
    expect(mouths.size).toBeGreaterThanOrEqual(5);
    const voice = new Voice(appearanceOf('koennern'), half);
    expect(voice.write(new Int16Array(480))).toBe(0);
  });

  it('is silent, not nearly silent, when it has nothing to say or is hushed', () => {
    const voice = new Voice(appearanceOf('barby'), half);
    voice.say(sentences[1] ?? '');
    voice.hush();
    const piece = new Int16Array(2400);
    voice.write(piece);
    expect(piece.every((sample) => sample === 0)).toBe(true);
  });

  it('is another one for every office', () => {
    const pitches = knownOffices.map((key) => appearanceOf(key).pitchHz);
    expect(new Set(pitches).size).toBe(knownOffices.length);
  });
});

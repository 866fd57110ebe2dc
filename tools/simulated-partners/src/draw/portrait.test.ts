import { describe, expect, it } from 'vitest';
import { appearanceOf } from './appearance.ts';
import { Film } from './film.ts';
import { type Portrait, drawPortrait } from './portrait.ts';

const small = 0.25;
const portrait = drawPortrait(appearanceOf('calbe'), 'Calbe (Saale)', small);

function frameOf(of: Portrait): { x: number; y: number; w: number; h: number; data: Uint8Array } {
  return { x: 0, y: 0, w: of.w, h: of.h, data: new Uint8Array((of.w * of.h * 3) / 2) };
}

describe('a portrait', () => {
  it('is a whole I420 picture with even pieces inside it', () => {
    expect([portrait.w, portrait.h]).toEqual([160, 90]);
    for (const pose of portrait.poses) {
      expect(pose.whole.data.length).toBe((160 * 90 * 3) / 2);
      for (const piece of [...pose.eyes, ...pose.mouths]) {
        expect([piece.x % 2, piece.y % 2, piece.w % 2, piece.h % 2]).toEqual([0, 0, 0, 0]);
        expect(piece.x + piece.w).toBeLessThanOrEqual(portrait.w);
        expect(piece.y + piece.h).toBeLessThanOrEqual(portrait.h);
      }
    }
  });

  it('shows skin in the middle of the face and cloth below', () => {
    const { data } = portrait.poses[4]?.whole ?? { data: new Uint8Array(0) };
    const chroma = (x: number, y: number): number => data[(160 * 90 * 5) / 4 + (y >> 1) * 80 + (x >> 1)] ?? 0;
    // The red difference of skin lies well above grey (128).
    expect(chroma(78, 40)).toBeGreaterThan(138);
    expect(data[80 * 160 + 40]).toBeLessThan(100);
  });

  it('differs from office to office', () => {
    const other = drawPortrait(appearanceOf('koennern'), 'Könnern', small);
    expect(other.poses[4]?.whole.data).not.toEqual(portrait.poses[4]?.whole.data);
    expect(appearanceOf('somewhere-else')).toEqual(appearanceOf('somewhere-else'));
  });
});

describe('a film', () => {
  it('changes from second to second, with the mouth, and by itself', () => {
    const film = new Film(portrait, () => 0.5);
    const shots = [0, 1000, 2000].map((now) => {
      const frame = frameOf(portrait);
      film.draw(frame, { now: 1_000_000 + now, mouth: 0, isSpeaking: false });
      return frame.data;
    });
    expect(shots[0]).not.toEqual(shots[1]);
    const speaking = frameOf(portrait);
    film.draw(speaking, { now: 1_002_000, mouth: 3, isSpeaking: false });
    expect(speaking.data).not.toEqual(shots[2]);
  });

  it('blinks within a few seconds', () => {
    const film = new Film(portrait, () => 0.5);
    const seen = new Set<string>();
    for (let now = 0; now < 9000; now += 50) {
      const frame = frameOf(portrait);
      film.draw(frame, { now, mouth: 0, isSpeaking: false });
      const eyes = portrait.poses[4]?.eyes[0];
      if (eyes !== undefined)
        seen.add(frame.data.subarray(eyes.y * portrait.w + eyes.x, eyes.y * portrait.w + eyes.x + eyes.w).join());
    }
    expect(seen.size).toBeGreaterThan(4);
  });
});

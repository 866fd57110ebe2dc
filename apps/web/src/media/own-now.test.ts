import { describe, expect, it } from 'vitest';
import { ownNow } from './own-now.ts';

const onAir = { owner: true, chair: true, onAir: true };
const off = { owner: false, chair: true, onAir: false };

describe('the own keys as this device keeps them', () => {
  it('are those of the server while nothing is withdrawn', () => {
    const own = { picture: onAir, sound: onAir };
    expect(ownNow(own, new Set())).toBe(own);
  });

  it('are off where the owner has just switched off, and keep the key of the chair', () => {
    expect(ownNow({ picture: onAir, sound: onAir }, new Set(['microphone']))).toEqual({ picture: onAir, sound: off });
    expect(ownNow({ picture: onAir, sound: onAir }, new Set(['camera', 'microphone']))).toEqual({
      picture: off,
      sound: off,
    });
  });
});

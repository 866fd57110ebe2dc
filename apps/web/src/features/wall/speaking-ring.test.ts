import { describe, expect, it } from 'vitest';
import { speakingRing } from './speaking-ring.ts';

const quiet = { hasFloor: false, level: 0, rem: 16, isStill: false };

describe('the white ring of who speaks', () => {
  it('is there from a level on, and follows it', () => {
    expect(speakingRing(quiet)).toBe('none');
    expect(speakingRing({ ...quiet, level: 0.2 })).not.toBe(speakingRing({ ...quiet, level: 0.8 }));
  });

  it('stays with whoever has the floor', () => {
    expect(speakingRing({ ...quiet, hasFloor: true })).toMatch(/#f3f4f7$/);
  });

  it('stands still where motion is not wanted, and still says who speaks', () => {
    const still = { ...quiet, isStill: true };
    expect(speakingRing(still)).toBe('none');
    expect(speakingRing({ ...still, level: 0.2 })).toBe(speakingRing({ ...still, level: 0.8 }));
    expect(speakingRing({ ...still, hasFloor: true })).toBe(speakingRing({ ...still, hasFloor: true, level: 0.8 }));
  });
});

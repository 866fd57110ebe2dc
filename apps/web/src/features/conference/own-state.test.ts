import { describe, expect, it } from 'vitest';
import { ownDetailKey, ownState } from './own-state.ts';

const off = { owner: false, chair: false, onAir: false };
const chairOnly = { owner: false, chair: true, onAir: false };
const ready = { owner: true, chair: false, onAir: false };
const onAir = { owner: true, chair: true, onAir: true };

describe('the sentence about oneself', () => {
  it.each([
    [off, off, 'offAir', 'offAir'],
    [chairOnly, chairOnly, 'offAir', 'offAir'],
    [ready, ready, 'ready', 'readyBoth'],
    [ready, chairOnly, 'ready', 'readyPicture'],
    [off, ready, 'ready', 'readySound'],
    [onAir, onAir, 'onAir', 'onAirBoth'],
    [onAir, ready, 'onAir', 'onAirPicture'],
    [chairOnly, onAir, 'onAir', 'onAirSound'],
  ] as const)('picture %o, sound %o: %s', (picture, sound, state, detail) => {
    expect(ownState({ picture, sound })).toBe(state);
    expect(ownDetailKey({ picture, sound })).toBe(detail);
  });
});

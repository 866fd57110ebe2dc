import { describe, expect, it } from 'vitest';
import { live } from '../../gallery/fixtures.ts';
import { controlsFor } from './controls-for.ts';

const [someone] = live.conference.participants;
const off = { owner: false, chair: true, onAir: false };
const released = { owner: true, chair: false, onAir: false };

describe('what the chair can do about a partner', () => {
  it.each([
    ['ringing', off, 'none'],
    ['accepted', off, 'none'],
    ['delayed', off, 'none'],
    ['offAir', off, 'ask'],
    ['ready', released, 'switches'],
    ['onAir', released, 'switches'],
    ['lost', released, 'switches'],
    ['lost', off, 'none'],
    ['declined', off, 'ringAgain'],
    ['missed', off, 'ringAgain'],
    ['unreachable', off, 'ringAgain'],
    ['left', released, 'ringAgain'],
  ] as const)('%s: %o gives %s', (state, keys, controls) => {
    expect(someone).toBeDefined();
    if (someone !== undefined) expect(controlsFor({ ...someone, state, picture: keys, sound: off })).toBe(controls);
  });
});

import { describe, expect, it } from 'vitest';
import { live } from '../../gallery/fixtures.ts';
import { closedBesideSwitch, controlsFor, switchPlaceOf } from './controls-for.ts';

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

describe('the place of a switch whose owner has not released', () => {
  it.each([
    ['onAir', released, null, 'ask'],
    ['ready', released, null, 'ask'],
    ['onAir', released, 1000, 'asked'],
    ['lost', released, null, 'closed'],
  ] as const)('%s, asked at %s: %s', (state, picture, releaseAskedAt, place) => {
    expect(someone).toBeDefined();
    if (someone === undefined) return;
    const partner = { ...someone, state, picture, sound: off, releaseAskedAt };
    expect(switchPlaceOf(partner, 'picture')).toBe('switch');
    expect(switchPlaceOf(partner, 'sound')).toBe(place);
    expect(closedBesideSwitch(partner)).toBe(place === 'closed' ? null : 'sound');
  });

  it('is no place of its own where nothing or everything is released', () => {
    expect(someone).toBeDefined();
    if (someone === undefined) return;
    const partner = { ...someone, state: 'onAir' as const, releaseAskedAt: null };
    expect(closedBesideSwitch({ ...partner, picture: off, sound: off })).toBeNull();
    expect(closedBesideSwitch({ ...partner, picture: released, sound: released })).toBeNull();
  });
});

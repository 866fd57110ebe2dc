import { describe, expect, it } from 'vitest';
import { calling, live, pictureNow } from '../gallery/fixtures.ts';
import { mayBeAsked, onAirParts, stateDetail, stateElapsedMs, stateWord } from './participant-state.ts';

const named = (conference: typeof live.conference, shortName: string) => {
  const found = conference.participants.find((participant) => participant.shortName === shortName);
  if (found === undefined) throw new Error(`no fixture of ${shortName}`);
  return found;
};

describe('words for a state', () => {
  it('says who has the floor instead of who is on air', () => {
    expect(stateWord(named(live.conference, 'Calbe (Saale)')).key).toBe('state.hasFloor');
    expect(stateWord(named(live.conference, 'Barby')).key).toBe('state.onAir');
  });

  it('says when somebody comes who comes later', () => {
    const barby = named(calling.conference, 'Barby');
    expect(stateWord(barby)).toEqual({ key: 'state.delayed', values: { count: 10 } });
    expect(stateDetail(barby)).toEqual({ key: 'detail.delayed', values: { time: '14:31' } });
  });

  it('counts only while it rings and while a line is broken', () => {
    expect(stateElapsedMs(named(calling.conference, 'Könnern'), pictureNow)).toBe(22_000);
    expect(stateElapsedMs(named(live.conference, 'VG Saale-Wipper'), pictureNow)).toBe(12_000);
    expect(stateElapsedMs(named(live.conference, 'Barby'), pictureNow)).toBeNull();
  });

  it('tells screen readers what is on air in part', () => {
    expect(onAirParts(named(live.conference, 'Staßfurt'))).toEqual(['switch.picture.on', 'switch.sound.off']);
    expect(onAirParts(named(live.conference, 'Hecklingen'))).toEqual([]);
  });

  it.each([
    ['accepted', 'none', null, false],
    ['ringing', 'none', null, false],
    ['lost', 'picture', null, false],
    ['offAir', 'none', null, true],
    ['ready', 'picture', null, true],
    ['onAir', 'sound', null, true],
    ['onAir', 'both', null, false],
    ['offAir', 'none', pictureNow, false],
  ] as const)('%s with %s released, asked at %s: may be asked %s', (state, released, releaseAskedAt, expected) => {
    const keys = (isReleased: boolean) => ({ owner: isReleased, chair: false, onAir: false });
    const picture = keys(released === 'picture' || released === 'both');
    const sound = keys(released === 'sound' || released === 'both');
    const barby = named(live.conference, 'Barby');
    expect(mayBeAsked({ ...barby, state, releaseAskedAt, picture, sound })).toBe(expected);
  });
});

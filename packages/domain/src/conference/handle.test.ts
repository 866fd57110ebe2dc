import { expect, it } from 'vitest';
import { toId, type PersonId } from '../people/ids.ts';
import { after, chair, newRound, of, person, run, wall } from './fixtures.ts';

const calbe = toId<PersonId>('calbe');

it('sets, never toggles: repeating changes nothing, not even rev', () => {
  const round = after(newRound(), [chair, { type: 'stage.set', participant: calbe, sound: true }]);
  expect(run(round, [chair, { type: 'stage.set', participant: calbe, sound: true }])).toEqual({
    conference: round,
    events: [],
  });
});

it('works from the wall as from the desk, and from no partner', () => {
  expect(
    of(after(newRound(), [wall, { type: 'stage.set', participant: calbe, picture: true }]), 'calbe').chair.picture,
  ).toBe(true);
  expect(run(newRound(), [person('barby'), { type: 'stage.set', participant: calbe, picture: true }])).toBe(
    'forbidden',
  );
  expect(run(newRound(), [person('stranger'), { type: 'hand.raise' }])).toBe('forbidden');
  expect(run(newRound(), [wall, { type: 'release.set', sound: true }])).toBe('forbidden');
});

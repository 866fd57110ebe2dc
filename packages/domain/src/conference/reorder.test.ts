import { expect, it } from 'vitest';
import { toId, type PersonId } from '../people/ids.ts';
import { after, chair, newRound, person, ready, run, wall, type Step } from './fixtures.ts';

const idOf = (name: string) => toId<PersonId>(name);
const on = (participant: string): Step => [
  chair,
  { type: 'stage.set', participant: idOf(participant), picture: true, sound: true },
];
/** Seated in the order in which they came on air: Nienburg, Barby, Calbe. */
const seated = after(
  newRound(),
  ...['calbe', 'barby', 'nienburg'].flatMap(ready),
  ...['nienburg', 'barby', 'calbe'].map(on),
);

it('keeps everyone on the first seat until "Neu ordnen", which seats whoever is on air as the Verteiler has them', () => {
  expect(seated.seats).toEqual(['nienburg', 'barby', 'calbe']);
  expect(after(seated, [chair, { type: 'stage.reorder' }]).seats).toEqual(['calbe', 'barby', 'nienburg']);
});

it('frees the seats of those who are not on air any more, and seats them anew when they are', () => {
  const off = after(seated, [chair, { type: 'stage.set', participant: idOf('barby'), picture: false, sound: false }]);
  expect(off.seats).toEqual(seated.seats);
  const ordered = after(off, [wall, { type: 'stage.reorder' }]);
  expect(ordered.seats).toEqual(['calbe', 'nienburg']);
  expect(after(ordered, [wall, { type: 'stage.reorder' }])).toBe(ordered);
  expect(after(ordered, on('barby')).seats).toEqual(['calbe', 'nienburg', 'barby']);
});

it('is a matter of the chair', () => {
  expect(run(seated, [person('calbe'), { type: 'stage.reorder' }])).toBe('forbidden');
});

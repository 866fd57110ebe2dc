import { expect, it } from 'vitest';
import { toId, type PersonId } from '../people/ids.ts';
import { after, chair, everyone, newRound, of, person, ready, run, start, system } from './fixtures.ts';
import { canSendDeputy, isRepresented, representedBy } from './deputy-commands.ts';
import { participantState } from './participant.ts';
import type { Conference } from './state.ts';

const thw = toId<PersonId>('thw');
const reachable: ReadonlySet<PersonId> = new Set([...everyone, thw]);
const declining = (name: string, deputy: PersonId | null = thw) =>
  [person(name), { type: 'call.decline', deputy: true }, { deputy, reachable }] as const;
const states = (round: Conference) => round.participants.map((one) => [one.personId, participantState(one)]);

it('rings the deputy at once, in the row after whom they stand in for', () => {
  const round = after(newRound(), declining('calbe'));
  expect(states(round).slice(0, 3)).toEqual([
    ['calbe', 'declined'],
    ['thw', 'ringing'],
    ['barby', 'ringing'],
  ]);
  expect(isRepresented(of(round, 'calbe'))).toBe(true);
  expect(representedBy(round, thw)?.personId).toBe('calbe');
  const there = after(round, ...ready('thw'));
  expect(participantState(of(there, 'thw'))).toBe('ready');
});

it('notes that the deputy cannot be reached', () => {
  const round = after(newRound(), [person('calbe'), { type: 'call.decline', deputy: true }, { deputy: thw }]);
  expect(participantState(of(round, 'thw'))).toBe('unreachable');
});

it('lets who has declined send the deputy afterwards, and who put it off too', () => {
  const declined = after(newRound(), [person('calbe'), { type: 'call.decline' }], declining('calbe'));
  expect(participantState(of(declined, 'thw'))).toBe('ringing');
  const delayed = after(newRound(), [person('calbe'), { type: 'call.delay', minutes: 5 }], declining('calbe'));
  expect(participantState(of(delayed, 'calbe'))).toBe('declined');
});

it('refuses to send nobody, the chair, oneself, or somebody who has declined or left', () => {
  const open = newRound();
  expect(run(open, declining('calbe', null))).toBe('noDeputy');
  expect(run(open, declining('calbe', toId('chair')))).toBe('noDeputy');
  expect(run(open, declining('calbe', toId('calbe')))).toBe('noDeputy');
  const barbyDeclined = after(open, [person('barby'), { type: 'call.decline' }]);
  expect(run(barbyDeclined, declining('calbe', toId('barby')))).toBe('noDeputy');
  const barbyLeft = after(open, ...ready('barby'), [person('barby'), { type: 'participant.leave' }]);
  expect(canSendDeputy(barbyLeft, toId('calbe'), toId('barby'))).toBe(false);
  // Nothing changed: the call still rings.
  expect(participantState(of(open, 'calbe'))).toBe('ringing');
});

it('leaves a deputy alone who is in the round already, and rings one who was missed', () => {
  const there = after(newRound(), ...ready('barby'), declining('calbe', toId('barby')));
  expect(participantState(of(there, 'barby'))).toBe('ready');
  expect(there.participants).toHaveLength(5);
  const missed = after(
    newRound(),
    [person('calbe'), { type: 'call.delay', minutes: 15 }],
    [system, { type: 'clock.tick' }, { now: start + 60_000 }],
  );
  const rung = after(missed, declining('calbe', toId('barby')));
  expect(participantState(of(rung, 'barby'))).toBe('ringing');
});

it('rings again the deputy who was missed, and not whoever sent them', () => {
  const missed = after(newRound(), declining('calbe'), [system, { type: 'clock.tick' }, { now: start + 70_000 }]);
  const again = after(missed, [chair, { type: 'call.ringAgain' }, { reachable }]);
  expect(states(again).slice(0, 2)).toEqual([
    ['calbe', 'declined'],
    ['thw', 'ringing'],
  ]);
  const named = after(missed, [chair, { type: 'call.ringAgain', participant: toId('calbe') }]);
  expect(participantState(of(named, 'calbe'))).toBe('ringing');
});

it('lets the represented come all the same: then nobody stands in', () => {
  const round = after(newRound(), declining('calbe'), [person('calbe'), { type: 'call.accept' }]);
  expect(representedBy(round, thw)).toBeUndefined();
  expect(of(round, 'calbe').deputy).toBeNull();
});

import { expect, it } from 'vitest';
import { toId, type PersonId } from '../people/ids.ts';
import { after, chair, newRound, of, person, ready, run, start } from './fixtures.ts';
import { onAirMedia, participantState } from './participant.ts';

const calbe = toId<PersonId>('calbe');
const barby = toId<PersonId>('barby');

it('queues first come first served, and gives the former keys back', () => {
  const raised = after(
    newRound(),
    ...ready('calbe'),
    ...ready('barby'),
    [person('barby'), { type: 'hand.raise' }, { now: start + 1 }],
    [person('calbe'), { type: 'hand.raise' }, { now: start + 2 }],
  );
  expect(raised.floor.queue.map((hand) => hand.personId)).toEqual(['barby', 'calbe']);
  const granted = after(raised, [chair, { type: 'floor.grant', participant: barby }]);
  expect(granted.floor).toMatchObject({ speaker: { personId: 'barby' }, queue: [{ personId: 'calbe' }] });
  expect(granted.layout).toBe('speaker');
  expect(participantState(of(granted, 'barby'))).toBe('onAir');
  const next = after(granted, [chair, { type: 'floor.grant', participant: calbe }]);
  expect(['barby', 'calbe'].map((name) => participantState(of(next, name)))).toEqual(['ready', 'onAir']);
  expect(participantState(of(after(next, [chair, { type: 'floor.withdraw' }]), 'calbe'))).toBe('ready');
  expect(run(raised, [chair, { type: 'floor.withdraw' }])).toBe('nobodyHasFloor');
});

it('keeps what the chair decides while somebody speaks', () => {
  const round = after(
    newRound(),
    ...ready('calbe'),
    [chair, { type: 'floor.grant', participant: calbe }],
    [chair, { type: 'stage.set', participant: calbe, picture: true }],
    [chair, { type: 'floor.withdraw' }],
  );
  expect(onAirMedia(of(round, 'calbe'))).toEqual({ picture: true, sound: false });
});

it('lets only the chair take down the hand of another', () => {
  const raised = after(newRound(), ...ready('calbe'), [person('calbe'), { type: 'hand.raise' }]);
  expect(run(raised, [person('barby'), { type: 'hand.lower', participant: calbe }])).toBe('forbidden');
  expect(after(raised, [chair, { type: 'hand.lower', participant: calbe }]).floor.queue).toEqual([]);
  expect(after(raised, [person('calbe'), { type: 'hand.lower' }]).floor.queue).toEqual([]);
});

it('frees the floor of whoever leaves', () => {
  const round = after(
    newRound(),
    ...ready('calbe'),
    [chair, { type: 'floor.grant', participant: calbe }],
    [person('calbe'), { type: 'participant.leave' }],
  );
  expect(round.floor.speaker).toBeNull();
});

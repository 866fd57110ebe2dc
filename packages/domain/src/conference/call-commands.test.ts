import { expect, it } from 'vitest';
import { toId, type PersonId } from '../people/ids.ts';
import { conferenceDeadline } from './deadline.ts';
import { after, chair, deviceOf, newRound, of, person, ready, run, start, system } from './fixtures.ts';
import { isHere, participantState } from './participant.ts';

const calbe = toId<PersonId>('calbe');
const minute = 60_000;

it('rings everybody who has a connected device and marks the others unreachable', () => {
  const round = newRound(new Set([calbe]));
  expect(of(round, 'calbe').call).toEqual({ state: 'ringing', since: start, until: start + minute, attempt: 1 });
  expect(participantState(of(round, 'barby'))).toBe('unreachable');
});

it('counts a ring that ran out as missed, exactly when its minute is over', () => {
  const tick = { type: 'clock.tick' } as const;
  expect(run(newRound(), [system, tick, { now: start + minute - 1 }])).toMatchObject({ events: [] });
  const later = after(newRound(), [system, tick, { now: start + minute }]);
  expect(later.participants.slice(0, 4).map(participantState)).toEqual(['missed', 'missed', 'missed', 'missed']);
  expect(conferenceDeadline(later)).toBeNull();
});

it('rings the delayed again when the promised time has come', () => {
  const delayed = after(newRound(), [person('calbe'), { type: 'call.delay', minutes: 10 }, { now: start + 5_000 }]);
  expect(participantState(of(delayed, 'calbe'))).toBe('delayed');
  const due = start + 5_000 + 10 * minute;
  const again = after(delayed, [system, { type: 'clock.tick' }, { now: due }]);
  expect(of(again, 'calbe').call).toEqual({ state: 'ringing', since: due, until: due + minute, attempt: 2 });
});

it('rings again only the missing', () => {
  const round = after(
    newRound(),
    ...ready('calbe'),
    [person('barby'), { type: 'call.decline' }],
    [person('nienburg'), { type: 'call.delay', minutes: 5 }],
    [system, { type: 'clock.tick' }, { now: start + minute }],
    [chair, { type: 'call.ringAgain' }, { now: start + 2 * minute }],
  );
  expect(round.participants.map(participantState)).toEqual(['ready', 'ringing', 'delayed', 'ringing', 'offAir']);
});

it('rings an added person, and refuses to call the chair', () => {
  const added = after(newRound(), [
    chair,
    { type: 'call.add', participant: toId('thw') },
    { reachable: new Set([toId<PersonId>('thw')]) },
  ]);
  expect(participantState(of(added, 'thw'))).toBe('ringing');
  expect(added.participants.at(-1)?.personId).toBe('chair');
  expect(run(added, [chair, { type: 'call.add', participant: toId('chair') }])).toBe('alreadyCalled');
});

it('gives an added person the keys that hold for latecomers', () => {
  const round = after(
    newRound(),
    [chair, { type: 'stage.setAll', to: 'on' }],
    [chair, { type: 'call.add', participant: toId('thw') }],
  );
  expect(of(round, 'thw').chair).toEqual({ picture: true, sound: true });
});

it('is answered on one device; another one is refused and becomes no media device', () => {
  const round = after(newRound(), [person('calbe'), { type: 'call.accept' }]);
  const other = { ...person('calbe'), deviceId: deviceOf('other') };
  expect(run(round, [other, { type: 'call.accept' }])).toBe('callAnswered');
  expect(run(round, [other, { type: 'release.set', sound: true }])).toBe('notMediaDevice');
  expect(of(round, 'calbe').mediaDevice).toBe(deviceOf('calbe'));
});

it('lets the missed and the declined come late', () => {
  const round = after(newRound(), [system, { type: 'clock.tick' }, { now: start + minute }], ...ready('calbe'));
  expect(participantState(of(round, 'calbe'))).toBe('ready');
});

it('counts "da" as accepted or in the room, not lost, not left', () => {
  const accepted = after(newRound(), [person('calbe'), { type: 'call.accept' }]);
  expect(isHere(of(accepted, 'calbe'))).toBe(true);
  const lost = after(accepted, [system, { type: 'device.lost', participant: calbe, device: deviceOf('calbe') }]);
  expect(isHere(of(lost, 'calbe'))).toBe(false);
  const left = after(accepted, [person('calbe'), { type: 'participant.leave' }]);
  expect(isHere(of(left, 'calbe'))).toBe(false);
  expect(isHere(of(accepted, 'chair'))).toBe(false);
});

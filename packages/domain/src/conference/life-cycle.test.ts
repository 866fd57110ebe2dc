import { expect, it } from 'vitest';
import { toId, type PersonId } from '../people/ids.ts';
import { conferenceMedia } from './conference-media.ts';
import { conferenceDeadline } from './deadline.ts';
import { after, chair, deviceOf, newRound, of, person, ready, run, start, system, wall } from './fixtures.ts';
import { attendance, participantState } from './participant.ts';

const calbe = toId<PersonId>('calbe');

const removed = (name: string) => [system, { type: 'person.removed', participant: toId<PersonId>(name) }] as const;

it('goes live with the first partner in the room and ends for all, never back', () => {
  expect(newRound().phase).toBe('calling');
  const live = after(newRound(), ...ready('calbe'));
  expect(live.phase).toBe('live');
  const ended = after(live, [chair, { type: 'conference.end' }]);
  expect(ended).toMatchObject({ phase: 'ended', endedAt: start + 1_000 });
  expect(conferenceMedia(ended)).toMatchObject({ isOpen: false, senders: [] });
  expect(attendance(ended)).toEqual(['calbe']);
  expect(run(ended, [person('barby'), { type: 'call.accept' }])).toBe('conferenceEnded');
  expect(run(live, [wall, { type: 'conference.end' }])).toBe('forbidden');
});

it('keeps keys, hand and seat of a lost device, and forgets nothing when it returns', () => {
  const lost = { type: 'device.lost', participant: calbe, device: deviceOf('calbe') } as const;
  const before = after(
    newRound(),
    ...ready('calbe'),
    [chair, { type: 'stage.setAll', to: 'on' }],
    [person('calbe'), { type: 'hand.raise' }],
  );
  const gone = after(before, [system, lost]);
  expect(participantState(of(gone, 'calbe'))).toBe('lost');
  const back = after(gone, [system, { ...lost, type: 'device.connected' }]);
  expect({ ...back, rev: 0 }).toEqual({ ...before, rev: 0 });
});

it('hands the media over to another device of the same person with closed keys', () => {
  const other = { ...person('calbe'), deviceId: deviceOf('other') };
  const round = after(newRound(), ...ready('calbe'), [other, { type: 'mediaDevice.take' }]);
  expect(of(round, 'calbe')).toMatchObject({
    mediaDevice: deviceOf('other'),
    presence: 'inRoom',
    owner: { picture: false, sound: false },
  });
});

it('counts who is removed from the county as left, with nothing open, and lets them in again when restored', () => {
  const live = after(
    newRound(),
    ...ready('calbe'),
    [chair, { type: 'stage.setAll', to: 'on' }],
    [person('calbe'), { type: 'hand.raise' }],
    [chair, { type: 'floor.grant', participant: toId('calbe') }],
    removed('calbe'),
  );
  expect(participantState(of(live, 'calbe'))).toBe('left');
  expect(of(live, 'calbe')).toMatchObject({ mediaDevice: null, owner: { picture: false, sound: false } });
  expect(live.floor).toEqual({ queue: [], speaker: null });
  expect(conferenceMedia(live).senders.map((one) => one.personId)).toEqual(['chair']);
  expect(run(live, removed('calbe'))).toMatchObject({ events: [] });
  const back = after(live, [person('calbe'), { type: 'call.accept' }]);
  expect(participantState(of(back, 'calbe'))).toBe('accepted');
});

it('lets the ring of a removed person stop, for good', () => {
  const round = after(
    newRound(),
    removed('calbe'),
    [person('barby'), { type: 'call.delay', minutes: 5 }],
    removed('barby'),
  );
  expect(['calbe', 'barby'].map((name) => participantState(of(round, name)))).toEqual(['left', 'left']);
  const others = after(round, [system, { type: 'clock.tick' }, { now: start + 60_000 }]);
  expect(conferenceDeadline(others)).toBeNull();
});

it('keeps the round of a chair who is removed, with the own keys off, until the server ends it', () => {
  const live = after(newRound(), [chair, { type: 'release.set', picture: true, sound: true }], removed('chair'));
  expect(of(live, 'chair')).toMatchObject({ presence: 'inRoom', owner: { picture: false, sound: false } });
  expect(run(live, removed('chair'))).toMatchObject({ events: [] });
  expect(after(live, [system, { type: 'conference.end' }]).phase).toBe('ended');
});

it('knows nothing of persons who do not belong to the round, and obeys nobody but the server', () => {
  expect(run(newRound(), removed('thw'))).toBe('notCalled');
  expect(run(newRound(), [chair, { type: 'person.removed', participant: toId('calbe') }])).toBe('forbidden');
});

it('keeps no moment of anybody beyond the end', () => {
  const ended = after(
    newRound(),
    ...ready('calbe'),
    [system, { type: 'device.lost', participant: toId('calbe'), device: toId('calbe-tablet') }],
    [person('barby'), { type: 'call.delay', minutes: 5 }],
    [person('calbe'), { type: 'hand.raise' }],
    [chair, { type: 'conference.end' }],
  );
  const kept = JSON.stringify({ floor: ended.floor, participants: ended.participants });
  expect(kept).not.toMatch(/"(since|until|at|raisedAt|lostSince)":\d/);
  expect(of(ended, 'barby').call).toEqual({ state: 'missed', attempt: 1 });
});

import {
  handle,
  toId,
  type Actor,
  type Command,
  type Conference,
  type DeviceId,
  type PersonId,
} from '@kreisrunde/domain';
import { expect, it } from 'vitest';
import { ownPages } from '../edge/http/own-origin.ts';
import { convenedRound } from '../testing/conference.ts';
import { authoriseMedia, mayConnect, mayStay } from './authorise-media.ts';

const partner = (device: string): Actor => ({
  kind: 'person',
  personId: toId('calbe'),
  deviceId: toId(device),
  role: 'partner',
});
const wall = (ownerId: string): Actor => ({ kind: 'wall', deviceId: toId('wall'), ownerId: toId(ownerId) });
const chair: Actor = { kind: 'person', personId: toId('chair'), deviceId: toId('desk'), role: 'chair' };

const ringing = (): Conference => convenedRound(new Set([toId<PersonId>('calbe')]));

function then(
  state: Conference,
  actor: Actor,
  type: 'call.accept' | 'participant.leave' | 'conference.end',
): Conference {
  const result = handle(state, { actor, command: { type }, now: 1, reachable: new Set() });
  if (!result.ok) throw new Error(result.code);
  return result.value.conference;
}

it('lets every device of a called person warm its line while it rings, then only the one that answered', () => {
  expect([partner('a'), partner('b')].map((actor) => mayConnect(ringing(), actor))).toEqual([true, true]);
  const answered = then(ringing(), partner('a'), 'call.accept');
  expect([partner('a'), partner('b')].map((actor) => mayConnect(answered, actor))).toEqual([true, false]);
});

it('lets in the wall of the chair and no other, and nobody after the end', () => {
  expect([wall('chair'), wall('other')].map((actor) => mayConnect(ringing(), actor))).toEqual([true, false]);
  const ended = then(ringing(), chair, 'conference.end');
  expect([chair, wall('chair'), partner('a')].map((actor) => mayConnect(ended, actor))).toEqual([false, false, false]);
});

it('keeps out whoever has left, until called or come back', () => {
  const left = then(then(ringing(), partner('a'), 'call.accept'), partner('a'), 'participant.leave');
  expect(mayConnect(left, partner('a'))).toBe(false);
});

it('asks for the ticket of this tab and device, opened by an own page or a native client', async () => {
  const device = {
    kind: 'personal' as const,
    id: toId<DeviceId>('a'),
    personId: toId<PersonId>('calbe'),
    activeTab: 'tab',
  };
  const conference = ringing();
  const authorise = (tab: string, origin?: string) =>
    authoriseMedia(
      {
        identity: { ticket: () => Promise.resolve({ device, conferenceId: conference.id, tab }) },
        conference: () => conference,
        actorOf: () => partner('a'),
        isOwnPage: ownPages(null),
      },
      'secret',
      { origin, host: 'calbe.localhost:1' },
    );
  const party = { kind: 'participant', personId: 'calbe', deviceId: 'a' };
  expect(await authorise('tab')).toEqual({ conferenceId: 'round', party });
  expect(await authorise('tab', 'http://calbe.localhost:1')).toEqual({ conferenceId: 'round', party });
  expect(await authorise('tab', 'http://evil.localhost:1')).toBe('foreignOrigin');
  expect(await authorise('tab', 'null')).toBe('foreignOrigin');
  expect(await authorise('older-tab')).toBe('forbidden');
});

it('lets no line stay that could not be opened now', () => {
  const stay = (state: Conference) =>
    ['calbe.a', 'calbe.b', 'wall.w', 'chair.desk'].map((identity) => mayStay(state, identity, toId('chair')));
  expect(stay(ringing())).toEqual([true, true, true, true]);
  const answered = then(ringing(), partner('a'), 'call.accept');
  expect(stay(answered)).toEqual([true, false, true, true]);
  expect(stay(then(answered, partner('a'), 'participant.leave'))).toEqual([false, false, true, true]);
  expect(stay(then(answered, chair, 'conference.end'))).toEqual([false, false, false, false]);
});

it('lets the line of a wall stay only while it is the wall of the chair', () => {
  const stays = (owner: PersonId | null) => mayStay(ringing(), 'wall.w', owner);
  expect([toId<PersonId>('chair'), toId<PersonId>('calbe'), null].map(stays)).toEqual([true, false, false]);
});

it('keeps a silent line for the tablet while the wall has the sound, and cuts off whoever does not fall silent', () => {
  const roomWall = {
    deviceId: toId<DeviceId>('wall'),
    isConnected: true,
    released: { picture: true, sound: true },
    mayPlay: true,
  };
  const step = (state: Conference, actor: Actor, command: Command, now = 1): Conference => {
    const result = handle(state, { actor, command, now, reachable: new Set(), wall: roomWall });
    if (!result.ok) throw new Error(result.code);
    return result.value.conference;
  };
  const other: Actor = { ...chair, deviceId: toId('phone') };
  const lines = (state: Conference) => [
    [chair, wall('chair'), other].map((actor) => mayConnect(state, actor)),
    ['chair.desk', 'wall.wall', 'chair.phone'].map((identity) => mayStay(state, identity, toId('chair'))),
  ];
  const moving = step(ringing(), chair, { type: 'mediaDevice.move', to: 'wall' });
  const there = step(moving, chair, { type: 'mediaDevice.silent' });
  for (const state of [moving, there])
    expect(lines(state)).toEqual([
      [true, true, false],
      [true, true, false],
    ]);
  const stubborn = step(moving, { kind: 'system' }, { type: 'clock.tick' }, 10_000);
  expect(lines(stubborn)).toEqual([
    [false, true, false],
    [false, true, false],
  ]);
  expect(lines(step(stubborn, chair, { type: 'mediaDevice.silent' }))).toEqual(lines(there));
  const gone = step(there, { kind: 'system' }, { type: 'wall.withdrawn', device: roomWall.deviceId });
  expect(lines(gone)).toEqual([
    [true, false, false],
    [true, false, false],
  ]);
});

import { expect, it } from 'vitest';
import {
  after,
  chair,
  chairId,
  deviceOf,
  newRound,
  of,
  person,
  ready,
  roomWall,
  run,
  start,
  system,
  wall,
  wallId,
} from './fixtures.ts';
import type { Step } from './fixtures.ts';
import { fallBackAfterMs, handOverForMs } from './media-commands.ts';
import { onAirMedia } from './participant.ts';
import { conferenceMedia } from './conference-media.ts';
import { conferenceDeadline } from './deadline.ts';
import type { Conference } from './state.ts';

const toWall: Step = [chair, { type: 'mediaDevice.move', to: 'wall' }, { wall: roomWall }];
const toTablet: Step = [chair, { type: 'mediaDevice.move', to: 'tablet' }];
const tabletSilent: Step = [chair, { type: 'mediaDevice.silent' }];
const wallSilent: Step = [wall, { type: 'mediaDevice.silent' }];
const speaking = after(newRound(), ...ready('calbe'), [chair, { type: 'release.set', picture: true, sound: true }]);
const atWall = after(speaking, toWall, tabletSilent);
const senderOf = (state: Conference) => conferenceMedia(state).senders.find((one) => one.personId === chairId);
const nothing = { camera: false, microphone: false };
const everything = { camera: true, microphone: true };

it('moves in two steps: the tablet falls silent, and only once it has said so the wall starts', () => {
  const moving = after(speaking, toWall);
  expect(senderOf(moving)).toMatchObject({ deviceId: deviceOf('chair'), isWall: false, flowing: nothing });
  expect(senderOf(after(moving, tabletSilent))).toMatchObject({ deviceId: wallId, isWall: true, flowing: everything });
});

it('moves back in the same two steps', () => {
  const moving = after(atWall, toTablet);
  expect(senderOf(moving)).toMatchObject({ deviceId: wallId, isWall: true, flowing: nothing });
  const back = after(moving, wallSilent);
  expect(senderOf(back)).toMatchObject({ deviceId: deviceOf('chair'), isWall: false, flowing: everything });
  expect(of(back, 'chair')).toMatchObject({ hall: null, handOver: null, unheard: null });
});

it.each([
  { picture: true, sound: false },
  { picture: false, sound: true },
  { picture: false, sound: false },
])('leaves the keys as they are: %o', (keys) => {
  const before = after(newRound(), ...ready('calbe'), [chair, { type: 'release.set', ...keys }]);
  const there = after(before, toWall, tabletSilent);
  expect(of(there, 'chair')).toMatchObject({ owner: keys, chair: { picture: true, sound: true } });
  expect(senderOf(there)?.flowing).toEqual({ camera: keys.picture, microphone: keys.sound });
  const back = after(there, toTablet, wallSilent);
  expect(of(back, 'chair').owner).toEqual(keys);
  expect(senderOf(back)?.flowing).toEqual({ camera: keys.picture, microphone: keys.sound });
});

it.each([
  ['no wall is paired', null, 'noWall'],
  ['the wall is not connected', { ...roomWall, isConnected: false }, 'noWall'],
  [
    'nobody has released anything on it',
    { ...roomWall, released: { picture: false, sound: false } },
    'wallNotReleased',
  ],
  ['its browser waits for a touch', { ...roomWall, mayPlay: false }, 'wallMayNotPlay'],
] as const)('is refused where %s', (_name, given, code) => {
  expect(run(speaking, [chair, { type: 'mediaDevice.move', to: 'wall' }, { wall: given }])).toBe(code);
});

it('is a matter of the chair and of the own wall alone', () => {
  const move = { type: 'mediaDevice.move', to: 'wall' } as const;
  const strangers = [
    person('calbe'),
    person('it', 'moderator'),
    system,
    { ...wall, ownerId: of(speaking, 'calbe').personId },
  ];
  for (const actor of strangers) expect(run(speaking, [actor, move, { wall: roomWall }])).toBe('forbidden');
  expect(senderOf(after(speaking, [wall, move, { wall: roomWall }], tabletSilent))).toMatchObject({ isWall: true });
});

it('sends from the wall only what was released on it', () => {
  const deaf = { ...roomWall, released: { picture: false, sound: true } };
  const there = after(speaking, [chair, { type: 'mediaDevice.move', to: 'wall' }, { wall: deaf }], tabletSilent);
  expect(senderOf(there)).toMatchObject({ released: { camera: false }, flowing: { camera: false, microphone: true } });
  expect(onAirMedia(of(there, 'chair'))).toEqual({ picture: false, sound: true });
  expect(onAirMedia(of(after(there, toTablet, wallSilent), 'chair'))).toEqual({ picture: true, sound: true });
});

it('mutes and opens at the wall from the tablet, and from no other device', () => {
  const muted = after(atWall, [chair, { type: 'release.set', sound: false }]);
  expect(senderOf(muted)?.flowing).toEqual({ camera: true, microphone: false });
  expect(senderOf(after(muted, [chair, { type: 'release.set', sound: true }]))?.flowing).toEqual(everything);
  const other = { ...person('chair', 'chair'), deviceId: deviceOf('other') };
  expect(run(muted, [other, { type: 'release.set', sound: true }])).toBe('notMediaDevice');
  expect(run(muted, [wall, { type: 'release.set', sound: true }])).toBe('forbidden');
});

it('cuts off a device that does not say that it is silent', () => {
  const moving = after(speaking, toWall);
  const until = start + 1_000 + handOverForMs;
  expect(conferenceDeadline(moving)).toBe(until);
  expect(after(moving, [system, { type: 'clock.tick' }, { now: until - 1 }])).toBe(moving);
  const forced = after(moving, [system, { type: 'clock.tick' }, { now: until }]);
  expect(of(forced, 'chair')).toMatchObject({ mediaDevice: wallId, unheard: deviceOf('chair'), handOver: null });
  expect(of(after(forced, tabletSilent), 'chair').unheard).toBeNull();
});

it('does not wait for a device that is gone', () => {
  const gone = after(speaking, [system, { type: 'device.lost', participant: chairId, device: deviceOf('chair') }]);
  const there = after(gone, [wall, { type: 'mediaDevice.move', to: 'wall' }, { wall: roomWall }]);
  expect(of(there, 'chair')).toMatchObject({ mediaDevice: wallId, unheard: deviceOf('chair'), lostSince: null });
});

it('called back before it was done leaves everything as it was', () => {
  expect(senderOf(after(speaking, toWall, toTablet))).toEqual(senderOf(speaking));
  expect(senderOf(after(atWall, toTablet, toWall))).toEqual(senderOf(atWall));
});

it('a wall that stays away gives back to the tablet by itself, one that returns in time keeps it', () => {
  const lost = after(atWall, [system, { type: 'device.lost', participant: chairId, device: wallId }]);
  const due = start + 1_000 + fallBackAfterMs;
  expect(conferenceDeadline(lost)).toBe(due);
  const returned = after(lost, [system, { type: 'device.connected', participant: chairId, device: wallId }]);
  expect(conferenceDeadline(returned)).not.toBe(due);
  expect(senderOf(returned)).toEqual(senderOf(atWall));
  const fallen = after(lost, [system, { type: 'clock.tick' }, { now: due }]);
  expect(senderOf(fallen)).toMatchObject({ deviceId: deviceOf('chair'), flowing: everything });
  expect(of(fallen, 'chair')).toMatchObject({ unheard: wallId, hall: null });
});

it('a wall that is parted, or whose release is taken back, loses picture and sound at once', () => {
  const withdrawn: Step = [system, { type: 'wall.withdrawn', device: wallId }];
  expect(of(after(atWall, withdrawn), 'chair')).toMatchObject({ mediaDevice: deviceOf('chair'), unheard: wallId });
  expect(of(after(speaking, toWall, withdrawn), 'chair')).toMatchObject({ mediaDevice: deviceOf('chair'), hall: null });
  expect(of(after(atWall, toTablet, withdrawn), 'chair')).toMatchObject({ mediaDevice: deviceOf('chair') });
  expect(after(speaking, withdrawn)).toBe(speaking);
});

it('fetched to another device of the chair the keys are closed, as always', () => {
  const other = { ...person('chair', 'chair'), deviceId: deviceOf('other') };
  const taken = of(after(atWall, [other, { type: 'mediaDevice.take' }]), 'chair');
  expect(taken).toMatchObject({ mediaDevice: deviceOf('other'), hall: null, owner: { picture: false, sound: false } });
});

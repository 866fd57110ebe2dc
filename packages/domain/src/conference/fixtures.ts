import type { Actor } from '../access/can.ts';
import { toId, type DeviceId, type PersonId } from '../people/ids.ts';
import { bothKeys, type EntryPolicy } from '../stage/keys.ts';
import type { RoomWall } from '../stage/room-wall.ts';
import { convene } from './convene.ts';
import type { Command, Handled, Request } from './command.ts';
import { handle } from './handle.ts';
import type { Conference, Participant } from './state.ts';
import type { RefusalCode } from '../people/result.ts';

/** A round of one chair and four partners for tests: everyone has one device, all are reachable. */
export const start = 1_000_000;
export const chairId = toId<PersonId>('chair');
export const partners = ['calbe', 'barby', 'nienburg', 'seeland'].map((name) => toId<PersonId>(name));
export const everyone: ReadonlySet<PersonId> = new Set([chairId, ...partners]);

export function deviceOf(person: string): DeviceId {
  return toId<DeviceId>(`${person}-tablet`);
}

export function person(name: string, role: 'chair' | 'partner' | 'moderator' = 'partner'): Actor {
  return { kind: 'person', personId: toId<PersonId>(name), deviceId: deviceOf(name), role };
}
export const chair: Actor = person('chair', 'chair');
export const wallId = toId<DeviceId>('wall');
export const wall: Actor = { kind: 'wall', deviceId: wallId, ownerId: chairId };
/** The paired wall, connected, touched and released. */
export const roomWall: RoomWall = { deviceId: wallId, isConnected: true, released: bothKeys, mayPlay: true };
export const system: Actor = { kind: 'system' };

export function newRound(
  reachable: ReadonlySet<PersonId> = everyone,
  entryPolicy: EntryPolicy = 'nothing',
): Conference {
  const result = convene({
    id: toId('round'),
    groupId: toId('group'),
    title: 'Bürgermeisterrunde',
    reason: 'Lagebesprechung',
    level: 'situation',
    entryPolicy,
    chair: { personId: chairId, deviceId: deviceOf('chair') },
    persons: partners,
    now: start,
    reachable,
  });
  if (!result.ok) throw new Error(result.code);
  return result.value.conference;
}

export type Step =
  | readonly [Actor, Command]
  | readonly [Actor, Command, Partial<Pick<Request, 'now' | 'reachable' | 'wall' | 'deputy'>>];

/** Runs steps that must all be accepted. */
export function after(conference: Conference, ...steps: readonly Step[]): Conference {
  return steps.reduce((state, step) => {
    const result = run(state, step);
    if (typeof result === 'string') throw new Error(`${step[1].type} refused: ${result}`);
    return result.conference;
  }, conference);
}

/** Runs one step: what happened, or the code of the refusal. */
export function run(conference: Conference, [actor, command, rest]: Step): Handled | RefusalCode {
  const result = handle(conference, { actor, command, now: start + 1_000, reachable: everyone, ...rest });
  return result.ok ? result.value : result.code;
}

export function of(conference: Conference, name: string): Participant {
  const found = conference.participants.find((one) => one.personId === name);
  if (found === undefined) throw new Error(`nobody called ${name}`);
  return found;
}

/** Steps that bring a partner into the room with both keys of the owner on. */
export function ready(name: string): readonly Step[] {
  return [
    [person(name), { type: 'call.accept' }],
    [person(name), { type: 'release.set', picture: true, sound: true }],
  ];
}

import {
  delayMinutes,
  layouts,
  levels,
  phases,
  roles,
  toId,
  type Actor,
  type Conference,
  type ConferenceId,
  type DeviceId,
  type GroupId,
  type PersonId,
} from '@kreisrunde/domain';
import { z } from 'zod';

const personId = z.string().transform((raw) => toId<PersonId>(raw));
const deviceId = z.string().transform((raw) => toId<DeviceId>(raw));
const keys = z.object({ picture: z.boolean(), sound: z.boolean() });
const attempt = z.number().int();
const instant = z.number();

const call = z.discriminatedUnion('state', [
  z.object({ state: z.literal('none') }),
  z.object({ state: z.literal('queued') }),
  z.object({ state: z.literal('accepted') }),
  z.object({ state: z.literal('ringing'), since: instant, until: instant, attempt }),
  z.object({ state: z.literal('delayed'), until: instant, minutes: z.literal(delayMinutes), attempt }),
  z.object({ state: z.literal('declined'), attempt }),
  z.object({ state: z.literal('missed'), attempt }),
  z.object({ state: z.literal('unreachable'), attempt }),
]);

const participant = z.object({
  personId,
  call,
  presence: z.enum(['outside', 'inRoom', 'left']),
  mediaDevice: deviceId.nullable(),
  // Rounds stored before there was a wall with sound know nothing of it.
  hall: z.object({ wall: deviceId, released: keys, tablet: deviceId }).nullable().default(null),
  handOver: z.object({ to: deviceId, until: instant }).nullable().default(null),
  unheard: deviceId.nullable().default(null),
  lostSince: instant.nullable(),
  owner: keys,
  everReleased: keys,
  chair: keys,
  ask: z.object({ at: instant, keysBefore: keys }).nullable(),
  hasStandingRelease: z.boolean(),
  keysBeforeFloor: keys.nullable(),
  hasAttended: z.boolean(),
  deputy: personId.nullable().default(null),
});

const conference = z.object({
  id: z.string().transform((raw) => toId<ConferenceId>(raw)),
  rev: z.number().int(),
  phase: z.enum(phases),
  groupId: z.string().transform((raw) => toId<GroupId>(raw)),
  title: z.string(),
  reason: z.string(),
  level: z.enum(levels),
  chairId: personId,
  convenedAt: instant,
  endedAt: instant.nullable(),
  stageDefault: keys,
  layout: z.enum(layouts),
  floor: z.object({
    queue: z.array(z.object({ personId, raisedAt: instant })),
    speaker: z.object({ personId, since: instant }).nullable(),
  }),
  participants: z.array(participant),
  seats: z.array(personId),
});

const actor = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('person'), personId, deviceId, role: z.enum(roles) }),
  z.object({ kind: z.literal('wall'), deviceId, ownerId: personId }),
  z.object({ kind: z.literal('system') }),
]);

/** Reads the state column. Throws a ZodError naming the field when a stored state does not fit. */
export function parseConference(state: unknown): Conference {
  return conference.parse(state);
}

export function parseActor(stored: unknown): Actor {
  return actor.parse(stored);
}

import { emptyFloor } from '../floor/floor.ts';
import type { DeviceId, PersonId } from '../people/ids.ts';
import { done, refused, type Result } from '../people/result.ts';
import { noKeys } from '../stage/keys.ts';
import { participantOf, withParticipant } from './participant.ts';
import type { Conference } from './state.ts';

/** Ends the round for all: every key is off, every open ring is over. */
export function endConference(conference: Conference, now: number): Result<Conference> {
  return done({
    ...conference,
    phase: 'ended',
    endedAt: now,
    floor: emptyFloor,
    participants: conference.participants.map((one) => ({
      ...one,
      owner: noKeys,
      everReleased: noKeys,
      ask: null,
      hall: null,
      handOver: null,
      call: one.call.state === 'ringing' ? { state: 'missed' as const, attempt: one.call.attempt } : one.call,
    })),
  });
}

/** A fact of the network: the media device has come back or is gone. Other devices of the person do not count. */
export function setConnected(
  conference: Conference,
  fact: {
    readonly type: 'device.connected' | 'device.lost';
    readonly participant: PersonId;
    readonly device: DeviceId;
    readonly now: number;
  },
): Result<Conference> {
  const target = participantOf(conference, fact.participant);
  if (target === undefined) return refused('notCalled');
  if (target.mediaDevice !== fact.device) return done(conference);
  const lostSince = fact.type === 'device.lost' ? (target.lostSince ?? fact.now) : null;
  if (lostSince === target.lostSince) return done(conference);
  return done(withParticipant(conference, { ...target, lostSince }));
}

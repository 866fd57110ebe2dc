import { callDeadline, type Call } from '../calling/call.ts';
import { emptyFloor, leaveFloor } from '../floor/floor.ts';
import type { DeviceId, PersonId } from '../people/ids.ts';
import { done, refused, type Result } from '../people/result.ts';
import { isAnyOn, noKeys } from '../stage/keys.ts';
import { departed, participantOf, withParticipant } from './participant.ts';
import type { Conference, Participant } from './state.ts';

/** Ends the round for all: every key is off, every open ring is over, and no moment of anybody is kept. */
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
      lostSince: null,
      call: isOpen(one.call) ? { state: 'missed' as const, attempt: one.call.attempt } : one.call,
    })),
  });
}

/** A call that would have gone on: it holds when it rang, or when it was answered. */
function isOpen(call: Call): call is Extract<Call, { state: 'ringing' | 'delayed' }> {
  return call.state === 'ringing' || call.state === 'delayed';
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

/**
 * The person does not belong to the county any more: nothing of theirs is open, and whoever was called counts as left.
 * The chair's place stays, for the round goes on with whoever moderates.
 */
export function removePerson(conference: Conference, personId: PersonId): Result<Conference> {
  const target = participantOf(conference, personId);
  if (target === undefined) return refused('notCalled');
  if (personId === conference.chairId) return done(withoutOwnKeys(conference, target));
  const call = callDeadline(target.call) === null ? target.call : ({ state: 'missed', attempt: 1 } as const);
  if (target.presence === 'left' && call === target.call) return done(conference);
  const without = { ...conference, floor: leaveFloor(conference.floor, personId) };
  return done(withParticipant(without, { ...departed(target, conference.stageDefault), call }));
}

function withoutOwnKeys(conference: Conference, chair: Participant): Conference {
  const isClosed =
    !isAnyOn(chair.owner) && !isAnyOn(chair.everReleased) && chair.hall === null && chair.handOver === null;
  if (isClosed) return conference;
  return withParticipant(conference, {
    ...chair,
    mediaDevice: chair.hall?.tablet ?? chair.mediaDevice,
    hall: null,
    handOver: null,
    owner: noKeys,
    everReleased: noKeys,
    hasStandingRelease: false,
  });
}

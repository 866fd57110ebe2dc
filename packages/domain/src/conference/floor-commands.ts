import { grantFloor, lowerHand, raiseHand, withdrawFloor } from '../floor/floor.ts';
import type { PersonId } from '../people/ids.ts';
import { done, refused, type Result } from '../people/result.ts';
import { bothKeys } from '../stage/keys.ts';
import { chairKeysBefore, participantOf, withParticipant } from './participant.ts';
import type { Conference, Participant } from './state.ts';

/** The sender asks for the word; whoever has it, or waits for it, changes nothing. Refused with `notInRoom`. */
export function raiseOwnHand(conference: Conference, self: Participant, now: number): Result<Conference> {
  if (self.presence !== 'inRoom') return refused('notInRoom');
  if (conference.floor.speaker?.personId === self.personId) return done(conference);
  const floor = raiseHand(conference.floor, self.personId, now);
  return done(floor === conference.floor ? conference : { ...conference, floor });
}

/** Taking a hand down that is not up changes nothing. */
export function lowerHandOf(conference: Conference, participant: Participant): Result<Conference> {
  const floor = lowerHand(conference.floor, participant.personId);
  return done(floor === conference.floor ? conference : { ...conference, floor });
}

/** The chair takes down the hand of a participant. Refused with `notCalled`. */
export function lowerHandIfAny(conference: Conference, personId: PersonId): Result<Conference> {
  const target = participantOf(conference, personId);
  return target === undefined ? refused('notCalled') : lowerHandOf(conference, target);
}

/**
 * "Wort erteilen": both keys on, marked, large. Whoever had the word gets the former keys back. Refused with
 * `notCalled`, `notInRoom`.
 */
export function grantFloorTo(conference: Conference, personId: PersonId, now: number): Result<Conference> {
  const target = participantOf(conference, personId);
  if (target === undefined) return refused('notCalled');
  if (target.presence !== 'inRoom') return refused('notInRoom');
  if (conference.floor.speaker?.personId === personId) return done(conference);
  const cleared = withoutFloor(conference);
  const isChair = personId === conference.chairId;
  const speaking = isChair ? target : { ...target, keysBeforeFloor: chairKeysBefore(target), chair: bothKeys };
  return done({
    ...withParticipant(cleared, speaking),
    floor: grantFloor(cleared.floor, personId, now),
    layout: 'speaker',
  });
}

/** "Wort entziehen": the keys from before come back. Refused with `nobodyHasFloor`. */
export function takeFloorBack(conference: Conference): Result<Conference> {
  const floor = withdrawFloor(conference.floor);
  return floor.ok ? done(withoutFloor(conference)) : floor;
}

/** Nobody has the word; whoever had it gets the former keys back. */
export function withoutFloor(conference: Conference): Conference {
  const { speaker } = conference.floor;
  if (speaker === null) return conference;
  const former = participantOf(conference, speaker.personId);
  const without = { ...conference, floor: { ...conference.floor, speaker: null } };
  if (former === undefined || former.keysBeforeFloor === null) return without;
  // While a request for release is open its keys stay as they are; refusing it gives the former ones back.
  const chair = former.ask === null ? former.keysBeforeFloor : former.chair;
  return withParticipant(without, { ...former, chair, keysBeforeFloor: null });
}

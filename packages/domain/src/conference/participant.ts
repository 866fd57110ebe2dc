import { queuedCall, type Call } from '../calling/call.ts';
import type { DeviceId, PersonId } from '../people/ids.ts';
import { bothKeys, flowing, isAnyOn, noKeys, type Keys } from '../stage/keys.ts';
import type { Conference, Participant, ParticipantState } from './state.ts';

/** Somebody called, not yet answered. */
export function calledParticipant(personId: PersonId, call: Call, chair: Keys): Participant {
  return {
    personId,
    call,
    deputy: null,
    presence: 'outside',
    mediaDevice: null,
    hall: null,
    handOver: null,
    unheard: null,
    lostSince: null,
    owner: noKeys,
    everReleased: noKeys,
    chair,
    ask: null,
    hasStandingRelease: false,
    keysBeforeFloor: null,
    hasAttended: false,
  };
}

/** The chair is on stage from the start: only the own keys count there. */
export function chairParticipant(personId: PersonId, mediaDevice: DeviceId): Participant {
  return {
    ...calledParticipant(personId, queuedCall, bothKeys),
    call: { state: 'none' },
    presence: 'inRoom',
    mediaDevice,
    hasAttended: true,
  };
}

/** What flows from this participant now: both keys, and a place in the room. */
export function onAirMedia(participant: Participant): Keys {
  if (participant.presence !== 'inRoom') return noKeys;
  const keys = flowing(participant.owner, participant.chair);
  // At the wall only what somebody has released there.
  return participant.hall === null ? keys : flowing(keys, participant.hall.released);
}

/** The one word for a participant. */
export function participantState(participant: Participant): ParticipantState {
  if (participant.presence === 'left') return 'left';
  const { call } = participant;
  if (call.state !== 'accepted' && call.state !== 'none') return call.state;
  if (participant.lostSince !== null) return 'lost';
  if (participant.presence === 'outside') return 'accepted';
  if (isAnyOn(onAirMedia(participant))) return 'onAir';
  return isAnyOn(participant.owner) ? 'ready' : 'offAir';
}

/** "da": accepted or in the room, not lost, not left. The chair is not counted. */
export function isHere(participant: Participant): boolean {
  return participant.call.state === 'accepted' && participant.presence !== 'left' && participant.lostSince === null;
}

/** Out of the room by the own wish: nothing stays open, a later return starts with the default keys. */
export function departed(participant: Participant, stageDefault: Keys): Participant {
  return {
    ...participant,
    deputy: null,
    presence: 'left',
    mediaDevice: null,
    hall: null,
    handOver: null,
    unheard: null,
    lostSince: null,
    owner: noKeys,
    everReleased: noKeys,
    chair: stageDefault,
    ask: null,
    hasStandingRelease: false,
    keysBeforeFloor: null,
  };
}

/** The participant of a person, undefined where the person does not belong to the round. */
export function participantOf(conference: Conference, personId: PersonId): Participant | undefined {
  return conference.participants.find((one) => one.personId === personId);
}

/** Replaces one participant; the others, and the order, stay. */
export function withParticipant(conference: Conference, changed: Participant): Conference {
  return {
    ...conference,
    participants: conference.participants.map((one) => (one.personId === changed.personId ? changed : one)),
  };
}

/** What the chair had decided before lending the word or asking for release. */
export function chairKeysBefore(participant: Participant): Keys {
  return participant.keysBeforeFloor ?? participant.ask?.keysBefore ?? participant.chair;
}

/** Called persons who were in the room at least once, in the order of the Verteiler. */
export function attendance(conference: Conference): readonly PersonId[] {
  return conference.participants
    .filter((one) => one.hasAttended && one.personId !== conference.chairId)
    .map((one) => one.personId);
}

import type { PersonId } from '../people/ids.ts';
import { done, refused, type Result } from '../people/result.ts';
import {
  isAnyOn,
  keysForAll,
  sameKeys,
  setKeys,
  type Keys,
  type KeysChange,
  type Layout,
  type StageForAll,
} from '../stage/keys.ts';
import { withoutFloor } from './floor-commands.ts';
import { chairKeysBefore, onAirMedia, participantOf, withParticipant } from './participant.ts';
import type { Conference, Participant } from './state.ts';

/** Sets keys now and in every memory of former keys, so that a decision of the chair is never undone later. */
function decided(participant: Participant, change: KeysChange): Participant {
  const keysBeforeFloor = participant.keysBeforeFloor && setKeys(participant.keysBeforeFloor, change);
  const ask = participant.ask && { ...participant.ask, keysBefore: setKeys(participant.ask.keysBefore, change) };
  return { ...participant, chair: setKeys(participant.chair, change), keysBeforeFloor, ask };
}

function sameDecision(a: Participant, b: Participant): boolean {
  const isSame = (x: Participant['keysBeforeFloor'], y: Participant['keysBeforeFloor']) =>
    x === y || (x !== null && y !== null && sameKeys(x, y));
  return (
    sameKeys(a.chair, b.chair) &&
    isSame(a.keysBeforeFloor, b.keysBeforeFloor) &&
    isSame(a.ask?.keysBefore ?? null, b.ask?.keysBefore ?? null)
  );
}

/** The chair's key of one participant. The chair's own stay on: there only the own key counts. */
export function setStage(
  conference: Conference,
  change: KeysChange & { readonly participant: PersonId },
): Result<Conference> {
  const target = participantOf(conference, change.participant);
  if (target === undefined) return refused('notCalled');
  if (target.personId === conference.chairId) return refused('forbidden');
  const changed = decided(target, change);
  return done(sameDecision(target, changed) ? conference : withParticipant(conference, changed));
}

/** The chair's keys of everybody, also of those who come later. */
export function setStageForAll(conference: Conference, to: StageForAll): Result<Conference> {
  const change = keysForAll(to);
  const cleared = to === 'off' ? withoutFloor(conference) : conference;
  const speakerId = cleared.floor.speaker?.personId;
  const participants = cleared.participants.map((one) => {
    if (one.personId === cleared.chairId) return one;
    const changed = decided(one, change);
    const keepsSound = to === 'soundOff' && one.personId === speakerId;
    const kept = keepsSound ? { ...changed, chair: { ...changed.chair, sound: one.chair.sound } } : changed;
    const answered = to === 'off' ? { ...kept, ask: null } : kept;
    return sameDecision(one, answered) && one.ask === answered.ask ? one : answered;
  });
  const stageDefault = setKeys(conference.stageDefault, change);
  const isSame =
    cleared === conference &&
    sameKeys(stageDefault, conference.stageDefault) &&
    participants.every((one, index) => one === conference.participants[index]);
  return done(isSame ? conference : { ...cleared, participants, stageDefault });
}

/** How the grid is drawn for all. */
export function setLayout(conference: Conference, layout: Layout): Result<Conference> {
  return done(conference.layout === layout ? conference : { ...conference, layout });
}

/**
 * "Neu ordnen": the seats of whoever is on air, in the order of the Verteiler. The one moment in which the grid may
 * step down and tiles may move; the others go back to the strip until they are on air again.
 */
export function reorderSeats(conference: Conference): Result<Conference> {
  const seats = conference.participants
    .filter((one) => one.personId !== conference.chairId && isAnyOn(onAirMedia(one)))
    .map((one) => one.personId);
  const isSame = seats.length === conference.seats.length && seats.every((id, at) => id === conference.seats[at]);
  return done(isSame ? conference : { ...conference, seats });
}

/**
 * "Um Freigabe bitten": one tap of the owner then suffices to be on air, so the chair's keys of what is asked for go on
 * with it. A medium that is released already is not asked for, and stays as the chair has it.
 */
export function askForRelease(conference: Conference, personId: PersonId, now: number): Result<Conference> {
  const target = participantOf(conference, personId);
  if (target === undefined) return refused('notCalled');
  if (personId === conference.chairId) return refused('forbidden');
  if (target.presence !== 'inRoom') return refused('notInRoom');
  if (target.ask !== null || (target.owner.picture && target.owner.sound)) return done(conference);
  return done(
    withParticipant(conference, {
      ...target,
      ask: { at: now, keysBefore: chairKeysBefore(target) },
      chair: keysWith(target.chair, target.owner),
    }),
  );
}

function keysWith(chair: Keys, owner: Keys): Keys {
  return { picture: chair.picture || !owner.picture, sound: chair.sound || !owner.sound };
}

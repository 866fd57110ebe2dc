import { nextDeadline } from '../calling/next-deadline.ts';
import type { PersonId } from '../people/ids.ts';
import type { Instant } from '../people/time.ts';
import { desiredMedia, type DesiredMedia } from '../stage/desired-media.ts';
import { mediaDeadline } from './media-commands.ts';
import type { Conference } from './state.ts';

/** When this conference next changes by itself, null when it does not. */
export function conferenceDeadline(conference: Conference): Instant | null {
  if (conference.phase === 'ended') return null;
  const moves = conference.participants.map(mediaDeadline);
  const deadlines = [nextDeadline(conference.participants.map((one) => one.call)), ...moves];
  const known = deadlines.filter((deadline) => deadline !== null);
  return known.length === 0 ? null : Math.min(...known);
}

/** What the media engine must do for this conference. */
export function conferenceMedia(conference: Conference): DesiredMedia {
  return desiredMedia({
    conferenceId: conference.id,
    isOpen: conference.phase !== 'ended',
    participants: conference.participants.map((one) => ({ ...one, isInRoom: one.presence === 'inRoom' })),
  });
}

/** Called persons who were in the room at least once, in the order of the Verteiler. */
export function attendance(conference: Conference): readonly PersonId[] {
  return conference.participants
    .filter((one) => one.hasAttended && one.personId !== conference.chairId)
    .map((one) => one.personId);
}

import { nextDeadline } from '../calling/next-deadline.ts';
import type { Instant } from '../people/time.ts';
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

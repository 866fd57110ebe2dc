import type { PersonId } from '../people/ids.ts';
import { done, refused, type Result } from '../people/result.ts';
import type { Instant } from '../people/time.ts';

export type RaisedHand = { readonly personId: PersonId; readonly raisedAt: Instant };
export type Speaker = { readonly personId: PersonId; readonly since: Instant };

/** Hands in the order in which they were raised, and who has the word. */
export type Floor = { readonly queue: readonly RaisedHand[]; readonly speaker: Speaker | null };

export const emptyFloor: Floor = { queue: [], speaker: null };

/** Raising a raised hand changes nothing: the place in the queue stays. */
export function raiseHand(floor: Floor, personId: PersonId, now: Instant): Floor {
  if (floor.queue.some((hand) => hand.personId === personId)) return floor;
  return { ...floor, queue: [...floor.queue, { personId, raisedAt: now }] };
}

/** Lowering a hand that is not up changes nothing. */
export function lowerHand(floor: Floor, personId: PersonId): Floor {
  const queue = floor.queue.filter((hand) => hand.personId !== personId);
  return queue.length === floor.queue.length ? floor : { ...floor, queue };
}

/** Gives the word; the hand comes down. Granting it to whoever has it changes nothing. */
export function grantFloor(floor: Floor, personId: PersonId, now: Instant): Floor {
  if (floor.speaker?.personId === personId) return lowerHand(floor, personId);
  return { ...lowerHand(floor, personId), speaker: { personId, since: now } };
}

/** Nobody has the word any more. Refused with `nobodyHasFloor` where nobody had it. */
export function withdrawFloor(floor: Floor): Result<Floor> {
  return floor.speaker === null ? refused('nobodyHasFloor') : done({ ...floor, speaker: null });
}

/** Whoever leaves neither waits for the word nor has it. */
export function leaveFloor(floor: Floor, personId: PersonId): Floor {
  const lowered = lowerHand(floor, personId);
  return lowered.speaker?.personId === personId ? { ...lowered, speaker: null } : lowered;
}

import type { Actor } from '../access/can.ts';
import type { DeviceId } from '../people/ids.ts';
import { done, refused, type Result } from '../people/result.ts';
import type { Instant } from '../people/time.ts';
import { isAnyOn } from '../stage/keys.ts';
import type { Hall, MediaPlace } from '../stage/room-wall.ts';
import type { Request } from './command.ts';
import { participantOf, withParticipant } from './participant.ts';
import type { Conference, Participant } from './state.ts';

/** A device that lives says within a fraction of this that it is silent; one that does not is cut off. */
export const handOverForMs = 2_000;
/**
 * A wall counts as lost 1.5 s after its page is gone; so long after that the tablet takes over: 3 s together, the
 * time in which an inaudible person is heard again.
 */
export const fallBackAfterMs = 1_500;

/**
 * Moves capture and playback of the chair to the wall or back. The device that has them falls silent first; the other
 * starts once that is said. The owner's keys stay: whoever is muted stays muted. Refused with `noWall` where no wall
 * is paired and connected, `wallNotReleased` where nobody has released camera or microphone on it, `wallMayNotPlay`
 * where its browser waits for a touch.
 */
export function moveMedia(conference: Conference, request: Request, to: MediaPlace): Result<Conference> {
  const chair = participantOf(conference, conference.chairId);
  if (chair === undefined || chair.mediaDevice === null) return refused('notInRoom');
  if (to === 'tablet') {
    const moved = chair.hall === null ? chair : handedOver(chair, chair.hall, chair.hall.tablet, request.now);
    return done(moved === chair ? conference : withParticipant(conference, moved));
  }
  const { wall } = request;
  if (wall === undefined || wall === null || !wall.isConnected) return refused('noWall');
  if (!isAnyOn(wall.released)) return refused('wallNotReleased');
  if (!wall.mayPlay) return refused('wallMayNotPlay');
  const hall = { wall: wall.deviceId, released: wall.released, tablet: chair.hall?.tablet ?? chair.mediaDevice };
  const moved = handedOver(chair, hall, wall.deviceId, request.now);
  return done(moved === chair ? conference : withParticipant(conference, moved));
}

function handedOver(chair: Participant, hall: Hall, to: DeviceId, now: Instant): Participant {
  const target = chair.handOver?.to ?? chair.mediaDevice;
  if (target === to) return chair;
  // Called back before it was done: the device goes on as if nothing had been.
  if (chair.mediaDevice === to) return arrived(chair, to);
  const moving = { ...chair, hall, handOver: { to, until: now + handOverForMs } };
  // Who is gone cannot say that it is silent.
  return chair.lostSince === null ? moving : unheardOf(moving, to);
}

function arrived(chair: Participant, device: DeviceId): Participant {
  const hall = chair.hall?.wall === device ? chair.hall : null;
  const unheard = chair.unheard === device ? null : chair.unheard;
  return { ...chair, mediaDevice: device, hall, handOver: null, unheard, lostSince: null };
}

/** The former device has not said that it is silent: it loses its line, and the other one starts. */
function unheardOf(chair: Participant, to: DeviceId): Participant {
  return { ...arrived(chair, to), unheard: chair.mediaDevice };
}

/** A device that was to fall silent has done so. From any other device it changes nothing. */
export function noteSilence(conference: Conference, actor: Actor): Result<Conference> {
  const chair = participantOf(conference, conference.chairId);
  if (chair === undefined || actor.kind === 'system') return refused('notInRoom');
  if (chair.unheard === actor.deviceId) return done(withParticipant(conference, { ...chair, unheard: null }));
  if (chair.handOver === null || chair.mediaDevice !== actor.deviceId) return done(conference);
  return done(withParticipant(conference, arrived(chair, chair.handOver.to)));
}

/** The wall may not be used any more: what is there, or on its way there, goes back to the tablet at once. */
export function withdrawWall(conference: Conference, wall: DeviceId): Result<Conference> {
  const chair = participantOf(conference, conference.chairId);
  if (chair?.hall?.wall !== wall) return done(conference);
  const isThere = chair.mediaDevice === wall;
  const back = isThere ? unheardOf(chair, chair.hall.tablet) : arrived(chair, chair.hall.tablet);
  return done(withParticipant(conference, back));
}

/** When the place of picture and sound next changes by itself, null when it does not. */
export function mediaDeadline(one: Participant): Instant | null {
  if (one.handOver !== null) return one.handOver.until;
  const isWallLost = one.hall !== null && one.lostSince !== null && one.mediaDevice === one.hall.wall;
  return isWallLost ? one.lostSince + fallBackAfterMs : null;
}

/** What the clock does: a hand-over nobody confirmed goes on, a wall that stays away gives back to the tablet. */
export function mediaAfterDeadline(one: Participant, now: Instant): Participant {
  if ((mediaDeadline(one) ?? Infinity) > now) return one;
  const to = one.handOver?.to ?? one.hall?.tablet;
  return to === undefined ? one : unheardOf(one, to);
}

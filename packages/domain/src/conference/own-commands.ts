import { leaveFloor } from '../floor/floor.ts';
import type { DeviceId } from '../people/ids.ts';
import { done, refused, type Result } from '../people/result.ts';
import { isAnyOn, noKeys, sameKeys, setKeys, type KeysChange } from '../stage/keys.ts';
import { departed, withParticipant } from './participant.ts';
import type { Conference, Participant } from './state.ts';

/**
 * The owner's key. The first release (also of nothing: "nur zuhören") enters the room. Only the media device
 * may do it, for only there is a camera that can be released. While the wall has picture and sound the chair's
 * tablet keeps the keys: what the wall itself was released for is the bound of both.
 */
export function setRelease(
  conference: Conference,
  self: Participant,
  change: KeysChange & { readonly device: DeviceId },
): Result<Conference> {
  if (self.call.state !== 'accepted' && self.call.state !== 'none') return refused('notInRoom');
  if (self.presence === 'left') return refused('notInRoom');
  const isOwnDevice = self.mediaDevice === change.device || self.hall?.tablet === change.device;
  if (!isOwnDevice) return refused('notMediaDevice');
  const owner = setKeys(self.owner, change);
  const hasAnswered = isAnyOn(setKeys(noKeys, change));
  const isSame = self.presence === 'inRoom' && sameKeys(owner, self.owner) && (self.ask === null || !hasAnswered);
  if (isSame) return done(conference);
  return done(
    withParticipant(conference, {
      ...self,
      owner,
      everReleased: {
        picture: self.everReleased.picture || owner.picture,
        sound: self.everReleased.sound || owner.sound,
      },
      presence: 'inRoom',
      hasAttended: true,
      ask: hasAnswered ? null : self.ask,
    }),
  );
}

/** "Jetzt nicht": the request is gone, and with it what the chair had switched on for it. */
export function refuseRelease(conference: Conference, self: Participant): Result<Conference> {
  if (self.ask === null) return done(conference);
  // Whoever has the word keeps it: its keys come back with "Wort entziehen".
  const chair = self.keysBeforeFloor === null ? self.ask.keysBefore : self.chair;
  return done(withParticipant(conference, { ...self, chair, ask: null }));
}

/** Whether requests for release are answered without a tap, on this device only. Refused with `notInRoom`. */
export function setStandingRelease(conference: Conference, self: Participant, on: boolean): Result<Conference> {
  if (self.presence !== 'inRoom') return refused('notInRoom');
  if (self.hasStandingRelease === on) return done(conference);
  return done(withParticipant(conference, { ...self, hasStandingRelease: on }));
}

/** Another device of the same person takes picture and sound over: same seat, hand and word, but closed owner's keys. */
export function takeMediaDevice(conference: Conference, self: Participant, device: DeviceId): Result<Conference> {
  if (self.mediaDevice === null) return refused('notInRoom');
  if (self.mediaDevice === device) return done(conference);
  return done(
    withParticipant(conference, {
      ...self,
      mediaDevice: device,
      hall: null,
      handOver: null,
      lostSince: null,
      owner: noKeys,
      everReleased: noKeys,
      // Consent given on one device does not open the camera of another.
      hasStandingRelease: false,
    }),
  );
}

/** Leaves on the own wish, or takes back the acceptance. */
export function leave(conference: Conference, self: Participant): Result<Conference> {
  if (self.call.state !== 'accepted' || self.presence === 'left') return refused('notInRoom');
  const without = { ...conference, floor: leaveFloor(conference.floor, self.personId) };
  return done(withParticipant(without, departed(self, conference.stageDefault)));
}

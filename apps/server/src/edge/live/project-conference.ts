import type { ConferenceView, OfficeView, OwnPartView, ParticipantView, WallPartView } from '@kreisrunde/contract';
import {
  can,
  canSendDeputy,
  isHere,
  isRepresented,
  onAirMedia,
  participantState,
  representedBy,
  type Actor,
  type Conference,
  type DeviceId,
  type Participant,
  type PersonId,
} from '@kreisrunde/domain';
import { senderIdentity } from '../../ports/media-engine.ts';
import type { Directory } from './directory.ts';

/** What one viewer sees of a conference. Chair, moderator and wall see every call; partners whoever is there. */
export function projectConference(conference: Conference, viewer: Actor, directory: Directory): ConferenceView {
  const control = can(viewer, 'stage.control', conference);
  const selfId = viewer.kind === 'person' ? viewer.personId : null;
  const shown = conference.participants.filter((one) => control || isShownToPartners(one, conference, selfId));
  const chair = directory.person(conference.chairId);
  return {
    id: conference.id,
    rev: conference.rev,
    phase: conference.phase,
    title: conference.title,
    reason: conference.reason,
    level: conference.level,
    convenedAt: conference.convenedAt,
    endedAt: conference.endedAt,
    chair: { ...directory.office(conference.chairId), article: chair?.article ?? null },
    layout: conference.layout,
    counts: counts(conference),
    participants: shown.map((one) => projectParticipant(one, conference, { selfId, directory })),
    seats: [...conference.seats],
    speaker: conference.floor.speaker,
    queue: [...conference.floor.queue],
    can: { control, end: can(viewer, 'conference.end', conference) },
  };
}

function isShownToPartners(one: Participant, conference: Conference, selfId: PersonId | null): boolean {
  return one.personId === selfId || one.personId === conference.chairId || one.presence === 'inRoom';
}

function projectParticipant(
  one: Participant,
  conference: Conference,
  context: { readonly selfId: PersonId | null; readonly directory: Directory },
): ParticipantView {
  const { call, personId } = one;
  const flows = onAirMedia(one);
  const state = participantState(one);
  return {
    ...context.directory.office(personId),
    isChair: personId === conference.chairId,
    isSelf: personId === context.selfId,
    standsInFor: officeOrNull(context.directory, representedBy(conference, personId)?.personId),
    isRepresented: isRepresented(one),
    state,
    since: state === 'lost' ? one.lostSince : call.state === 'ringing' ? call.since : null,
    until: call.state === 'ringing' || call.state === 'delayed' ? call.until : null,
    delayedByMinutes: call.state === 'delayed' ? call.minutes : null,
    ringAttempt: call.state === 'ringing' ? call.attempt : null,
    isHere: isHere(one),
    picture: { owner: one.owner.picture, chair: one.chair.picture, onAir: flows.picture },
    sound: { owner: one.owner.sound, chair: one.chair.sound, onAir: flows.sound },
    hasFloor: conference.floor.speaker?.personId === personId,
    handRaisedAt: conference.floor.queue.find((hand) => hand.personId === personId)?.raisedAt ?? null,
    releaseAskedAt: one.ask?.at ?? null,
    mediaIdentity: identityOf(one),
  };
}

/** Of the device that sends, or is about to: receivers then wait for the right one. */
function identityOf({ personId, mediaDevice, handOver, hall }: Participant): string | null {
  const deviceId = handOver?.to ?? mediaDevice;
  if (deviceId === null) return null;
  return senderIdentity({ personId, deviceId, isWall: deviceId === hall?.wall });
}

function officeOrNull(directory: Directory, id: PersonId | undefined): OfficeView | null {
  return id === undefined ? null : directory.office(id);
}

/** Whom the person could send now: while it rings, instead of coming later, or after having declined alone. */
function deputyToSend(conference: Conference, self: Participant, directory: Directory): PersonId | undefined {
  const deputy = directory.person(self.personId)?.deputy ?? null;
  const { state } = self.call;
  const isOpen = state === 'ringing' || state === 'delayed' || (state === 'declined' && self.deputy === null);
  if (deputy === null || !isOpen || self.presence === 'left') return undefined;
  return canSendDeputy(conference, self.personId, deputy) ? deputy : undefined;
}

function counts(conference: Conference): ConferenceView['counts'] {
  const called = conference.participants.filter((one) => one.call.state !== 'none' && !isRepresented(one));
  const states = called.map(participantState);
  const count = (...wanted: readonly string[]) => states.filter((state) => wanted.includes(state)).length;
  return {
    here: called.filter(isHere).length,
    called: called.length,
    onAir: count('onAir'),
    ready: count('ready'),
    accepted: count('accepted', 'offAir'),
    ringing: count('ringing'),
    delayed: count('delayed'),
    missing: count('declined', 'missed', 'unreachable', 'left'),
  };
}

/** The viewer's own part in the round, null for who controls without taking part. */
export function projectOwnPart(conference: Conference, viewer: Actor, directory: Directory): OwnPartView | null {
  if (viewer.kind !== 'person') return null;
  const self = conference.participants.find((one) => one.personId === viewer.personId);
  if (self === undefined) return null;
  const { media, keys } = projectPlace(self, viewer.deviceId);
  const place = conference.floor.queue.findIndex((hand) => hand.personId === viewer.personId);
  return {
    ...media,
    ...keys,
    step: step(self),
    queuePlace: place === -1 ? null : place + 1,
    releaseAskedAt: self.ask?.at ?? null,
    hasStandingRelease: self.hasStandingRelease,
    deputy: officeOrNull(directory, deputyToSend(conference, self, directory)),
  };
}

/** What the wall has to do with picture and sound of the chair whose wall it is. */
export function projectWallPart(conference: Conference, device: DeviceId): WallPartView | null {
  const chair = conference.participants.find((one) => one.personId === conference.chairId);
  if (chair === undefined) return null;
  const { media, keys } = projectPlace(chair, device);
  return {
    isMediaDevice: media.isMediaDevice,
    wallHasMedia: media.wallHasMedia,
    mustFallSilent: media.mustFallSilent,
    ...keys,
  };
}

/** Where picture and sound of somebody are, as one of the devices sees it. */
function projectPlace(self: Participant, device: DeviceId) {
  const { mediaDevice, handOver, hall } = self;
  const flows = onAirMedia(self);
  const isMoving = handOver !== null;
  const target = handOver?.to ?? mediaDevice;
  // The tablet of a round whose sound is at the wall takes part: it keeps its line and the keys.
  const takesPart = mediaDevice === device || hall?.tablet === device;
  return {
    media: {
      isMediaDevice: mediaDevice === device && !isMoving,
      otherDeviceHasMedia: mediaDevice !== null && !takesPart,
      wallHasMedia: hall !== null && target === hall.wall,
      mustFallSilent: (isMoving && mediaDevice === device) || self.unheard === device,
    },
    keys: {
      picture: { owner: self.owner.picture, chair: self.chair.picture, onAir: flows.picture },
      sound: { owner: self.owner.sound, chair: self.chair.sound, onAir: flows.sound },
    },
  };
}

function step(self: Participant): OwnPartView['step'] {
  if (self.presence === 'left') return 'left';
  if (self.presence === 'inRoom') return 'inRoom';
  switch (self.call.state) {
    case 'ringing':
    case 'delayed':
    case 'declined':
      return self.call.state;
    case 'accepted':
    case 'none':
      return 'preparing';
    default:
      return 'missedRunning';
  }
}

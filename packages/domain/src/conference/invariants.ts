import { isAnyOn } from '../stage/keys.ts';
import { conferenceMedia } from './conference-media.ts';
import { onAirMedia } from './participant.ts';
import type { Conference, Participant } from './state.ts';

/** What must hold in every stored state, whatever happened: one sentence for each rule that does not. */
export function brokenInvariants(conference: Conference): readonly string[] {
  const { floor, participants, seats } = conference;
  const speaking = participants.find((one) => one.personId === floor.speaker?.personId);
  return [
    ...twice('seat', seats),
    ...twice(
      'hand',
      floor.queue.map((hand) => hand.personId),
    ),
    ...twice(
      'participant',
      participants.map((one) => one.personId),
    ),
    ...sentences({
      'the speaker is not in the room': floor.speaker !== null && speaking?.presence !== 'inRoom',
      'the end has no time': (conference.phase === 'ended') !== (conference.endedAt !== null),
    }),
    ...participants.flatMap((one) => brokenOf(conference, one)),
  ];
}

function brokenOf(conference: Conference, one: Participant): readonly string[] {
  const onAir = onAirMedia(one);
  return sentences({
    'picture without both keys': onAir.picture && !(one.owner.picture && one.chair.picture),
    'sound without both keys': onAir.sound && !(one.owner.sound && one.chair.sound),
    ...brokenAtEngine(conference, one),
    'an own key without a device': isAnyOn(one.owner) && one.mediaDevice === null,
    'a closed key of the chair': one.personId === conference.chairId && !(one.chair.picture && one.chair.sound),
    ...brokenAtWall(conference, one),
    ...brokenDeputy(conference, one),
  }).map((sentence) => `${one.personId}: ${sentence}`);
}

/** What the engine is to do is what the keys say, for one device. */
function brokenAtEngine(conference: Conference, one: Participant): Readonly<Record<string, boolean>> {
  const senders = conferenceMedia(conference).senders.filter((other) => other.personId === one.personId);
  const { flowing, released } = senders[0] ?? { flowing: nothing, released: nothing };
  const onAir = onAirMedia(one);
  // While picture and sound move to another device, nothing flows.
  const runs = conference.phase !== 'ended' && one.handOver === null;
  return {
    'picture at the engine is not what the keys say': flowing.camera !== (onAir.picture && runs),
    'sound at the engine is not what the keys say': flowing.microphone !== (onAir.sound && runs),
    'picture flows unreleased': flowing.camera && !released.camera,
    'sound flows unreleased': flowing.microphone && !released.microphone,
    'two devices at once': senders.length > 1,
  };
}

const nothing = { camera: false, microphone: false };

/** Whoever comes instead is called to the same round. */
function brokenDeputy(
  { participants }: Conference,
  { personId, deputy }: Participant,
): Readonly<Record<string, boolean>> {
  const isCalled = participants.some((one) => one.personId === deputy && one.call.state !== 'none');
  return {
    'a deputy who is not called': deputy !== null && !isCalled,
    'the own deputy': deputy === personId,
  };
}

/** The wall has picture and sound only for the chair, and only what somebody has released on it. */
function brokenAtWall(conference: Conference, one: Participant): Readonly<Record<string, boolean>> {
  const { hall, handOver, mediaDevice } = one;
  const wall = conferenceMedia(conference).senders.find((sender) => sender.isWall && sender.personId === one.personId);
  return {
    'at a wall without being the chair': hall !== null && one.personId !== conference.chairId,
    'at a wall and at neither of its devices':
      hall !== null && mediaDevice !== hall.wall && mediaDevice !== hall.tablet,
    'at a wall on which nothing is released': hall !== null && !isAnyOn(hall.released),
    'picture unreleased on the wall': wall?.released.camera === true && hall?.released.picture !== true,
    'sound unreleased on the wall': wall?.released.microphone === true && hall?.released.sound !== true,
    'moving to where it is': handOver !== null && handOver.to === mediaDevice,
    'the media device is cut off': one.unheard !== null && one.unheard === mediaDevice,
  };
}

function sentences(broken: Readonly<Record<string, boolean>>): readonly string[] {
  return Object.entries(broken).flatMap(([sentence, isBroken]) => (isBroken ? [sentence] : []));
}

function twice(what: string, ids: readonly string[]): readonly string[] {
  return ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `${id}: ${what} twice`);
}

import { isAny } from '../stage/keys.ts';
import { onAirMedia } from './participant.ts';
import { conferenceMedia } from './projections.ts';
import type { Conference, Participant } from './state.ts';

/**
 * What must hold in every stored state, whatever happened: one sentence for each rule that does not. Empty for a
 * sound state. Source: product.md, "The two keys" and "Life of a conference".
 */
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
  const flowing = conferenceMedia(conference).senders.find((other) => other.personId === one.personId);
  const onAir = onAirMedia(one);
  const runs = conference.phase !== 'ended';
  return sentences({
    'picture without both keys': onAir.picture && !(one.owner.picture && one.chair.picture),
    'sound without both keys': onAir.sound && !(one.owner.sound && one.chair.sound),
    'picture at the engine is not what the keys say': (flowing?.flowing.camera ?? false) !== (onAir.picture && runs),
    'sound at the engine is not what the keys say': (flowing?.flowing.microphone ?? false) !== (onAir.sound && runs),
    'picture flows unreleased': flowing?.flowing.camera === true && !flowing.released.camera,
    'sound flows unreleased': flowing?.flowing.microphone === true && !flowing.released.microphone,
    'an own key without a device': isAny(one.owner) && one.mediaDevice === null,
    'a closed key of the chair': one.personId === conference.chairId && !(one.chair.picture && one.chair.sound),
  }).map((sentence) => `${one.personId}: ${sentence}`);
}

function sentences(broken: Readonly<Record<string, boolean>>): readonly string[] {
  return Object.entries(broken).flatMap(([sentence, isBroken]) => (isBroken ? [sentence] : []));
}

function twice(what: string, ids: readonly string[]): readonly string[] {
  return ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `${id}: ${what} twice`);
}

import type { Medium, ParticipantView } from '@kreisrunde/contract';
import { canBeRungAgain, isInRoom, mayBeAsked } from '../../ui/participant-state.ts';

const media = ['picture', 'sound'] as const satisfies readonly Medium[];

/** What the chair can do about a partner now. A switch exists only where its owner has released that medium. */
export type Controls = 'switches' | 'ask' | 'ringAgain' | 'none';

export function controlsFor(participant: ParticipantView): Controls {
  const { state, picture, sound } = participant;
  if (canBeRungAgain(participant)) return 'ringAgain';
  if (!isInRoom(participant) && state !== 'lost') return 'none';
  if (picture.owner || sound.owner) return 'switches';
  return state === 'lost' ? 'none' : 'ask';
}

/** What stands in the place of one switch: what its owner has closed can be asked for. */
export type SwitchPlace = 'switch' | 'ask' | 'asked' | 'closed';

export function switchPlaceOf(participant: ParticipantView, medium: Medium): SwitchPlace {
  if (participant[medium].owner) return 'switch';
  if (mayBeAsked(participant)) return 'ask';
  return isInRoom(participant) ? 'asked' : 'closed';
}

/** The medium whose place holds a question instead of the word that its owner has closed it; the row says that word. */
export function closedBesideSwitch(participant: ParticipantView): Medium | null {
  if (controlsFor(participant) !== 'switches') return null;
  const places = media.filter((medium) => ['ask', 'asked'].includes(switchPlaceOf(participant, medium)));
  return places[0] ?? null;
}

import type { ParticipantView } from '@kreisrunde/contract';

type State = ParticipantView['state'];

/** What the chair can do about a partner now. A switch exists only where its owner has released that medium. */
export type Controls = 'switches' | 'ask' | 'ringAgain' | 'none';

const inRoom: ReadonlySet<State> = new Set(['offAir', 'ready', 'onAir']);
const missing: ReadonlySet<State> = new Set(['declined', 'missed', 'unreachable', 'left']);

export function controlsFor({ state, picture, sound }: ParticipantView): Controls {
  if (missing.has(state)) return 'ringAgain';
  if (!inRoom.has(state) && state !== 'lost') return 'none';
  if (picture.owner || sound.owner) return 'switches';
  return state === 'lost' ? 'none' : 'ask';
}

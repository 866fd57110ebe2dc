import type { ParticipantView } from '@kreisrunde/contract';
import { formatClock } from './format.ts';
import type { IconName } from './icon-shapes.tsx';

type ParticipantState = ParticipantView['state'];
export type StateTone = 'live' | 'ready' | 'ring' | 'broken' | 'neutral' | 'muted';

type StateLook = { tone: StateTone; icon: IconName };

/** Word, icon, colour and shape of each state: always all four. Words stand in the text file `ui` under `state`. */
const looks: Record<ParticipantState, StateLook> = {
  queued: { tone: 'ring', icon: 'bell' },
  ringing: { tone: 'ring', icon: 'bell' },
  accepted: { tone: 'neutral', icon: 'check' },
  delayed: { tone: 'ring', icon: 'clock' },
  declined: { tone: 'muted', icon: 'minusCircle' },
  missed: { tone: 'muted', icon: 'phoneOff' },
  unreachable: { tone: 'muted', icon: 'phoneOff' },
  offAir: { tone: 'neutral', icon: 'offAir' },
  ready: { tone: 'ready', icon: 'checkCircle' },
  onAir: { tone: 'live', icon: 'onAir' },
  lost: { tone: 'broken', icon: 'wavesOff' },
  left: { tone: 'muted', icon: 'leave' },
};

export const stateLook = (state: ParticipantState): StateLook => looks[state];

const inRoom: ReadonlySet<ParticipantState> = new Set(['offAir', 'ready', 'onAir']);
const away: ReadonlySet<ParticipantState> = new Set(['declined', 'missed', 'unreachable', 'left']);

/** In the round with a line that holds: neither still preparing nor lost. */
export const isInRoom = ({ state }: ParticipantView): boolean => inRoom.has(state);

/**
 * Who did not come, or went: "Erneut klingeln" at their own place reaches them. The one for all calls nobody back who
 * went.
 */
export const canBeRungAgain = ({ state }: ParticipantView): boolean => away.has(state);

/** Something is left to ask for, and no question about it is open. */
export const mayBeAsked = (participant: ParticipantView): boolean =>
  isInRoom(participant) &&
  !(participant.picture.owner && participant.sound.owner) &&
  participant.releaseAskedAt === null;

type StateText = { key: string; values: Record<string, string | number> };

/** The word on the screen: key in the text file `ui`, with what it holds. */
export function stateWord(participant: ParticipantView): StateText {
  if (participant.state === 'delayed')
    return { key: 'state.delayed', values: { count: participant.delayedByMinutes ?? 0 } };
  if (participant.hasFloor && participant.state === 'onAir') return { key: 'state.hasFloor', values: {} };
  return { key: `state.${participant.state}`, values: {} };
}

/** The line below or beside the word, null where there is nothing to say. */
export function stateDetail(participant: ParticipantView): StateText | null {
  switch (participant.state) {
    case 'ringing':
      return (participant.ringAttempt ?? 1) > 1 ? { key: 'detail.ringingAgain', values: {} } : null;
    case 'accepted':
      return { key: 'detail.accepted', values: {} };
    case 'delayed':
      return participant.until === null
        ? null
        : { key: 'detail.delayed', values: { time: formatClock(participant.until) } };
    case 'unreachable':
      return { key: 'detail.unreachable', values: {} };
    case 'ready':
      return { key: `detail.ready.${releasedMedia(participant)}`, values: {} };
    default:
      return null;
  }
}

const releasedMedia = ({ picture, sound }: ParticipantView): 'both' | 'picture' | 'sound' =>
  picture.owner && sound.owner ? 'both' : picture.owner ? 'picture' : 'sound';

/** What a screen reader says after the word: on air with or without picture and sound. Keys in `ui`. */
export const onAirParts = ({ state, picture, sound }: ParticipantView): readonly string[] =>
  state === 'onAir'
    ? [`switch.picture.${picture.onAir ? 'on' : 'off'}`, `switch.sound.${sound.onAir ? 'on' : 'off'}`]
    : [];

/** Milliseconds the state has lasted where the screen counts it, else null. */
export const stateElapsedMs = (participant: ParticipantView, now: number): number | null =>
  participant.since !== null && (participant.state === 'ringing' || participant.state === 'lost')
    ? Math.max(0, now - participant.since)
    : null;

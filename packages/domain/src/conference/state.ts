import type { Call, Level } from '../calling/call.ts';
import type { Floor } from '../floor/floor.ts';
import type { ConferenceId, DeviceId, GroupId, PersonId } from '../people/ids.ts';
import type { Instant } from '../people/time.ts';
import type { Keys, Layout } from '../stage/keys.ts';
import type { Hall } from '../stage/room-wall.ts';

export const phases = ['planned', 'calling', 'live', 'ended'] as const;
/** planned → calling → live → ended, never back. Live from the moment the first partner is in the room. */
export type Phase = (typeof phases)[number];

/** Outside until "Ich bin bereit" (or "nur zuhören"), then in the room until leaving. */
export type Presence = 'outside' | 'inRoom' | 'left';

/** One person in a conference, the chair included. */
export type Participant = {
  readonly personId: PersonId;
  readonly call: Call;
  /** Who comes instead, sent when the call was declined. */
  readonly deputy: PersonId | null;
  readonly presence: Presence;
  /** The one device that sends and plays, set by answering. */
  readonly mediaDevice: DeviceId | null;
  /** Picture and sound are at the wall of the room, or on the way there or back. Only the chair has one. */
  readonly hall: Hall | null;
  /** Picture and sound are moving: the media device falls silent first and says so, at the latest by `until`. */
  readonly handOver: { readonly to: DeviceId; readonly until: Instant } | null;
  /** A device that was to fall silent and has not said so: its line is cut until it does. */
  readonly unheard: DeviceId | null;
  /** Since when the media device is not connected; keys, hand and seat stay. */
  readonly lostSince: Instant | null;
  /** The owner's keys. Only a command of the same person on the media device turns one on. */
  readonly owner: Keys;
  /** Media that were released at least once since the device answered: their muted tracks may stay published. */
  readonly everReleased: Keys;
  /** The chair's keys. */
  readonly chair: Keys;
  /** "Um Freigabe bitten" is open since; the chair's keys from before come back when it is refused. */
  readonly ask: { readonly at: Instant; readonly keysBefore: Keys } | null;
  readonly hasStandingRelease: boolean;
  /** The chair's keys from before the word was granted; they come back with "Wort entziehen". */
  readonly keysBeforeFloor: Keys | null;
  /** Was in the room at least once. */
  readonly hasAttended: boolean;
};

/** The aggregate: one round with everything the screens show of it. `rev` only rises. */
export type Conference = {
  readonly id: ConferenceId;
  readonly rev: number;
  readonly phase: Phase;
  readonly groupId: GroupId;
  readonly title: string;
  readonly reason: string;
  readonly level: Level;
  readonly chairId: PersonId;
  readonly convenedAt: Instant;
  readonly endedAt: Instant | null;
  /** The chair's keys of whoever is added or comes back: entry policy, changed by the all-buttons. */
  readonly stageDefault: Keys;
  readonly layout: Layout;
  readonly floor: Floor;
  /** Called persons in the order of the Verteiler, then the chair. */
  readonly participants: readonly Participant[];
  /** Order in which persons were first on air: their seats in the grid, kept to the end. */
  readonly seats: readonly PersonId[];
};

export const participantStates = [
  'queued',
  'ringing',
  'accepted',
  'delayed',
  'declined',
  'missed',
  'unreachable',
  'offAir',
  'ready',
  'onAir',
  'lost',
  'left',
] as const;
/** The one word every screen shows for a participant. */
export type ParticipantState = (typeof participantStates)[number];

import type { Actor } from '../access/can.ts';
import type { DelayMinutes } from '../calling/call.ts';
import type { DeviceId, PersonId } from '../people/ids.ts';
import type { Instant } from '../people/time.ts';
import type { KeysChange, Layout, StageForAll } from '../stage/keys.ts';
import type { MediaPlace, RoomWall } from '../stage/room-wall.ts';
import type { Conference } from './state.ts';

/** What a person asks for the own part: it names nobody and acts on the sender. */
export type OwnCommand =
  | { readonly type: 'call.accept' }
  | { readonly type: 'call.delay'; readonly minutes: DelayMinutes }
  | { readonly type: 'call.decline'; readonly deputy?: boolean | undefined }
  | ({ readonly type: 'release.set' } & KeysChange)
  | { readonly type: 'release.refuse' }
  | { readonly type: 'release.standing'; readonly on: boolean }
  | { readonly type: 'mediaDevice.take' }
  | { readonly type: 'participant.leave' }
  | { readonly type: 'hand.raise' }
  | { readonly type: 'hand.lower'; readonly participant?: undefined };

/** What chair, moderator and wall ask of the round. */
export type RoundCommand =
  | { readonly type: 'call.ringAgain'; readonly participant?: PersonId | undefined }
  | { readonly type: 'call.add'; readonly participant: PersonId }
  | { readonly type: 'release.ask'; readonly participant: PersonId }
  | { readonly type: 'mediaDevice.move'; readonly to: MediaPlace }
  /** Told by a device that was to fall silent: it neither captures nor plays any more. */
  | { readonly type: 'mediaDevice.silent' }
  | ({ readonly type: 'stage.set'; readonly participant: PersonId } & KeysChange)
  | { readonly type: 'stage.setAll'; readonly to: StageForAll }
  | { readonly type: 'stage.layout'; readonly layout: Layout }
  | { readonly type: 'stage.reorder' }
  | { readonly type: 'hand.lower'; readonly participant: PersonId }
  | { readonly type: 'floor.grant'; readonly participant: PersonId }
  | { readonly type: 'floor.withdraw' }
  | { readonly type: 'conference.end' };

/** Told by the server itself; nobody can ask for it. */
export type ServerFact =
  | { readonly type: 'clock.tick' }
  | { readonly type: 'device.connected'; readonly participant: PersonId; readonly device: DeviceId }
  | { readonly type: 'device.lost'; readonly participant: PersonId; readonly device: DeviceId }
  /** The wall was parted, or its release was taken back. */
  | { readonly type: 'wall.withdrawn'; readonly device: DeviceId }
  /** An administrator removed the person from the county. */
  | { readonly type: 'person.removed'; readonly participant: PersonId };

/** What can happen to a running conference. Commands set, never toggle. */
export type Command = OwnCommand | RoundCommand | ServerFact;

/** Lowering a hand is both: without a name the own one. */
const ownTypes: Readonly<Record<Exclude<OwnCommand['type'], RoundCommand['type']>, true>> = {
  'call.accept': true,
  'call.delay': true,
  'call.decline': true,
  'release.set': true,
  'release.refuse': true,
  'release.standing': true,
  'mediaDevice.take': true,
  'participant.leave': true,
  'hand.raise': true,
};

const factTypes: Readonly<Record<ServerFact['type'], true>> = {
  'clock.tick': true,
  'device.connected': true,
  'device.lost': true,
  'wall.withdrawn': true,
  'person.removed': true,
};

/** Whether the command acts on the sender. */
export function isOwn(command: Command): command is OwnCommand {
  return command.type in ownTypes || (command.type === 'hand.lower' && command.participant === undefined);
}

/** Whether the server itself tells it. */
export function isFact(command: RoundCommand | ServerFact): command is ServerFact {
  return command.type in factTypes;
}

export type CommandOf<Type extends Command['type']> = Extract<Command, { type: Type }>;

/** A command with who asks, when, and who has a connected device right now. */
export type Request = {
  readonly actor: Actor;
  readonly command: Command;
  readonly now: Instant;
  readonly reachable: ReadonlySet<PersonId>;
  /** The wall paired with the sender; only `mediaDevice.move` asks for it. */
  readonly wall?: RoomWall | null | undefined;
  /** The deputy of the sender; only `call.decline` asks for it. */
  readonly deputy?: PersonId | null | undefined;
};

/** What happened, for log and reports. One event for each command that changed something. */
export type ConferenceEvent = {
  readonly type: 'conference.convened' | Command['type'];
  readonly at: Instant;
  readonly actor: Actor;
  readonly participant: PersonId | null;
};

export type Handled = { readonly conference: Conference; readonly events: readonly ConferenceEvent[] };

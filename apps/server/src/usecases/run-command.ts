import {
  handle,
  refused,
  type Actor,
  type Command,
  type ConferenceId,
  type Conference,
  type PersonId,
  type Result,
  type RoomWall,
} from '@kreisrunde/domain';
import type { Clock } from '../ports/clock.ts';
import type { Notifier } from '../ports/notifier.ts';
import type { Store } from '../ports/store.ts';

export type CommandDeps = {
  readonly store: Store;
  readonly clock: Clock;
  readonly notifier: Notifier;
  /** Persons with a connected device. */
  readonly reachable: () => ReadonlySet<PersonId>;
  /** Whether a person of the county has this id: only such may be called. */
  readonly isKnownPerson: (id: PersonId) => boolean;
  /** Who comes instead of a person; null where nobody is named. */
  readonly deputyOf: (id: PersonId) => PersonId | null;
  /** The wall paired with a person, with what is known of it now. */
  readonly roomWallOf: (ownerId: PersonId) => Promise<RoomWall | null>;
};

/**
 * The one way to change a running conference: load and lock → `handle` → save → after commit: tell. Only deadlines
 * go through the same door by themselves (`jobs/deadlines.ts`). Unknown conferences are refused like forbidden ones. Throws PortError when the database fails; then nothing changed.
 */
export async function runCommand(
  deps: CommandDeps,
  request: { readonly actor: Actor; readonly conferenceId: ConferenceId; readonly command: Command },
): Promise<Result<Conference>> {
  const { actor, command, conferenceId } = request;
  if (command.type === 'call.add' && !deps.isKnownPerson(command.participant)) return refused('forbidden');
  const wall = command.type === 'mediaDevice.move' ? await roomWallOf(deps, actor) : null;
  const deputy = actor.kind === 'person' ? deps.deputyOf(actor.personId) : null;
  const result = await deps.store.conferences.change(conferenceId, (conference) =>
    handle(conference, { actor, command, now: deps.clock.now(), reachable: deps.reachable(), wall, deputy }),
  );
  if (result === null) return refused('forbidden');
  if (!result.ok) return result;
  if (result.value.events.length > 0) deps.notifier.committed(result.value.conference);
  if (wall !== null) await withdrawIfGone(deps, { actor, conferenceId, wall });
  return { ok: true, value: result.value.conference };
}

function roomWallOf(deps: CommandDeps, actor: Actor): Promise<RoomWall | null> {
  if (actor.kind === 'system') return Promise.resolve(null);
  return deps.roomWallOf(actor.kind === 'wall' ? actor.ownerId : actor.personId);
}

/** Parted, or closed in part, in the very moment in which picture and sound moved there: they do not stay. */
async function withdrawIfGone(
  deps: CommandDeps,
  moved: { readonly actor: Actor; readonly conferenceId: ConferenceId; readonly wall: RoomWall },
): Promise<void> {
  const { actor, conferenceId, wall } = moved;
  const after = await roomWallOf(deps, actor);
  const isHeld = (medium: 'picture' | 'sound'): boolean => !wall.released[medium] || after?.released[medium] === true;
  if (after?.deviceId === wall.deviceId && isHeld('picture') && isHeld('sound')) return;
  const command = { type: 'wall.withdrawn', device: wall.deviceId } as const;
  await runCommand(deps, { actor: { kind: 'system' }, conferenceId, command });
}

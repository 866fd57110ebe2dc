import {
  handle,
  refused,
  type Actor,
  type Command,
  type ConferenceId,
  type Conference,
  type PersonId,
  type Result,
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
};

/**
 * The one way to change a running conference: load and lock → `handle` → save → after commit: tell. Unknown
 * conferences are refused like forbidden ones. Throws PortError when the database fails; then nothing changed.
 */
export async function runCommand(
  deps: CommandDeps,
  request: { readonly actor: Actor; readonly conferenceId: ConferenceId; readonly command: Command },
): Promise<Result<Conference>> {
  const { actor, command, conferenceId } = request;
  if (command.type === 'call.add' && !deps.isKnownPerson(command.participant)) return refused('forbidden');
  const result = await deps.store.conferences.change(conferenceId, (conference) =>
    handle(conference, { actor, command, now: deps.clock.now(), reachable: deps.reachable() }),
  );
  if (result === null) return refused('forbidden');
  if (!result.ok) return result;
  if (result.value.events.length > 0) deps.notifier.committed(result.value.conference);
  return { ok: true, value: result.value.conference };
}

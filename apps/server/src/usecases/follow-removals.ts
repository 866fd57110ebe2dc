import type { Conference, Instant, PersonId } from '@kreisrunde/domain';
import type { CurrentConferences } from './current-conferences.ts';
import { runCommand, type CommandDeps } from './run-command.ts';

/**
 * Carries into the running rounds that persons were removed from the county: they count as left; a round whose chair
 * can no longer be restored ends.
 */
export async function followRemovals(
  deps: {
    readonly command: CommandDeps;
    readonly conferences: CurrentConferences;
    readonly isPerson: (id: PersonId) => boolean;
  },
  removals: { readonly removedAt: ReadonlyMap<PersonId, Instant>; readonly forgottenBefore: Instant },
): Promise<void> {
  for (const conference of deps.conferences.running()) {
    for (const personId of removedOf(conference, deps.isPerson)) {
      const tell = (command: { type: 'person.removed'; participant: PersonId } | { type: 'conference.end' }) =>
        runCommand(deps.command, { actor: { kind: 'system' }, conferenceId: conference.id, command });
      await tell({ type: 'person.removed', participant: personId });
      const removedAt = removals.removedAt.get(personId) ?? 0;
      if (personId === conference.chairId && removedAt < removals.forgottenBefore)
        await tell({ type: 'conference.end' });
    }
  }
}

function removedOf(conference: Conference, isPerson: (id: PersonId) => boolean): readonly PersonId[] {
  return conference.participants.map((one) => one.personId).filter((id) => !isPerson(id));
}

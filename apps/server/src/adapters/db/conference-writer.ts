import { conferenceDeadline, type Conference, type Handled, type Result } from '@kreisrunde/domain';
import { sql, type Transaction } from 'kysely';
import type { Db } from './database.ts';
import { hintChannel } from './hints.ts';
import type { Database } from './schema.ts';

/** Writes state, events and notification of a conference in one transaction. `node` marks own notifications. */
export function conferenceWriter(db: Db, node: string) {
  const columns = (conference: Conference) => ({
    rev: conference.rev,
    phase: conference.phase,
    state: JSON.stringify(conference),
    deadline_at: conferenceDeadline(conference),
    ended_at: conference.endedAt,
  });

  async function log(trx: Transaction<Database>, { conference, events }: Handled): Promise<void> {
    for (const event of events) {
      await trx
        .insertInto('conference_events')
        .values({
          conference_id: conference.id,
          rev: conference.rev,
          at: event.at,
          type: event.type,
          actor: JSON.stringify(event.actor),
          participant: event.participant,
        })
        .execute();
    }
    const hint = JSON.stringify({ node, conferenceId: conference.id, rev: conference.rev });
    await sql`SELECT pg_notify(${hintChannel}, ${hint})`.execute(trx);
  }

  return {
    insert: (handled: Handled, ensureInTime: () => void): Promise<void> =>
      db.transaction().execute(async (trx) => {
        const { id, groupId, chairId, convenedAt } = handled.conference;
        const keys = { id, group_id: groupId, chair_id: chairId, convened_at: convenedAt };
        await trx
          .insertInto('conferences')
          .values({ ...keys, ...columns(handled.conference) })
          .execute();
        await log(trx, handled);
        ensureInTime();
      }),

    /** Writes what the rules made of a locked state; a refusal and a command that changed nothing write nothing. */
    write: async (trx: Transaction<Database>, result: Result<Handled>): Promise<Result<Handled>> => {
      if (!result.ok || result.value.events.length === 0) return result;
      const { conference } = result.value;
      await trx.updateTable('conferences').set(columns(conference)).where('id', '=', conference.id).execute();
      await log(trx, result.value);
      return result;
    },
  };
}

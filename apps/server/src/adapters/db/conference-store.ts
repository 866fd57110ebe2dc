import {
  conferenceDeadline,
  type Conference,
  type ConferenceEvent,
  type Handled,
  toId,
  type PersonId,
  type Result,
} from '@kreisrunde/domain';
import { sql, type Transaction } from 'kysely';
import { z } from 'zod';
import type { ConferenceStore } from '../../ports/store.ts';
import { ask, type Db } from './database.ts';
import { hintChannel } from './hints.ts';
import type { Database } from './schema.ts';
import { parseActor, parseConference } from './stored-conference.ts';

type Decide = (conference: Conference) => Result<Handled>;
const uniqueViolation = z.object({ code: z.literal('23505') });

const eventType = z.custom<ConferenceEvent['type']>((value) => typeof value === 'string');

export function conferenceStore(db: Db, node: string): ConferenceStore {
  async function save(trx: Transaction<Database>, { conference, events }: Handled): Promise<void> {
    await trx
      .updateTable('conferences')
      .set({
        rev: conference.rev,
        phase: conference.phase,
        state: JSON.stringify(conference),
        deadline_at: conferenceDeadline(conference),
        ended_at: conference.endedAt,
      })
      .where('id', '=', conference.id)
      .execute();
    await log(trx, conference, events);
  }

  async function log(trx: Transaction<Database>, conference: Conference, events: Handled['events']): Promise<void> {
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
    await sql`SELECT pg_notify(${hintChannel}, ${JSON.stringify({ node, conferenceId: conference.id, rev: conference.rev })})`.execute(
      trx,
    );
  }

  async function decideIn(trx: Transaction<Database>, state: unknown, decide: Decide): Promise<Result<Handled>> {
    const result = decide(parseConference(state));
    if (result.ok && result.value.events.length > 0) await save(trx, result.value);
    return result;
  }

  async function activeLike(conference: Conference): Promise<Conference | undefined> {
    const row = await db
      .selectFrom('conferences')
      .select('state')
      .where('phase', '<>', 'ended')
      .where((eb) => eb.or([eb('chair_id', '=', conference.chairId), eb('group_id', '=', conference.groupId)]))
      .executeTakeFirst();
    return row && parseConference(row.state);
  }

  async function insert({ conference, events }: Handled): Promise<void> {
    await db.transaction().execute(async (trx) => {
      await trx
        .insertInto('conferences')
        .values({
          id: conference.id,
          rev: conference.rev,
          phase: conference.phase,
          group_id: conference.groupId,
          chair_id: conference.chairId,
          state: JSON.stringify(conference),
          deadline_at: conferenceDeadline(conference),
          convened_at: conference.convenedAt,
          ended_at: conference.endedAt,
        })
        .execute();
      await log(trx, conference, events);
    });
  }

  return {
    create: (handled) =>
      ask('create', async () => {
        try {
          await insert(handled);
          return { isNew: true, conference: handled.conference };
        } catch (error) {
          if (!uniqueViolation.safeParse(error).success) throw error;
          const existing = await activeLike(handled.conference);
          if (existing === undefined) throw error;
          return { isNew: false, conference: existing };
        }
      }),

    change: (id, decide) =>
      ask('change', () =>
        db.transaction().execute(async (trx) => {
          const row = await trx
            .selectFrom('conferences')
            .select('state')
            .where('id', '=', id)
            .forUpdate()
            .executeTakeFirst();
          return row === undefined ? null : decideIn(trx, row.state, decide);
        }),
      ),

    changeDue: (now, decide) =>
      ask('changeDue', () =>
        db.transaction().execute(async (trx) => {
          const row = await trx
            .selectFrom('conferences')
            .select('state')
            .where('deadline_at', '<=', sql<string>`${now}`)
            .orderBy('deadline_at')
            .limit(1)
            .forUpdate()
            .skipLocked()
            .executeTakeFirst();
          return row === undefined ? null : decideIn(trx, row.state, decide);
        }),
      ),

    get: (id) =>
      ask('get', async () => {
        const row = await db.selectFrom('conferences').select('state').where('id', '=', id).executeTakeFirst();
        return row === undefined ? null : parseConference(row.state);
      }),

    current: (endedAfter) =>
      ask('current', async () => {
        const rows = await db
          .selectFrom('conferences')
          .select('state')
          .where((eb) => eb.or([eb('phase', '<>', 'ended'), eb('ended_at', '>', sql<string>`${endedAfter}`)]))
          .execute();
        return rows.map((row) => parseConference(row.state));
      }),

    lastEndedOf: (personId) => ask('lastEndedOf', () => lastEndedOf(db, personId)),

    events: (id) =>
      ask('events', async () => {
        const rows = await db
          .selectFrom('conference_events')
          .selectAll()
          .where('conference_id', '=', id)
          .orderBy('id')
          .execute();
        return rows.map((row) => ({
          type: eventType.parse(row.type),
          at: Number(row.at),
          actor: parseActor(row.actor),
          participant: row.participant === null ? null : toId<PersonId>(row.participant),
        }));
      }),

    nextDeadline: () =>
      ask('nextDeadline', async () => {
        const row = await db
          .selectFrom('conferences')
          .select((eb) => eb.fn.min('deadline_at').as('at'))
          .where('deadline_at', 'is not', null)
          .executeTakeFirst();
        return row?.at == null ? null : Number(row.at);
      }),
  };
}

async function lastEndedOf(db: Db, personId: PersonId): Promise<Conference | null> {
  const member = JSON.stringify([{ personId }]);
  const row = await db
    .selectFrom('conferences')
    .select('state')
    .where('phase', '=', 'ended')
    .where(sql<boolean>`state->'participants' @> ${member}::jsonb`)
    .orderBy('ended_at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : parseConference(row.state);
}

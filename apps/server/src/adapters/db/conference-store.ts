import {
  toId,
  type Conference,
  type ConferenceEvent,
  type ConferenceId,
  type Handled,
  type PersonId,
  type Result,
} from '@kreisrunde/domain';
import { sql } from 'kysely';
import { z } from 'zod';
import type { ConferenceStore } from '../../ports/store.ts';
import { conferenceWriter } from './conference-writer.ts';
import { ask, type Db } from './database.ts';
import { parseActor, parseConference } from './stored-conference.ts';

const uniqueViolation = z.object({ code: z.literal('23505') });
/** When a round whose deadline could not be served is looked at again. */
const faultyAgainMs = 60_000;
const eventType = z.custom<ConferenceEvent['type']>((value) => typeof value === 'string');

/** Conferences over PostgreSQL: what changes is locked, what is read is parsed. */
export function conferenceStore(db: Db, node: string, onError: (error: Error) => void): ConferenceStore {
  const writer = conferenceWriter(db, node);
  return {
    create: (handled) =>
      ask('create', async (ensureInTime) => {
        try {
          await writer.insert(handled, ensureInTime);
          return { isNew: true, conference: handled.conference };
        } catch (error) {
          if (!uniqueViolation.safeParse(error).success) throw error;
          const existing = await activeLike(db, handled.conference);
          if (existing === undefined) throw error;
          return { isNew: false, conference: existing };
        }
      }),

    change: (id, decide) =>
      ask('change', (ensureInTime) =>
        db.transaction().execute(async (trx) => {
          const row = await trx
            .selectFrom('conferences')
            .select('state')
            .where('id', '=', id)
            .forUpdate()
            .executeTakeFirst();
          const result = row === undefined ? null : await writer.write(trx, decide(parseConference(row.state)));
          ensureInTime();
          return result;
        }),
      ),

    changeDue: (now, decide) =>
      ask('changeDue', () =>
        db.transaction().execute(async (trx) => {
          const row = await trx
            .selectFrom('conferences')
            .select(['id', 'state'])
            .where('deadline_at', '<=', sql<string>`${now}`)
            .orderBy('deadline_at')
            .limit(1)
            .forUpdate()
            .skipLocked()
            .executeTakeFirst();
          if (row === undefined) return null;
          // One round that cannot be read or served must not hold up the rings of all others.
          const putOff = async (until: number | null) => {
            await trx.updateTable('conferences').set({ deadline_at: until }).where('id', '=', row.id).execute();
            return null;
          };
          const conference = readable(row, onError);
          if (conference === null) return putOff(null);
          const result = served(conference, decide, onError);
          return result === null ? putOff(now + faultyAgainMs) : writer.write(trx, result);
        }),
      ),

    ...conferenceReader(db, onError),
  };
}

function conferenceReader(
  db: Db,
  onError: (error: Error) => void,
): Pick<ConferenceStore, 'get' | 'current' | 'lastEndedOf' | 'endedSince' | 'events' | 'nextDeadline'> {
  return {
    get: (id) =>
      ask('get', async () => {
        const row = await db.selectFrom('conferences').select('state').where('id', '=', id).executeTakeFirst();
        return row === undefined ? null : parseConference(row.state);
      }),

    current: (endedAfter) =>
      ask('current', async () => {
        const rows = await db
          .selectFrom('conferences')
          .select(['id', 'state'])
          .where((eb) => eb.or([eb('phase', '<>', 'ended'), eb('ended_at', '>', sql<string>`${endedAfter}`)]))
          .execute();
        return rows.flatMap((row) => readable(row, onError) ?? []);
      }),

    lastEndedOf: (personId) => ask('lastEndedOf', () => lastEndedOf(db, personId)),
    endedSince: (from) =>
      ask('endedSince', async () => {
        const rows = await db
          .selectFrom('conferences')
          .select(['id', 'state'])
          .where('phase', '=', 'ended')
          .where('ended_at', '>=', sql<string>`${from}`)
          .execute();
        return rows.flatMap((row) => readable(row, onError) ?? []);
      }),
    events: (id) => ask('events', () => eventsOf(db, id)),

    nextDeadline: () =>
      ask('nextDeadline', async () => {
        const row = await db
          .selectFrom('conferences')
          .select((eb) => eb.fn.min('deadline_at').as('at'))
          .where('deadline_at', 'is not', null)
          .executeTakeFirst();
        const at = row?.at ?? null;
        return at === null ? null : Number(at);
      }),
  };
}

/** A stored state that does not fit is told and left alone: one broken round never stops the others. */
function readable(
  row: { readonly id: string; readonly state: unknown },
  onError: (error: Error) => void,
): Conference | null {
  try {
    return parseConference(row.state);
  } catch (cause) {
    onError(new Error(`conference ${row.id} cannot be read`, { cause }));
    return null;
  }
}

/** What the rules make of a deadline that has passed; null, and told, where they fail or nothing follows. */
function served(
  conference: Conference,
  decide: (conference: Conference) => Result<Handled>,
  onError: (error: Error) => void,
): Result<Handled> | null {
  const tell = (cause: unknown) =>
    onError(new Error(`conference ${conference.id}: its deadline cannot be served`, { cause }));
  try {
    const result = decide(conference);
    if (result.ok && result.value.events.length > 0) return result;
    tell(result);
  } catch (cause) {
    tell(cause);
  }
  return null;
}

async function activeLike(db: Db, conference: Conference): Promise<Conference | undefined> {
  const row = await db
    .selectFrom('conferences')
    .select('state')
    .where('phase', '<>', 'ended')
    .where((eb) => eb.or([eb('chair_id', '=', conference.chairId), eb('group_id', '=', conference.groupId)]))
    .executeTakeFirst();
  return row && parseConference(row.state);
}

async function eventsOf(db: Db, id: ConferenceId): Promise<readonly ConferenceEvent[]> {
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

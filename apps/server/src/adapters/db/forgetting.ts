import type { Instant } from '@kreisrunde/domain';
import { sql } from 'kysely';
import { restorableMs } from '../../ports/restorable.ts';
import type { Db } from './database.ts';

const dayMs = 24 * 60 * 60_000;
const attemptsKeptMs = dayMs;
/** A code that was used or ran out is shown as such for a while. */
const codesShownMs = dayMs;
/** As the trigger of the table has it, and a day for clocks that differ. */
const auditLogKeptMs = 366 * dayMs;
/** A browser that was made a wall and never paired, or parted, and has not been there since. */
const idleWallsKeptMs = 7 * dayMs;
/** Who answered when serves the running round; an hour is for whoever looks into a fault. */
export const eventsKeptMs = 60 * 60_000;
/** The savings of a year are counted from its rounds, and still asked for in the next. */
export const roundsKeptMs = 731 * dayMs;
/** Longer than any session of an account lives. */
const accountSessionsKeptMs = dayMs;

const moment = (at: Instant) => sql<string>`${at}`;

/** Deletes what has served its time. */
export async function forgetExpired(db: Db, now: Instant): Promise<void> {
  await db.deleteFrom('sessions').where('expires_at', '<=', moment(now)).execute();
  await db.deleteFrom('pairing_codes').where('expires_at', '<=', moment(now)).execute();
  await db.deleteFrom('links').where('expires_at', '<=', moment(now)).execute();
  await db
    .deleteFrom('enrolment_codes')
    .where('expires_at', '<=', moment(now - codesShownMs))
    .execute();
  await db
    .deleteFrom('account_sessions')
    .where('started_at', '<', moment(now - accountSessionsKeptMs))
    .execute();
  await db
    .deleteFrom('attempts')
    .where('at', '<', moment(now - attemptsKeptMs))
    .execute();
  await db
    .deleteFrom('security_log')
    .where('at', '<', moment(now - auditLogKeptMs))
    .execute();
  await db
    .deleteFrom('devices')
    .where('kind', '=', 'wall')
    .where('owner_id', 'is', null)
    .where(({ fn }) => fn.coalesce('last_seen_at', 'enrolled_at'), '<', moment(now - idleWallsKeptMs))
    .execute();
  const ended = db.selectFrom('conferences').select('id').where('phase', '=', 'ended');
  await db.deleteFrom('media_tickets').where('conference_id', 'in', ended).execute();
  await forgetRounds(db, now);
  await forgetRemoved(db, now - restorableMs);
}

/** No history of persons: what a round was lived through by is gone soon after its end, the round itself later. */
async function forgetRounds(db: Db, now: Instant): Promise<void> {
  const over = db
    .selectFrom('conferences')
    .select('id')
    .where('ended_at', '<', moment(now - eventsKeptMs));
  await db.deleteFrom('conference_events').where('conference_id', 'in', over).execute();
  await db
    .deleteFrom('conferences')
    .where('ended_at', '<', moment(now - roundsKeptMs))
    .execute();
}

/** A person stays by name, and by nothing else, as long as a stored round names them. */
async function forgetRemoved(db: Db, before: Instant): Promise<void> {
  const removed = db.selectFrom('persons').select('id').where('removed_at', '<', moment(before));
  await db.deleteFrom('devices').where('revoked_at', '<', moment(before)).execute();
  await db.deleteFrom('devices').where('person_id', 'in', removed).execute();
  await db.deleteFrom('recipient_group_members').where('person_id', 'in', removed).execute();
  await db.deleteFrom('recipient_groups').where('removed_at', '<', moment(before)).execute();
  await db.deleteFrom('accounts').where('removed_at', '<', moment(before)).execute();
  await db
    .deleteFrom('persons')
    .where('removed_at', '<', moment(before))
    .where((eb) => eb.not(eb.exists(namedBy(db))))
    .execute();
}

/** Rounds that name the person of the row at hand. */
function namedBy(db: Db) {
  return db
    .selectFrom('conferences')
    .select('conferences.id')
    .where(
      sql<boolean>`conferences.state->'participants' @> jsonb_build_array(jsonb_build_object('personId', persons.id))`,
    );
}

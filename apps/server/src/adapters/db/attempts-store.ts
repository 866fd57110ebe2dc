import { sql } from 'kysely';
import type { Attempts } from '../../ports/attempts.ts';
import { hashSecret } from '../../ports/ids.ts';
import { ask, type Db } from './database.ts';

/** Who guessed is an address or a login: only its hash is kept. */
function keyOf(key: string): string {
  return hashSecret(key).toString('base64url');
}

export function attemptsStore(db: Db): Attempts {
  return {
    note: (attempt) =>
      ask('note', () =>
        db.transaction().execute(async (trx) => {
          const { scope, at } = attempt;
          const key = keyOf(attempt.key);
          // One after the other, or of two at once the one stored first might be counted last.
          await sql`SELECT pg_advisory_xact_lock(hashtextextended(${`${scope} ${key}`}, 0))`.execute(trx);
          const noted = await trx
            .insertInto('attempts')
            .values({ scope, key, at })
            .returning('id')
            .executeTakeFirstOrThrow();
          const row = await trx
            .selectFrom('attempts')
            .select(({ fn }) => [
              fn.countAll().as('of_scope'),
              fn.countAll().filterWhere('key', '=', key).as('of_key'),
              fn.max('at').filterWhere('key', '=', key).filterWhere('id', '<', noted.id).as('before'),
              fn.min('at').filterWhere('key', '=', key).as('oldest'),
            ])
            .where('scope', '=', scope)
            .where('at', '>', sql<string>`${attempt.since}`)
            .executeTakeFirstOrThrow();
          const before: string | null = row.before;
          return {
            id: noted.id,
            ofKey: Number(row.of_key),
            ofScope: Number(row.of_scope),
            before: before === null ? null : Number(before),
            oldest: Number(row.oldest ?? at),
          };
        }),
      ),
    unnote: (id) =>
      ask('unnote', async () => {
        await db.deleteFrom('attempts').where('id', '=', id).execute();
      }),
    forget: (scope, key) =>
      ask('forget', async () => {
        await db.deleteFrom('attempts').where('scope', '=', scope).where('key', '=', keyOf(key)).execute();
      }),
  };
}

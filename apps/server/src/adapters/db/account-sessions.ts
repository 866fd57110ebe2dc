import { sql } from 'kysely';
import type { AccountStore, SessionLimits } from '../../ports/account-store.ts';
import { hashSecret } from '../../ports/ids.ts';
import { ask, type Db } from './database.ts';

/** Sessions of administrators; what is idle or old counts as gone before it is deleted. */
export function accountSessions(
  db: Db,
): Pick<AccountStore, 'createSession' | 'bySession' | 'useSession' | 'sessionsOf' | 'endSession'> {
  const living = (limits: SessionLimits) =>
    db
      .selectFrom('account_sessions')
      .where('account_sessions.used_at', '>', sql<string>`${limits.usedAfter}`)
      .where('account_sessions.started_at', '>', sql<string>`${limits.startedAfter}`);
  return {
    createSession: ({ id, secret, accountId, startedAt, browser }) =>
      ask('createSession', async () => {
        await db
          .insertInto('account_sessions')
          .values({
            id,
            secret_hash: hashSecret(secret),
            account_id: accountId,
            started_at: startedAt,
            used_at: startedAt,
            browser,
          })
          .execute();
      }),
    bySession: (secret, limits) =>
      ask('bySession', async () => {
        const row = await living(limits)
          .innerJoin('accounts', 'accounts.id', 'account_sessions.account_id')
          .select([
            'accounts.id',
            'accounts.name',
            'accounts.login',
            'account_sessions.id as session_id',
            'account_sessions.used_at',
          ])
          .where('account_sessions.secret_hash', '=', hashSecret(secret))
          .executeTakeFirst();
        if (row === undefined) return null;
        const { session_id: sessionId, used_at: usedAt, ...account } = row;
        return { account, sessionId, usedAt: Number(usedAt) };
      }),
    useSession: (sessionId, at) =>
      ask('useSession', async () => {
        await db.updateTable('account_sessions').set({ used_at: at }).where('id', '=', sessionId).execute();
      }),
    sessionsOf: (accountId, limits) =>
      ask('sessionsOf', async () => {
        const rows = await living(limits)
          .select(['id', 'started_at', 'browser'])
          .where('account_id', '=', accountId)
          .orderBy('started_at', 'desc')
          .execute();
        return rows.map((row) => ({ id: row.id, startedAt: Number(row.started_at), browser: row.browser }));
      }),
    endSession: (accountId, sessionId) =>
      ask('endSession', async () => {
        const row = await db
          .deleteFrom('account_sessions')
          .where('account_id', '=', accountId)
          .where('id', '=', sessionId)
          .returning('id')
          .executeTakeFirst();
        return row !== undefined;
      }),
  };
}

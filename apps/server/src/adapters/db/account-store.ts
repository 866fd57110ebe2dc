import type { Instant } from '@kreisrunde/domain';
import { sql, type Transaction } from 'kysely';
import { z } from 'zod';
import type { Account, AccountStore } from '../../ports/account-store.ts';
import { hashSecret } from '../../ports/ids.ts';
import { accountSessions } from './account-sessions.ts';
import { ask, type Db } from './database.ts';
import type { Database } from './schema.ts';

/** Any number: the first account and the removal of the last one wait for each other. */
const accountsLock = 7_104_820;
/** As stored by every version. */
const setupKey = 'setUpCode';
const setupCode = z.object({ hash: z.string(), expiresAt: z.number() });
const accountColumns = ['accounts.id', 'accounts.name', 'accounts.login'] as const;

export function accountStore(db: Db): AccountStore {
  /** One change of who may administer at a time. */
  const locked = <T>(operation: string, work: (trx: Transaction<Database>) => Promise<T>): Promise<T> =>
    ask(operation, () =>
      db.transaction().execute(async (trx) => {
        await sql`SELECT pg_advisory_xact_lock(${accountsLock})`.execute(trx);
        return work(trx);
      }),
    );
  return {
    ...reading(db),
    ...accountSessions(db),
    createFirst: (account, at) =>
      locked('createFirst', async (trx) => {
        if ((await trx.selectFrom('accounts').select('id').limit(1).executeTakeFirst()) !== undefined) return false;
        const { id, name, login, passwordHash } = account;
        await trx
          .insertInto('accounts')
          .values({ id, name, login, password_hash: passwordHash, created_at: at })
          .execute();
        await trx.deleteFrom('settings').where('key', '=', setupKey).execute();
        return true;
      }),
    invite: (account, link, at) =>
      locked('invite', async (trx) => {
        const made = await trx
          .insertInto('accounts')
          .values({ ...account, password_hash: null, created_at: at })
          .onConflict((conflict) => conflict.doNothing())
          .returning('id')
          .executeTakeFirst();
        if (made === undefined) return false;
        await trx
          .insertInto('links')
          .values({
            secret_hash: hashSecret(link.secret),
            person_id: null,
            account_id: account.id,
            expires_at: link.expiresAt,
          })
          .execute();
        return true;
      }),
    acceptInvitation: (secret, passwordHash, now) =>
      locked('acceptInvitation', async (trx) => {
        const link = await trx
          .deleteFrom('links')
          .where('secret_hash', '=', hashSecret(secret))
          // The invitation of a removed account waits for it to come back.
          .where('account_id', 'in', trx.selectFrom('accounts').select('id').where('removed_at', 'is', null))
          .where('expires_at', '>', sql<string>`${now}`)
          .returning('account_id')
          .executeTakeFirst();
        if (link === undefined) return null;
        const account = await trx
          .updateTable('accounts')
          .set({ password_hash: passwordHash })
          .where('id', '=', link.account_id)
          .returning(accountColumns)
          .executeTakeFirst();
        return account ?? null;
      }),
    remove: (id, at) => locked('remove', (trx) => removeAccount(trx, id, at)),
    restore: (id, removedAfter) => locked('restore', (trx) => restoreAccount(trx, id, removedAfter)),
    setPassword: (id, passwordHash, keep) =>
      locked('setPassword', async (trx) => {
        await trx.updateTable('accounts').set({ password_hash: passwordHash }).where('id', '=', id).execute();
        await trx.deleteFrom('account_sessions').where('account_id', '=', id).where('id', '<>', keep).execute();
      }),
    saveSetupCode: (code) =>
      ask('saveSetupCode', async () => {
        const value = JSON.stringify(code);
        await db
          .insertInto('settings')
          .values({ key: setupKey, value })
          .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
          .execute();
      }),
  };
}

async function removeAccount(
  trx: Transaction<Database>,
  id: string,
  at: Instant,
): Promise<'done' | 'unknown' | 'last'> {
  const account = await trx
    .selectFrom('accounts')
    .select('id')
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .executeTakeFirst();
  if (account === undefined) return 'unknown';
  const other = await trx
    .selectFrom('accounts')
    .select('id')
    .where('id', '<>', id)
    .where('password_hash', 'is not', null)
    .where('removed_at', 'is', null)
    .limit(1)
    .executeTakeFirst();
  if (other === undefined) return 'last';
  await trx.updateTable('accounts').set({ removed_at: at }).where('id', '=', id).execute();
  await trx.deleteFrom('account_sessions').where('account_id', '=', id).execute();
  return 'done';
}

async function restoreAccount(
  trx: Transaction<Database>,
  id: string,
  removedAfter: Instant,
): Promise<'done' | 'unknown' | 'loginTaken'> {
  const account = await trx
    .selectFrom('accounts')
    .select('login')
    .where('id', '=', id)
    .where('removed_at', '>=', sql<string>`${removedAfter}`)
    .executeTakeFirst();
  if (account === undefined) return 'unknown';
  if ((await livingByLogin(trx, account.login)) !== undefined) return 'loginTaken';
  await trx.updateTable('accounts').set({ removed_at: null }).where('id', '=', id).execute();
  return 'done';
}

function livingByLogin(db: Db | Transaction<Database>, login: string) {
  return db
    .selectFrom('accounts')
    .select([...accountColumns, 'password_hash'])
    .where(sql<string>`lower(login)`, '=', login.toLowerCase())
    .where('removed_at', 'is', null)
    .executeTakeFirst();
}

function reading(db: Db): Pick<AccountStore, 'isAny' | 'list' | 'byLogin' | 'passwordHash' | 'setupCode'> {
  return {
    isAny: () =>
      ask(
        'isAny',
        async () => (await db.selectFrom('accounts').select('id').limit(1).executeTakeFirst()) !== undefined,
      ),
    list: () =>
      ask('list', async () => {
        const rows = await db
          .selectFrom('accounts')
          .select([...accountColumns, 'password_hash'])
          .where('removed_at', 'is', null)
          .orderBy('created_at')
          .execute();
        return rows.map(({ password_hash, ...account }) => ({ ...account, hasPassword: password_hash !== null }));
      }),
    byLogin: (login) =>
      ask('byLogin', async () => {
        const row = await livingByLogin(db, login);
        if (row === undefined) return null;
        const { password_hash: passwordHash, ...account } = row;
        return { ...(account satisfies Account), passwordHash };
      }),
    passwordHash: (id) =>
      ask('passwordHash', async () => {
        const row = await db.selectFrom('accounts').select('password_hash').where('id', '=', id).executeTakeFirst();
        return row?.password_hash ?? null;
      }),
    setupCode: () =>
      ask('setupCode', async () => {
        const row = await db.selectFrom('settings').select('value').where('key', '=', setupKey).executeTakeFirst();
        return row === undefined ? null : setupCode.parse(row.value);
      }),
  };
}

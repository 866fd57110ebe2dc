import { Kysely, PostgresDialect } from 'kysely';
import { Migrator, type Migration } from 'kysely/migration';
import { Pool } from 'pg';
import { PortError } from '../../ports/port-error.ts';
import * as administration from './migrations/2026-11-26-administration.ts';
import * as first from './migrations/2026-11-25-first.ts';
import * as ticketOrder from './migrations/2026-11-28-ticket-order.ts';
import * as wallMedia from './migrations/2026-11-27-wall-media.ts';
import * as removedAccounts from './migrations/2026-11-28-removed-accounts.ts';
import type { Database } from './schema.ts';

/** In the order of their names. */
const migrations: Readonly<Record<string, Migration>> = {
  '2026-11-25-first': { up: first.up },
  '2026-11-26-administration': { up: administration.up },
  '2026-11-27-wall-media': { up: wallMedia.up },
  '2026-11-28-removed-accounts': { up: removedAccounts.up },
  '2026-11-28-ticket-order': { up: ticketOrder.up },
};

export const migrationNames: readonly string[] = Object.keys(migrations);
/** Kysely's own notes of which migrations were made. */
export const migrationTables: readonly string[] = ['kysely_migration', 'kysely_migration_lock'];

export type Db = Kysely<Database>;

export type DatabaseOptions = {
  /** Hears how long each query took, never which. */
  readonly onQuery?: (query: { readonly durationMs: number; readonly isFailed: boolean }) => void;
  /** Under which its connections show in pg_stat_activity. */
  readonly name?: string;
};

/** How the connections of a running product are told from all others in pg_stat_activity. */
export const applicationName = 'kreisrunde';

/** Opens the pool. A lost idle connection is told to `onIdleError` and never ends the process. */
export function openDatabase(
  url: string,
  onIdleError: (error: Error) => void,
  { onQuery, name = applicationName }: DatabaseOptions = {},
): { db: Db; pool: Pool } {
  const pool = new Pool({
    connectionString: url,
    max: 12,
    connectionTimeoutMillis: patienceMs,
    application_name: name,
  });
  pool.on('error', onIdleError);
  // A client that is lost in the middle of a query tells so twice; unheard, the second word would end the process.
  pool.on('connect', (client) => client.on('error', onIdleError));
  const db = new Kysely<Database>({
    dialect: new PostgresDialect({ pool }),
    log: (event) => onQuery?.({ durationMs: event.queryDurationMillis, isFailed: event.level === 'error' }),
  });
  return { db, pool };
}

/** Brings the schema to the newest version; safe to call from several nodes at once. */
export async function migrate(db: Db): Promise<void> {
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(migrations) },
  });
  const { error } = await migrator.migrateToLatest();
  if (error !== undefined) throw new PortError({ port: 'store', operation: 'migrate', retryable: false, cause: error });
}

/** Brings the tables of one schema to the named migration, or to the newest; `url` must lead there (search_path). */
export async function migrateSchema(url: string, schema: string, name: string | undefined): Promise<void> {
  const { db } = openDatabase(url, () => undefined, { name: 'kreisrunde-restore' });
  const migrator = new Migrator({
    db,
    provider: { getMigrations: () => Promise.resolve(migrations) },
    migrationTableSchema: schema,
  });
  try {
    const { error } = name === undefined ? await migrator.migrateToLatest() : await migrator.migrateTo(name);
    if (error !== undefined)
      throw new PortError({ port: 'store', operation: 'migrate', retryable: false, cause: error });
  } finally {
    await db.destroy();
  }
}

/** A database that hangs must not make anybody wait longer for an honest answer. */
export const patienceMs = 5_000;

/**
 * Runs one operation of the store; what the database throws becomes a PortError, and so does an answer that does not
 * come in time. `ensureInTime` throws once nobody waits any more: asked last in a transaction, it undoes what the caller
 * was told had not happened.
 */
export async function ask<T>(operation: string, work: (ensureInTime: () => void) => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  let isLate = false;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      isLate = true;
      reject(new Error(`no answer within ${patienceMs} ms`));
    }, patienceMs);
  });
  const ensureInTime = (): void => {
    if (isLate) throw new Error(`${operation} came too late`);
  };
  try {
    return await Promise.race([work(ensureInTime), late]);
  } catch (cause) {
    throw new PortError({ port: 'store', operation, retryable: true, cause });
  } finally {
    clearTimeout(timer);
  }
}

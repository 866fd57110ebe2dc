import { randomBytes } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { Client, escapeIdentifier, escapeLiteral } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { z } from 'zod';
import { DamagedArchive, NewerArchive, tablesOf, verifyArchive, type ArchiveHeader } from './archive-file.ts';
import { tablesInOrder } from './archive.ts';
import { applicationName, migrateSchema, migrationNames } from './database.ts';

export type Restoration =
  | { readonly kind: 'restored'; readonly rows: ReadonlyMap<string, number>; readonly createdAt: string }
  | { readonly kind: 'damaged' }
  /** Written by a later version: these steps of the schema are unknown here. */
  | { readonly kind: 'newer'; readonly unknown: readonly string[] }
  | { readonly kind: 'inUse' }
  | { readonly kind: 'notEmpty'; readonly tables: readonly string[] };

/** A store that was only started holds these: a code of the first set-up, its defaults, what it noted of itself. */
const ownNotes = ['settings', 'security_log', 'attempts'];

/**
 * What lets somebody in for once or for a while: used or taken back since the backup, it must not come to life again.
 * Whoever needs one gets a new one. Devices stay, for a tablet cannot enrol itself.
 */
const shortLived = ['account_sessions', 'enrolment_codes', 'links', 'media_tickets', 'pairing_codes'];

/**
 * Puts what the file holds in the place of what the store holds: all of it, or nothing. It is read into a schema beside,
 * with the tables as they were when it was written, brought to the newest version there, and exchanged in one
 * transaction. Codes, links and sessions of accounts are void then; `rows` counts them all the same. A store that holds something is left alone unless `isForced`; one that is in use always is.
 */
export async function restoreArchive(options: {
  readonly url: string;
  readonly file: string;
  readonly isForced: boolean;
}): Promise<Restoration> {
  const { url, file, isForced } = options;
  const checked = await checkedArchive(file);
  if ('kind' in checked) return checked;
  const { header, footer } = checked;
  const client = new Client({ connectionString: url, application_name: 'kreisrunde-restore' });
  await client.connect();
  const beside = `kreisrunde_restore_${randomBytes(6).toString('hex')}`;
  try {
    if (await isInUse(client)) return { kind: 'inUse' };
    const filled = await filledTables(client);
    if (filled.length > 0 && !isForced) return { kind: 'notEmpty', tables: filled };
    await client.query(`CREATE SCHEMA ${beside}`);
    const rows = await load({ url: inSchema(url, beside), schema: beside, file, header });
    for (const [table, count] of Object.entries(footer.rows)) if (rows.get(table) !== count) throw new DamagedArchive();
    for (const name of shortLived) await client.query(`DELETE FROM ${beside}.${escapeIdentifier(name)}`);
    await exchange(client, beside);
    return { kind: 'restored', rows, createdAt: header.createdAt };
  } finally {
    await client.query(`DROP SCHEMA IF EXISTS ${beside} CASCADE`).catch(() => undefined);
    await client.end();
  }
}

async function checkedArchive(
  file: string,
): Promise<Awaited<ReturnType<typeof verifyArchive>> | Extract<Restoration, { kind: 'damaged' | 'newer' }>> {
  try {
    const archive = await verifyArchive(file);
    const unknown = archive.header.migrations.filter((name) => !migrationNames.includes(name));
    return unknown.length === 0 ? archive : { kind: 'newer', unknown };
  } catch (error) {
    if (error instanceof DamagedArchive) return { kind: 'damaged' };
    if (error instanceof NewerArchive) return { kind: 'newer', unknown: [] };
    throw error;
  }
}

async function isInUse(client: Client): Promise<boolean> {
  const { rowCount } = await client.query(
    `SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND application_name = $1`,
    [applicationName],
  );
  return rowCount !== 0;
}

async function filledTables(client: Client): Promise<readonly string[]> {
  const filled: string[] = [];
  for (const { name } of await tablesInOrder(client)) {
    if (ownNotes.includes(name)) continue;
    const { rowCount } = await client.query(`SELECT 1 FROM ${escapeIdentifier(name)} LIMIT 1`);
    if (rowCount !== 0) filled.push(name);
  }
  return filled;
}

/** Every connection made with it finds and makes its tables there. */
function inSchema(url: string, schema: string): string {
  const address = new URL(url);
  address.searchParams.set('options', `-c search_path=${schema}`);
  return address.href;
}

async function load(use: {
  readonly url: string;
  readonly schema: string;
  readonly file: string;
  readonly header: ArchiveHeader;
}): Promise<ReadonlyMap<string, number>> {
  const { url, schema, file, header } = use;
  await migrateSchema(url, schema, header.migrations.at(-1));
  const client = new Client({ connectionString: url, application_name: 'kreisrunde-restore' });
  await client.connect();
  const rows = new Map<string, number>();
  try {
    // Some steps of the schema bring rows along; those of the file hold them already.
    for (const { name } of header.tables.toReversed()) await client.query(`DELETE FROM ${escapeIdentifier(name)}`);
    for await (const table of tablesOf(file, header)) {
      const list = table.columns.map((column) => escapeIdentifier(column)).join(', ');
      const stream = client.query(copyFrom(`COPY ${escapeIdentifier(table.name)} (${list}) FROM STDIN`));
      await pipeline(table.rows, stream);
      rows.set(table.name, stream.rowCount);
    }
    for (const { table, column, value, isCalled } of header.sequences) {
      await client.query('SELECT setval(pg_get_serial_sequence($1, $2), $3, $4)', [table, column, value, isCalled]);
    }
  } finally {
    await client.end();
  }
  await migrateSchema(url, schema, undefined);
  return rows;
}

const nameRow = z.object({ name: z.string() });

/** The tables and functions of the schema beside take the place of those of the same name, all in one moment. */
async function exchange(client: Client, beside: string): Promise<void> {
  const current = await client.query('SELECT current_schema() AS name');
  const { name: target } = nameRow.parse(current.rows[0]);
  const tables = await client.query(`SELECT tablename AS name FROM pg_tables WHERE schemaname = $1`, [beside]);
  const functions = await client.query(
    `SELECT format('%I(%s)', proname, pg_get_function_identity_arguments(oid)) AS name FROM pg_proc
       WHERE pronamespace = ${escapeLiteral(beside)}::regnamespace`,
  );
  const into = escapeIdentifier(target);
  await client.query('BEGIN');
  try {
    for (const { name } of z.array(nameRow).parse(tables.rows)) {
      await client.query(`DROP TABLE IF EXISTS ${into}.${escapeIdentifier(name)} CASCADE`);
    }
    for (const { name } of z.array(nameRow).parse(functions.rows)) {
      await client.query(`DROP FUNCTION IF EXISTS ${into}.${name} CASCADE`);
      await client.query(`ALTER FUNCTION ${beside}.${name} SET SCHEMA ${into}`);
    }
    for (const { name } of z.array(nameRow).parse(tables.rows)) {
      await client.query(`ALTER TABLE ${beside}.${escapeIdentifier(name)} SET SCHEMA ${into}`);
    }
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

import { Client, escapeIdentifier } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { z } from 'zod';
import { createArchive, endOfTable, type ArchiveHeader, type ArchiveWriter } from './archive-file.ts';
import { migrationTables } from './database.ts';

type Table = ArchiveHeader['tables'][number];

/**
 * Writes the whole store into one file, as it is at one moment, while the product goes on. Answers the rows of each
 * table. Throws what pg or the file system throws; then there is no file.
 */
export async function writeArchive(options: {
  readonly url: string;
  readonly file: string;
  readonly now: Date;
}): Promise<ReadonlyMap<string, number>> {
  const client = new Client({ connectionString: options.url, application_name: 'kreisrunde-backup' });
  await client.connect();
  try {
    // Everything below sees the moment of the first query, whatever is committed meanwhile.
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const tables = await tablesInOrder(client);
    const archive = await createArchive(options.file, {
      createdAt: options.now.toISOString(),
      migrations: await appliedMigrations(client),
      tables: [...tables],
      sequences: await sequencesOf(client),
    });
    try {
      const rows = new Map<string, number>();
      for (const table of tables) rows.set(table.name, await writeTable(client, archive, table));
      await archive.commit(Object.fromEntries(rows));
      return rows;
    } catch (error) {
      await archive.abandon();
      throw error;
    }
  } finally {
    await client.end();
  }
}

const columnRow = z.object({ table: z.string(), column: z.string() });
const referenceRow = z.object({ from: z.string(), to: z.string() });

/** The product's tables with the columns that are stored; those that are referred to come first. */
export async function tablesInOrder(client: Client): Promise<readonly Table[]> {
  const { rows } = await client.query(`
    SELECT relname AS table, attname AS column FROM pg_class
      JOIN pg_attribute ON attrelid = pg_class.oid
      WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace
        AND attnum > 0 AND NOT attisdropped AND attgenerated = ''
      ORDER BY relname, attnum`);
  const columns = new Map<string, string[]>();
  for (const { table, column } of z.array(columnRow).parse(rows)) {
    if (!migrationTables.includes(table)) columns.set(table, [...(columns.get(table) ?? []), column]);
  }
  const references = await client.query(`
    SELECT child.relname AS from, parent.relname AS to FROM pg_constraint
      JOIN pg_class child ON child.oid = conrelid JOIN pg_class parent ON parent.oid = confrelid
      WHERE contype = 'f' AND child.relnamespace = current_schema()::regnamespace`);
  const parents = new Map<string, string[]>();
  for (const { from, to } of z.array(referenceRow).parse(references.rows)) {
    // Rows of one table are checked together, once all are there.
    if (from !== to) parents.set(from, [...(parents.get(from) ?? []), to]);
  }
  return inOrder([...columns.keys()], parents).map((name) => ({ name, columns: columns.get(name) ?? [] }));
}

/** Each name behind those it refers to. Throws where they refer to each other in a circle. */
export function inOrder(names: readonly string[], parents: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const ordered: string[] = [];
  const underWay = new Set<string>();
  const visit = (name: string): void => {
    if (ordered.includes(name)) return;
    if (underWay.has(name)) throw new Error(`The table ${name} refers to itself by way of others.`);
    underWay.add(name);
    for (const parent of parents.get(name) ?? []) visit(parent);
    underWay.delete(name);
    ordered.push(name);
  };
  for (const name of names) visit(name);
  return ordered;
}

async function appliedMigrations(client: Client): Promise<string[]> {
  const { rows } = await client.query('SELECT name FROM kysely_migration ORDER BY name');
  return z
    .array(z.object({ name: z.string() }))
    .parse(rows)
    .map(({ name }) => name);
}

const sequenceRow = z.object({ table: z.string(), column: z.string(), sequence: z.string() });
const counterRow = z.object({ last_value: z.string(), is_called: z.boolean() });

async function sequencesOf(client: Client): Promise<ArchiveHeader['sequences']> {
  const { rows } = await client.query(`
    SELECT relname AS table, attname AS column,
        pg_get_serial_sequence(format('%I.%I', current_schema(), relname), attname) AS sequence
      FROM pg_class JOIN pg_attribute ON attrelid = pg_class.oid
      WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace
        AND attnum > 0 AND NOT attisdropped AND attidentity <> ''
      ORDER BY relname, attname`);
  const sequences: ArchiveHeader['sequences'] = [];
  for (const { table, column, sequence } of z.array(sequenceRow).parse(rows)) {
    const counter = await client.query(`SELECT last_value, is_called FROM ${sequence}`);
    const { last_value: value, is_called: isCalled } = counterRow.parse(counter.rows[0]);
    sequences.push({ table, column, value, isCalled });
  }
  return sequences;
}

async function writeTable(client: Client, archive: ArchiveWriter, { name, columns }: Table): Promise<number> {
  const list = columns.map((column) => escapeIdentifier(column)).join(', ');
  const stream = client.query(copyTo(`COPY ${escapeIdentifier(name)} (${list}) TO STDOUT`));
  for await (const chunk of stream) await archive.write(z.instanceof(Buffer).parse(chunk));
  await archive.write(`${endOfTable}\n`);
  return stream.rowCount;
}

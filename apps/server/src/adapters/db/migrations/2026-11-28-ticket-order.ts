import { sql, type Kysely } from 'kysely';

/** Of the tickets of one page the newest are kept: they need an order. */
const statements = [
  `ALTER TABLE media_tickets ADD COLUMN id bigint GENERATED ALWAYS AS IDENTITY`,
  `CREATE INDEX media_tickets_device ON media_tickets (device_id, tab, id)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

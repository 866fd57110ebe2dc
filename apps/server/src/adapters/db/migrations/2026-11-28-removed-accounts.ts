import { sql, type Kysely } from 'kysely';

/** A removed account can come back for a while; its login is free at once. */
const statements = [
  `ALTER TABLE accounts ADD COLUMN removed_at bigint`,
  `DROP INDEX accounts_login`,
  `CREATE UNIQUE INDEX accounts_login ON accounts (lower(login)) WHERE removed_at IS NULL`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

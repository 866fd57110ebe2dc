import { sql, type Kysely } from 'kysely';

/**
 * What is remembered of a wall while it is paired: the release given on it, the volume, whether it may play. The
 * trigger forgets it with the owner, whichever way that came about: a release counts for one pairing only.
 */
const statements = [
  `CREATE TABLE walls (
     device_id text PRIMARY KEY REFERENCES devices ON DELETE CASCADE,
     released_picture boolean NOT NULL, released_sound boolean NOT NULL,
     volume integer NOT NULL CHECK (volume BETWEEN 0 AND 100), may_play boolean NOT NULL)`,
  `CREATE FUNCTION forget_wall() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN DELETE FROM walls WHERE device_id = NEW.id; RETURN NULL; END $$`,
  `CREATE TRIGGER forget_wall AFTER UPDATE OF owner_id ON devices FOR EACH ROW
     WHEN (OLD.owner_id IS DISTINCT FROM NEW.owner_id) EXECUTE FUNCTION forget_wall()`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

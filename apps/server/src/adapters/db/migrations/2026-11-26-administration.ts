import { sql, type Kysely } from 'kysely';

const statements = [
  // What is removed can be restored for ten minutes; then it is forgotten.
  `ALTER TABLE persons ADD COLUMN deputy_id text REFERENCES persons ON DELETE SET NULL, ADD COLUMN removed_at bigint`,
  `ALTER TABLE recipient_groups ADD COLUMN removed_at bigint`,
  `ALTER TABLE recipient_groups DROP CONSTRAINT recipient_groups_name_key`,
  `CREATE UNIQUE INDEX recipient_groups_name ON recipient_groups (name) WHERE removed_at IS NULL`,
  `ALTER TABLE devices ADD COLUMN name text, ADD COLUMN enrolled_at bigint NOT NULL DEFAULT 0,
     ADD COLUMN revoked_at bigint`,
  `UPDATE devices SET enrolled_at = coalesce(last_seen_at, 0)`,
  `CREATE INDEX devices_person ON devices (person_id)`,
  `CREATE TABLE accounts (
     id text PRIMARY KEY, login text NOT NULL, name text NOT NULL, password_hash text, created_at bigint NOT NULL)`,
  `CREATE UNIQUE INDEX accounts_login ON accounts (lower(login))`,
  `CREATE TABLE account_sessions (
     id text PRIMARY KEY, secret_hash bytea NOT NULL UNIQUE,
     account_id text NOT NULL REFERENCES accounts ON DELETE CASCADE,
     started_at bigint NOT NULL, used_at bigint NOT NULL, browser text NOT NULL)`,
  `CREATE INDEX account_sessions_account ON account_sessions (account_id)`,
  // A link makes one browser a device of a person, or lets an invited administrator choose a password.
  `CREATE TABLE links (
     secret_hash bytea PRIMARY KEY, person_id text REFERENCES persons ON DELETE CASCADE,
     account_id text REFERENCES accounts ON DELETE CASCADE, expires_at bigint NOT NULL,
     CHECK ((person_id IS NULL) <> (account_id IS NULL)))`,
  `CREATE TABLE enrolment_codes (
     person_id text PRIMARY KEY REFERENCES persons ON DELETE CASCADE, code text NOT NULL, expires_at bigint NOT NULL,
     used_by text REFERENCES devices ON DELETE CASCADE)`,
  `CREATE UNIQUE INDEX enrolment_codes_code ON enrolment_codes (code) WHERE used_by IS NULL`,
  `DROP TABLE pairing_failures`,
  // Guesses of secrets, counted on every node alike. Who guessed is kept as a hash, for a day.
  `CREATE TABLE attempts (
     id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, scope text NOT NULL, key text NOT NULL, at bigint NOT NULL)`,
  `CREATE INDEX attempts_scope ON attempts (scope, key, at)`,
  `CREATE TABLE security_log (
     id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, at bigint NOT NULL, act text NOT NULL, actor text NOT NULL,
     subject text NOT NULL, outcome text NOT NULL CHECK (outcome IN ('done', 'refused')))`,
  // Append only: nothing is changed, and nothing younger than a year is deleted, by whichever way.
  `CREATE FUNCTION keep_security_log() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     IF TG_OP = 'DELETE' AND OLD.at < (extract(epoch FROM now()) * 1000) - 31536000000 THEN RETURN OLD; END IF;
     RAISE EXCEPTION 'the security log is append only';
   END $$`,
  `CREATE TRIGGER security_log_kept BEFORE UPDATE OR DELETE ON security_log
     FOR EACH ROW EXECUTE FUNCTION keep_security_log()`,
  `CREATE FUNCTION refuse_truncate() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN RAISE EXCEPTION 'the security log is append only'; END $$`,
  `CREATE TRIGGER security_log_not_emptied BEFORE TRUNCATE ON security_log EXECUTE FUNCTION refuse_truncate()`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

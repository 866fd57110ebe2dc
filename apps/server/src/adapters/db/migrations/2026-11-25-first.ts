import { sql, type Kysely } from 'kysely';

const statements = [
  `CREATE TABLE persons (
     id text PRIMARY KEY, key text UNIQUE, office text NOT NULL, short_name text NOT NULL, article text,
     agency text NOT NULL, role text NOT NULL, road_km_to_seat double precision NOT NULL,
     drive_minutes_to_seat double precision NOT NULL, position integer NOT NULL)`,
  `CREATE TABLE recipient_groups (
     id text PRIMARY KEY, name text NOT NULL UNIQUE, default_reason text NOT NULL, position integer NOT NULL)`,
  `CREATE TABLE recipient_group_members (
     group_id text NOT NULL REFERENCES recipient_groups ON DELETE CASCADE,
     person_id text NOT NULL REFERENCES persons ON DELETE CASCADE,
     position integer NOT NULL, PRIMARY KEY (group_id, person_id))`,
  `CREATE TABLE settings (key text PRIMARY KEY, value jsonb NOT NULL)`,
  `CREATE TABLE devices (
     id text PRIMARY KEY, kind text NOT NULL CHECK (kind IN ('personal', 'wall')),
     person_id text REFERENCES persons ON DELETE CASCADE, owner_id text REFERENCES persons ON DELETE SET NULL,
     secret_hash bytea NOT NULL UNIQUE, active_tab text, last_seen_at bigint,
     CHECK ((kind = 'personal') = (person_id IS NOT NULL)))`,
  // A chair has one wall.
  `CREATE UNIQUE INDEX devices_owner ON devices (owner_id) WHERE owner_id IS NOT NULL`,
  `CREATE TABLE sessions (
     secret_hash bytea PRIMARY KEY, device_id text NOT NULL REFERENCES devices ON DELETE CASCADE,
     expires_at bigint NOT NULL)`,
  `CREATE TABLE pairing_codes (
     code text PRIMARY KEY, device_id text NOT NULL UNIQUE REFERENCES devices ON DELETE CASCADE,
     expires_at bigint NOT NULL)`,
  `CREATE TABLE pairing_failures (
     id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, person_id text NOT NULL, at bigint NOT NULL)`,
  `CREATE INDEX pairing_failures_person ON pairing_failures (person_id, at)`,
  `CREATE TABLE conferences (
     id text PRIMARY KEY, rev integer NOT NULL, phase text NOT NULL, group_id text NOT NULL, chair_id text NOT NULL,
     state jsonb NOT NULL, deadline_at bigint, convened_at bigint NOT NULL, ended_at bigint)`,
  // Two devices of a chair, or two chairs of a group, pressing in the same second get one conference.
  `CREATE UNIQUE INDEX conferences_chair ON conferences (chair_id) WHERE phase <> 'ended'`,
  `CREATE UNIQUE INDEX conferences_group ON conferences (group_id) WHERE phase <> 'ended'`,
  `CREATE INDEX conferences_deadline ON conferences (deadline_at) WHERE deadline_at IS NOT NULL`,
  `CREATE INDEX conferences_ended ON conferences (ended_at)`,
  `CREATE TABLE conference_events (
     id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
     conference_id text NOT NULL REFERENCES conferences ON DELETE CASCADE,
     rev integer NOT NULL, at bigint NOT NULL, type text NOT NULL, actor jsonb NOT NULL, participant text)`,
  `CREATE INDEX conference_events_conference ON conference_events (conference_id, id)`,
  `CREATE TABLE media_tickets (
     secret_hash bytea PRIMARY KEY, device_id text NOT NULL REFERENCES devices ON DELETE CASCADE,
     conference_id text NOT NULL REFERENCES conferences ON DELETE CASCADE, tab text NOT NULL)`,
];

export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}

import type { ColumnType, Generated } from 'kysely';

/** Stored as text by pg for 64-bit integers; written as number. */
type Millis = ColumnType<string, number, number>;
type NullableMillis = ColumnType<string | null, number | null, number | null>;
type Json = ColumnType<unknown, string, string>;

/** Tables as `migrations/` makes them. Times are milliseconds since 1970. */
export type Database = {
  persons: {
    id: string;
    key: string | null;
    office: string;
    short_name: string;
    article: string | null;
    agency: string;
    role: string;
    road_km_to_seat: number;
    drive_minutes_to_seat: number;
    position: number;
    deputy_id: string | null;
    removed_at: NullableMillis;
  };
  recipient_groups: {
    id: string;
    name: string;
    default_reason: string;
    position: number;
    removed_at: NullableMillis;
  };
  recipient_group_members: { group_id: string; person_id: string; position: number };
  settings: { key: string; value: Json };
  devices: {
    id: string;
    kind: string;
    person_id: string | null;
    owner_id: string | null;
    secret_hash: Buffer;
    active_tab: string | null;
    last_seen_at: NullableMillis;
    name: string | null;
    enrolled_at: ColumnType<string, number | undefined, number>;
    revoked_at: NullableMillis;
  };
  sessions: { secret_hash: Buffer; device_id: string; expires_at: Millis };
  pairing_codes: { code: string; device_id: string; expires_at: Millis };
  accounts: {
    id: string;
    login: string;
    name: string;
    password_hash: string | null;
    created_at: Millis;
    removed_at: Millis | null;
  };
  account_sessions: {
    id: string;
    secret_hash: Buffer;
    account_id: string;
    started_at: Millis;
    used_at: Millis;
    browser: string;
  };
  links: { secret_hash: Buffer; person_id: string | null; account_id: string | null; expires_at: Millis };
  enrolment_codes: { person_id: string; code: string; expires_at: Millis; used_by: string | null };
  attempts: { id: Generated<string>; scope: string; key: string; at: Millis };
  security_log: {
    id: Generated<string>;
    at: Millis;
    act: string;
    actor: string;
    subject: string;
    outcome: 'done' | 'refused';
  };
  walls: {
    device_id: string;
    released_picture: boolean;
    released_sound: boolean;
    volume: number;
    may_play: boolean;
  };
  media_tickets: { id: Generated<string>; secret_hash: Buffer; device_id: string; conference_id: string; tab: string };
  conferences: {
    id: string;
    rev: number;
    phase: string;
    group_id: string;
    chair_id: string;
    state: Json;
    deadline_at: NullableMillis;
    convened_at: Millis;
    ended_at: NullableMillis;
  };
  conference_events: {
    id: Generated<string>;
    conference_id: string;
    rev: number;
    at: Millis;
    type: string;
    actor: Json;
    participant: string | null;
  };
};

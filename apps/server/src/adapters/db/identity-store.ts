import { toId, type DeviceId, type Instant, type PersonId } from '@kreisrunde/domain';
import { sql, type Selectable } from 'kysely';
import type { NewDevice } from '../../ports/enrolment-store.ts';
import { hashSecret } from '../../ports/ids.ts';
import type { Device, IdentityStore } from '../../ports/store.ts';
import { ask, type Db } from './database.ts';
import { livingDevices } from './device-store.ts';
import { forgetExpired } from './forgetting.ts';
import { newDevice, personalDevice } from './new-device.ts';
import { pairingStore } from './pairing-store.ts';
import type { Database } from './schema.ts';

type DeviceRow = Pick<Selectable<Database['devices']>, 'id' | 'kind' | 'person_id' | 'owner_id' | 'active_tab'>;
const deviceColumns = [
  'devices.id',
  'devices.kind',
  'devices.person_id',
  // The wall of a chair who was removed is nobody's.
  'owners.id as owner_id',
  'devices.active_tab',
] as const;

/** A page has one line, and asks for a ticket each time it opens it; some may be under way. */
const ticketsOfPage = 5;

function toDevice(row: DeviceRow | undefined): Device | null {
  if (row === undefined) return null;
  const common = { id: toId<DeviceId>(row.id), activeTab: row.active_tab };
  if (row.person_id !== null) return { ...common, kind: 'personal', personId: toId<PersonId>(row.person_id) };
  return { ...common, kind: 'wall', ownerId: row.owner_id === null ? null : toId<PersonId>(row.owner_id) };
}

export function identityStore(db: Db): IdentityStore {
  return {
    ...sessions(db),
    ...presence(db),
    ...pairingStore(db),
    ...tickets(db),
    forgetExpired: (now) => ask('forgetExpired', () => forgetExpired(db, now)),
  };
}

function sessions(db: Db) {
  return {
    deviceBySession: (secret: string, now: Instant) =>
      ask('deviceBySession', async () =>
        toDevice(
          await livingDevices(db)
            .innerJoin('sessions', 'sessions.device_id', 'devices.id')
            .select(deviceColumns)
            .where('sessions.secret_hash', '=', hashSecret(secret))
            .where('sessions.expires_at', '>', sql<string>`${now}`)
            .executeTakeFirst(),
        ),
      ),
    deviceBySecret: (secret: string) =>
      ask('deviceBySecret', async () =>
        toDevice(
          await livingDevices(db)
            .select(deviceColumns)
            .where('devices.secret_hash', '=', hashSecret(secret))
            .executeTakeFirst(),
        ),
      ),
    device: (id: DeviceId) =>
      ask('device', async () =>
        toDevice(await livingDevices(db).select(deviceColumns).where('devices.id', '=', id).executeTakeFirst()),
      ),
    createPersonalDevice: (device: NewDevice & { readonly personId: PersonId }) =>
      ask('createPersonalDevice', async () => {
        await db.insertInto('devices').values(personalDevice(device, device.personId)).execute();
      }),
    createWall: (device: Omit<NewDevice, 'name'>) =>
      ask('createWall', async () => {
        await db
          .insertInto('devices')
          .values({ ...newDevice({ ...device, name: null }), kind: 'wall', person_id: null })
          .execute();
      }),
    endSessions: (deviceId: DeviceId) =>
      ask('endSessions', async () => {
        await db.deleteFrom('sessions').where('device_id', '=', deviceId).execute();
      }),
    createSession: (session: { deviceId: DeviceId; secret: string; expiresAt: Instant }) =>
      ask('createSession', async () => {
        await db
          .insertInto('sessions')
          .values({
            secret_hash: hashSecret(session.secret),
            device_id: session.deviceId,
            expires_at: session.expiresAt,
          })
          .execute();
      }),
    claimTab: (deviceId: DeviceId, tab: string) =>
      ask('claimTab', async () => {
        await db.updateTable('devices').set({ active_tab: tab }).where('id', '=', deviceId).execute();
      }),
  };
}

function presence(db: Db) {
  return {
    seen: (deviceIds: readonly DeviceId[], at: Instant) =>
      ask('seen', async () => {
        if (deviceIds.length === 0) return;
        await db
          .updateTable('devices')
          .set({ last_seen_at: at })
          .where('id', 'in', [...deviceIds])
          .execute();
      }),
    lastSeen: () =>
      ask('lastSeen', async () => {
        const rows = await db
          .selectFrom('devices')
          .select(({ fn }) => ['person_id', fn.max('last_seen_at').as('at')])
          .where('person_id', 'is not', null)
          .where('last_seen_at', 'is not', null)
          .groupBy('person_id')
          .execute();
        return new Map(rows.map((row) => [toId<PersonId>(row.person_id ?? ''), Number(row.at)]));
      }),
  };
}

function tickets(db: Db): Pick<IdentityStore, 'createTicket' | 'ticket'> {
  return {
    createTicket: (ticket) =>
      ask('createTicket', async () => {
        // Tickets of former rounds are worth nothing any more.
        await db
          .deleteFrom('media_tickets')
          .where('device_id', '=', ticket.deviceId)
          .where('conference_id', '<>', ticket.conferenceId)
          .execute();
        await db
          .insertInto('media_tickets')
          .values({
            secret_hash: hashSecret(ticket.secret),
            device_id: ticket.deviceId,
            conference_id: ticket.conferenceId,
            tab: ticket.tab,
          })
          .execute();
        const outdated = db
          .selectFrom('media_tickets')
          .select('id')
          .where('device_id', '=', ticket.deviceId)
          .where('tab', '=', ticket.tab)
          .orderBy('id', 'desc')
          .offset(ticketsOfPage);
        await db.deleteFrom('media_tickets').where('id', 'in', outdated).execute();
      }),
    ticket: (secret) =>
      ask('ticket', async () => {
        const row = await livingDevices(db)
          .innerJoin('media_tickets', 'media_tickets.device_id', 'devices.id')
          .select([...deviceColumns, 'media_tickets.conference_id', 'media_tickets.tab'])
          .where('media_tickets.secret_hash', '=', hashSecret(secret))
          .executeTakeFirst();
        const device = toDevice(row);
        if (row === undefined || device === null) return null;
        return { device, conferenceId: toId(row.conference_id), tab: row.tab };
      }),
  };
}

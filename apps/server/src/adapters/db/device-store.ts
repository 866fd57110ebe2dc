import { toId, type DeviceId, type PersonId } from '@kreisrunde/domain';
import { sql } from 'kysely';
import type { DeviceStore } from '../../ports/device-store.ts';
import { ask, type Db } from './database.ts';
import { tellCounty } from './hints.ts';

/** Devices that may still do something: not revoked, and not of a person who was removed. */
export function livingDevices(db: Db) {
  return db
    .selectFrom('devices')
    .leftJoin('persons', 'persons.id', 'devices.person_id')
    .leftJoin('persons as owners', (join) =>
      join.onRef('owners.id', '=', 'devices.owner_id').on('owners.removed_at', 'is', null),
    )
    .where('devices.revoked_at', 'is', null)
    .where('persons.removed_at', 'is', null);
}

export function deviceStore(db: Db, node: string): DeviceStore {
  /** Tells the other nodes what became of a device, in the transaction that did it. */
  const setRevoked = (operation: string, id: DeviceId, revoked: { readonly at: number | null; since: number | null }) =>
    ask(operation, () =>
      db.transaction().execute(async (trx) => {
        const row = await trx
          .updateTable('devices')
          .set({ revoked_at: revoked.at })
          .where('id', '=', id)
          .$if(revoked.since === null, (query) => query.where('revoked_at', 'is', null))
          .$if(revoked.since !== null, (query) => query.where('revoked_at', '>', sql<string>`${revoked.since}`))
          .returning('id')
          .executeTakeFirst();
        if (row !== undefined) await tellCounty(trx, node);
        return row !== undefined;
      }),
    );
  return {
    all: () =>
      ask('all', async () => {
        const rows = await livingDevices(db)
          .select([
            'devices.id',
            'devices.kind',
            'devices.name',
            'devices.person_id',
            'owners.id as owner_id',
            'devices.enrolled_at',
            'devices.last_seen_at',
          ])
          .orderBy('devices.enrolled_at')
          .execute();
        return rows.map((row) => ({
          id: toId<DeviceId>(row.id),
          kind: row.kind === 'wall' ? 'wall' : 'personal',
          name: row.name,
          personId: personOf(row.person_id ?? row.owner_id),
          enrolledAt: Number(row.enrolled_at),
          lastSeenAt: row.last_seen_at === null ? null : Number(row.last_seen_at),
        }));
      }),
    rename: (id, name) =>
      ask('rename', async () => {
        const row = await db
          .updateTable('devices')
          .set({ name })
          .where('id', '=', id)
          .where('revoked_at', 'is', null)
          .returning('id')
          .executeTakeFirst();
        return row !== undefined;
      }),
    revoke: (id, at) => setRevoked('revoke', id, { at, since: null }),
    restore: (id, since) => setRevoked('restore', id, { at: null, since }),
    valid: (ids) =>
      ask('valid', async () => {
        if (ids.length === 0) return new Set<DeviceId>();
        const rows = await livingDevices(db)
          .select('devices.id')
          .where('devices.id', 'in', [...ids])
          .execute();
        return new Set(rows.map((row) => toId<DeviceId>(row.id)));
      }),
  };
}

function personOf(id: string | null): PersonId | null {
  return id === null ? null : toId<PersonId>(id);
}

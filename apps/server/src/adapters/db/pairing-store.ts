import { toId, type DeviceId, type Instant, type PersonId } from '@kreisrunde/domain';
import { sql } from 'kysely';
import type { IdentityStore } from '../../ports/store.ts';
import { ask, type Db } from './database.ts';
import { livingDevices } from './device-store.ts';

/** Walls and the six digits that pair them with a chair. */
export function pairingStore(db: Db): Pick<IdentityStore, 'wallOf' | 'pairingCode' | 'pair' | 'part'> {
  return {
    wallOf: (ownerId: PersonId) =>
      ask('wallOf', async () => {
        const row = await livingDevices(db)
          .select('devices.id')
          .where('devices.owner_id', '=', ownerId)
          .where('owners.id', 'is not', null)
          .executeTakeFirst();
        return row === undefined ? null : toId<DeviceId>(row.id);
      }),

    pairingCode: (deviceId, makeCode, times) => ask('pairingCode', () => codeFor(db, { deviceId, makeCode, ...times })),

    pair: (code: string, ownerId: PersonId, now: Instant) =>
      ask('pair', () =>
        db.transaction().execute(async (trx) => {
          const row = await trx
            .deleteFrom('pairing_codes')
            .where('code', '=', code)
            .where('expires_at', '>', sql<string>`${now}`)
            .returning('device_id')
            .executeTakeFirst();
          if (row === undefined) return null;
          const former = await trx
            .updateTable('devices')
            .set({ owner_id: null })
            .where('owner_id', '=', ownerId)
            .returning('id')
            .executeTakeFirst();
          await trx.updateTable('devices').set({ owner_id: ownerId }).where('id', '=', row.device_id).execute();
          return {
            wall: toId<DeviceId>(row.device_id),
            formerWall: former === undefined ? null : toId<DeviceId>(former.id),
          };
        }),
      ),

    part: (wall: DeviceId) =>
      ask('part', async () => {
        await db.updateTable('devices').set({ owner_id: null }).where('id', '=', wall).execute();
      }),
  };
}

async function codeFor(
  db: Db,
  request: { deviceId: DeviceId; makeCode: () => string; now: Instant; expiresAt: Instant },
): Promise<{ code: string; expiresAt: Instant }> {
  const { deviceId, makeCode, now, expiresAt } = request;
  await db
    .deleteFrom('pairing_codes')
    .where('expires_at', '<=', sql<string>`${now}`)
    .execute();
  const existing = await db
    .selectFrom('pairing_codes')
    .selectAll()
    .where('device_id', '=', deviceId)
    .executeTakeFirst();
  if (existing !== undefined) return { code: existing.code, expiresAt: Number(existing.expires_at) };
  const made = await db
    .insertInto('pairing_codes')
    .values({ code: makeCode(), device_id: deviceId, expires_at: expiresAt })
    .onConflict((conflict) => conflict.doNothing())
    .returning(['code', 'expires_at'])
    .executeTakeFirst();
  // Another wall has just got the same digits, or this wall asked twice: look again.
  if (made === undefined) return codeFor(db, request);
  return { code: made.code, expiresAt: Number(made.expires_at) };
}

import { toId, type DeviceId, type Instant, type PersonId } from '@kreisrunde/domain';
import { sql, type Transaction } from 'kysely';
import { z } from 'zod';
import type { Enrolment, EnrolmentStore, NewDevice } from '../../ports/enrolment-store.ts';
import { hashSecret } from '../../ports/ids.ts';
import { ask, type Db } from './database.ts';
import { tellCounty } from './hints.ts';
import { personalDevice } from './new-device.ts';
import type { Database } from './schema.ts';

const uniqueViolation = z.object({ code: z.literal('23505') });
/** Of a million codes so many would have to be open already. */
const triesForFreeCode = 20;

export function enrolmentStore(db: Db, node: string): EnrolmentStore {
  /** The device of a person, where the person is still there. */
  async function enrol(trx: Transaction<Database>, device: NewDevice, person: string): Promise<PersonId | null> {
    const row = await trx
      .selectFrom('persons')
      .select('id')
      .where('id', '=', person)
      .where('removed_at', 'is', null)
      .executeTakeFirst();
    if (row === undefined) return null;
    const personId = toId<PersonId>(row.id);
    await trx.insertInto('devices').values(personalDevice(device, personId)).execute();
    await tellCounty(trx, node);
    return personId;
  }

  return {
    createCode: (personId, makeCode, expiresAt) =>
      ask('createCode', () => createCode(db, { personId, makeCode, expiresAt })),
    codeOf: (personId) =>
      ask('codeOf', async () => {
        const row = await db
          .selectFrom('enrolment_codes')
          .selectAll()
          .where('person_id', '=', personId)
          .executeTakeFirst();
        if (row === undefined) return null;
        const usedBy = row.used_by === null ? null : toId<DeviceId>(row.used_by);
        return { code: row.code, personId, expiresAt: Number(row.expires_at), usedBy };
      }),
    useCode: (code, device) =>
      ask('useCode', () =>
        db.transaction().execute(async (trx) => {
          const row = await trx
            .selectFrom('enrolment_codes')
            .select('person_id')
            .where('code', '=', code)
            .where('used_by', 'is', null)
            .where('expires_at', '>', sql<string>`${device.at}`)
            .forUpdate()
            .executeTakeFirst();
          const personId = row === undefined ? null : await enrol(trx, device, row.person_id);
          if (personId === null) return null;
          await trx
            .updateTable('enrolment_codes')
            .set({ used_by: device.id })
            .where('person_id', '=', personId)
            .execute();
          return personId;
        }),
      ),
    voidCodes: (now) =>
      ask('voidCodes', async () => {
        const rows = await db
          .updateTable('enrolment_codes')
          .set({ expires_at: now })
          .where('used_by', 'is', null)
          .where('expires_at', '>', sql<string>`${now}`)
          .returning('person_id')
          .execute();
        return rows.length;
      }),
    ...linkMethods(db, enrol),
  };
}

type Enrol = (trx: Transaction<Database>, device: NewDevice, person: string) => Promise<PersonId | null>;

function linkMethods(db: Db, enrol: Enrol): Pick<EnrolmentStore, 'createLink' | 'useLink'> {
  return {
    createLink: ({ secret, personId, expiresAt }) =>
      ask('createLink', async () => {
        await db
          .insertInto('links')
          .values({ secret_hash: hashSecret(secret), person_id: personId, account_id: null, expires_at: expiresAt })
          .execute();
      }),
    useLink: (secret, device) =>
      ask('useLink', () =>
        db.transaction().execute(async (trx) => {
          const row = await trx
            .deleteFrom('links')
            .where('secret_hash', '=', hashSecret(secret))
            .where('person_id', 'is not', null)
            .where('expires_at', '>', sql<string>`${device.at}`)
            .returning('person_id')
            .executeTakeFirst();
          const person = row?.person_id ?? null;
          return person === null ? null : enrol(trx, device, person);
        }),
      ),
  };
}

async function createCode(
  db: Db,
  wanted: { readonly personId: PersonId; readonly makeCode: () => string; readonly expiresAt: Instant },
): Promise<Enrolment> {
  const { personId, makeCode, expiresAt } = wanted;
  for (let tries = 1; ; tries += 1) {
    const code = makeCode();
    try {
      const values = { code, expires_at: expiresAt, used_by: null };
      await db
        .insertInto('enrolment_codes')
        .values({ person_id: personId, ...values })
        .onConflict((conflict) => conflict.column('person_id').doUpdateSet(values))
        .execute();
      return { code, personId, expiresAt, usedBy: null };
    } catch (error) {
      // Somebody else has just got the same digits.
      if (!uniqueViolation.safeParse(error).success || tries === triesForFreeCode) throw error;
    }
  }
}

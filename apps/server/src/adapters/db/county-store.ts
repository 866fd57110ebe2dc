import { roles, toId, type GroupId, type Person, type PersonId, type SavingsFactors } from '@kreisrunde/domain';
import type { Selectable } from 'kysely';
import { z } from 'zod';
import { newId } from '../../ports/ids.ts';
import type { County, CountySeed, CountyStore } from '../../ports/store.ts';
import { ask, type Db } from './database.ts';
import { newCounty } from './new-county.ts';
import { personValues } from './person-values.ts';
import type { Database } from './schema.ts';

const factor = z.object({ value: z.number(), source: z.string() });
const savingsFactors: z.ZodType<SavingsFactors> = z.object({
  mileageEurPerKm: factor,
  labourEurPerHour: factor,
  fuelLitresPer100Km: factor,
  co2KgPerKm: factor,
  roomRentEurPerEvent: factor,
  setupMinutesPerTrip: z.number(),
  noTripBelowKm: z.number(),
});
const countySettings = z.object({ name: z.string(), savingsFactors });
/** Key of name and savings factors in the table of settings. */
export const countyKey = 'county';

export function countyStore(db: Db): CountyStore {
  return {
    load: () => ask('load', () => load(db)),
    isEmpty: () =>
      ask(
        'isEmpty',
        async () => (await db.selectFrom('persons').select('id').limit(1).executeTakeFirst()) === undefined,
      ),
    seed: (county) => ask('seed', () => seed(db, county)),
    personIdByKey: (key) =>
      ask('personIdByKey', async () => {
        const row = await db
          .selectFrom('persons')
          .select('id')
          .where('key', '=', key)
          .where('removed_at', 'is', null)
          .executeTakeFirst();
        return row === undefined ? null : toId<PersonId>(row.id);
      }),
  };
}

async function load(db: Db): Promise<County> {
  const settings = await db.selectFrom('settings').select('value').where('key', '=', countyKey).executeTakeFirst();
  const rows = await db.selectFrom('persons').selectAll().orderBy('position').execute();
  const groups = await db
    .selectFrom('recipient_groups')
    .selectAll()
    .where('removed_at', 'is', null)
    .orderBy('position')
    .execute();
  const members = await db.selectFrom('recipient_group_members').selectAll().orderBy('position').execute();
  const living = new Set(rows.filter((row) => row.removed_at === null).map((row) => row.id));
  const persons = rows.map((row) => toPerson(row, living));
  return {
    ...(settings === undefined ? newCounty : countySettings.parse(settings.value)),
    persons: persons.filter(({ id }) => living.has(id)),
    former: persons.filter(({ id }) => !living.has(id)),
    groups: groups.map((group) => ({
      id: toId<GroupId>(group.id),
      name: group.name,
      defaultReason: group.default_reason,
      members: members
        .filter((one) => one.group_id === group.id && living.has(one.person_id))
        .map((one) => toId<PersonId>(one.person_id)),
    })),
  };
}

function toPerson(row: Selectable<Database['persons']>, living: ReadonlySet<string>): Person {
  return {
    id: toId(row.id),
    office: row.office,
    shortName: row.short_name,
    article: row.article,
    agency: row.agency,
    role: z.enum(roles).parse(row.role),
    roadKmToSeat: row.road_km_to_seat,
    driveMinutesToSeat: row.drive_minutes_to_seat,
    deputy: row.deputy_id === null || !living.has(row.deputy_id) ? null : toId<PersonId>(row.deputy_id),
  };
}

async function seed(db: Db, county: CountySeed): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const ids = new Map<string, string>();
    for (const [position, person] of county.persons.entries()) {
      const values = {
        key: person.key,
        // Who comes instead is known once everybody has an id.
        ...personValues({ ...person, deputy: null }),
        position,
      };
      const row = await trx
        .insertInto('persons')
        .values({ id: newId(), ...values })
        .onConflict((conflict) => conflict.column('key').doUpdateSet(values))
        .returning('id')
        .executeTakeFirstOrThrow();
      ids.set(person.key, row.id);
    }
    for (const { key, deputyKey } of county.persons) {
      const deputy = deputyKey === null ? null : (ids.get(deputyKey) ?? null);
      await trx.updateTable('persons').set({ deputy_id: deputy }).where('key', '=', key).execute();
    }
    for (const [position, group] of county.groups.entries()) {
      const values = { name: group.name, default_reason: group.defaultReason, position };
      const row = await trx
        .insertInto('recipient_groups')
        .values({ id: newId(), ...values })
        .onConflict((conflict) => conflict.column('name').where('removed_at', 'is', null).doUpdateSet(values))
        .returning('id')
        .executeTakeFirstOrThrow();
      await trx.deleteFrom('recipient_group_members').where('group_id', '=', row.id).execute();
      const members = group.memberKeys.flatMap((key, order) => {
        const personId = ids.get(key);
        return personId === undefined ? [] : [{ group_id: row.id, person_id: personId, position: order }];
      });
      if (members.length > 0) await trx.insertInto('recipient_group_members').values(members).execute();
    }
    const value = JSON.stringify({ name: county.name, savingsFactors: county.savingsFactors });
    await trx
      .insertInto('settings')
      .values({ key: countyKey, value })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
      .execute();
  });
}

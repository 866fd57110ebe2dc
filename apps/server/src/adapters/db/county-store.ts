import { roles, toId, type GroupId, type Person, type PersonId, type SavingsFactors } from '@kreisrunde/domain';
import { z } from 'zod';
import { newId } from '../../ports/ids.ts';
import type { County, CountySeed, CountyStore } from '../../ports/store.ts';
import { ask, type Db } from './database.ts';

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

export function countyStore(db: Db): CountyStore {
  return {
    load: () => ask('load', () => load(db)),
    seed: (county) => ask('seed', () => seed(db, county)),
    personIdByKey: (key) =>
      ask('personIdByKey', async () => {
        const row = await db.selectFrom('persons').select('id').where('key', '=', key).executeTakeFirst();
        return row === undefined ? null : toId<PersonId>(row.id);
      }),
  };
}

async function load(db: Db): Promise<County | null> {
  const settings = await db.selectFrom('settings').select('value').where('key', '=', 'county').executeTakeFirst();
  if (settings === undefined) return null;
  const rows = await db.selectFrom('persons').selectAll().orderBy('position').execute();
  const groups = await db.selectFrom('recipient_groups').selectAll().orderBy('position').execute();
  const members = await db.selectFrom('recipient_group_members').selectAll().orderBy('position').execute();
  const persons = rows.map((row): Person => ({
    id: toId(row.id),
    office: row.office,
    shortName: row.short_name,
    article: row.article,
    agency: row.agency,
    role: z.enum(roles).parse(row.role),
    roadKmToSeat: row.road_km_to_seat,
    driveMinutesToSeat: row.drive_minutes_to_seat,
  }));
  return {
    ...countySettings.parse(settings.value),
    persons,
    groups: groups.map((group) => ({
      id: toId<GroupId>(group.id),
      name: group.name,
      defaultReason: group.default_reason,
      members: members.filter((one) => one.group_id === group.id).map((one) => toId<PersonId>(one.person_id)),
    })),
  };
}

async function seed(db: Db, county: CountySeed): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const ids = new Map<string, string>();
    for (const [position, person] of county.persons.entries()) {
      const values = {
        key: person.key,
        office: person.office,
        short_name: person.shortName,
        article: person.article,
        agency: person.agency,
        role: person.role,
        road_km_to_seat: person.roadKmToSeat,
        drive_minutes_to_seat: person.driveMinutesToSeat,
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
    for (const [position, group] of county.groups.entries()) {
      const values = { name: group.name, default_reason: group.defaultReason, position };
      const row = await trx
        .insertInto('recipient_groups')
        .values({ id: newId(), ...values })
        .onConflict((conflict) => conflict.column('name').doUpdateSet(values))
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
      .values({ key: 'county', value })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
      .execute();
  });
}

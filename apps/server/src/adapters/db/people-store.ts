import { toId, type PersonId } from '@kreisrunde/domain';
import type { NewPerson, PeopleStore } from '../../ports/people-store.ts';
import { countyChange, nextPosition, removeRow, restoreRow, type Trx } from './county-change.ts';
import { countyKey } from './county-store.ts';
import { ask, type Db } from './database.ts';
import { insertGroup, orNameTaken } from './group-store.ts';
import { personValues } from './person-values.ts';

/** Persons and settings. */
export function peopleStore(db: Db, node: string): PeopleStore {
  const change = countyChange(db, node);
  return {
    createPerson: (id, person) => change('createPerson', (trx) => insertPerson(trx, id, person)),
    importPersons: async (persons, group) => {
      const importing = change('importPersons', async (trx) => {
        for (const { id, person } of persons) await insertPerson(trx, id, person);
        const members = persons.map(({ id }) => id);
        if (group !== null) await insertGroup(trx, group.id, { ...group, members });
        return true;
      });
      return (await orNameTaken(importing)) === 'done';
    },
    updatePerson: (id, person) => change('updatePerson', (trx) => updatePerson(trx, id, person)),
    removePerson: (id, at) => change('removePerson', (trx) => removeRow(trx, 'persons', id, at)),
    restorePerson: (id, since) => change('restorePerson', (trx) => restoreRow(trx, 'persons', id, since)),
    removedAt: () =>
      ask('removedAt', async () => {
        const rows = await db
          .selectFrom('persons')
          .select(['id', 'removed_at'])
          .where('removed_at', 'is not', null)
          .execute();
        return new Map(rows.map((row) => [toId<PersonId>(row.id), Number(row.removed_at)]));
      }),
    saveSettings: (settings) =>
      change('saveSettings', async (trx) => {
        const value = JSON.stringify(settings);
        await trx
          .insertInto('settings')
          .values({ key: countyKey, value })
          .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
          .execute();
      }),
  };
}

async function insertPerson(trx: Trx, id: PersonId, person: NewPerson): Promise<void> {
  await trx
    .insertInto('persons')
    .values({ id, key: null, ...personValues(person), position: await nextPosition(trx, 'persons') })
    .execute();
}

async function updatePerson(trx: Trx, id: PersonId, person: NewPerson): Promise<boolean> {
  const row = await trx
    .updateTable('persons')
    .set(personValues(person))
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

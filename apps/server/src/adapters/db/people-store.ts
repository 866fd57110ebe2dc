import { toId, type GroupId, type Instant, type PersonId } from '@kreisrunde/domain';
import { sql, type Transaction } from 'kysely';
import { z } from 'zod';
import type { GroupChange, NewGroup, NewPerson, PeopleStore } from '../../ports/administration-store.ts';
import { countyKey } from './county-store.ts';
import { ask, type Db } from './database.ts';
import { tellCounty } from './hints.ts';
import type { Database } from './schema.ts';

type Trx = Transaction<Database>;

/** Persons, groups and settings: each change in one transaction, with the word to the other nodes in it. */
export function peopleStore(db: Db, node: string): PeopleStore {
  const change = <T>(operation: string, work: (trx: Trx) => Promise<T>): Promise<T> =>
    ask(operation, () =>
      db.transaction().execute(async (trx) => {
        const result = await work(trx);
        await tellCounty(trx, node);
        return result;
      }),
    );
  const changeNamed = async (operation: string, work: (trx: Trx) => Promise<boolean>): Promise<GroupChange> => {
    try {
      return (await change(operation, work)) ? 'done' : 'unknown';
    } catch (error) {
      if (isNameTaken(error)) return 'nameTaken';
      throw error;
    }
  };
  return {
    createPerson: (id, person) => change('createPerson', (trx) => insertPerson(trx, id, person)),
    importPersons: async (persons, group) => {
      const outcome = await changeNamed('importPersons', async (trx) => {
        for (const { id, person } of persons) await insertPerson(trx, id, person);
        const members = persons.map(({ id }) => id);
        if (group !== null) await insertGroup(trx, group.id, { ...group, members });
        return true;
      });
      return outcome === 'done';
    },
    updatePerson: (id, person) => change('updatePerson', (trx) => updatePerson(trx, id, person)),
    removePerson: (id, at) =>
      change('removePerson', async (trx) => {
        const row = await trx
          .updateTable('persons')
          .set({ removed_at: at })
          .where('id', '=', id)
          .where('removed_at', 'is', null)
          .returning('id')
          .executeTakeFirst();
        return row !== undefined;
      }),
    restorePerson: (id, since) =>
      change('restorePerson', async (trx) => {
        const row = await trx
          .updateTable('persons')
          .set({ removed_at: null })
          .where('id', '=', id)
          .where('removed_at', '>', sql<string>`${since}`)
          .returning('id')
          .executeTakeFirst();
        return row !== undefined;
      }),
    removedAt: () =>
      ask('removedAt', async () => {
        const rows = await db
          .selectFrom('persons')
          .select(['id', 'removed_at'])
          .where('removed_at', 'is not', null)
          .execute();
        return new Map(rows.map((row) => [toId<PersonId>(row.id), Number(row.removed_at)]));
      }),
    ...groupMethods(change, changeNamed),
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

function groupMethods(
  change: <T>(operation: string, work: (trx: Trx) => Promise<T>) => Promise<T>,
  changeNamed: (operation: string, work: (trx: Trx) => Promise<boolean>) => Promise<GroupChange>,
): Pick<PeopleStore, 'createGroup' | 'updateGroup' | 'removeGroup' | 'restoreGroup'> {
  return {
    createGroup: (id, group) =>
      changeNamed('createGroup', async (trx) => {
        await insertGroup(trx, id, group);
        return true;
      }),
    updateGroup: (id, group) => changeNamed('updateGroup', (trx) => updateGroup(trx, id, group)),
    removeGroup: (id, at) =>
      change('removeGroup', async (trx) => {
        const row = await trx
          .updateTable('recipient_groups')
          .set({ removed_at: at })
          .where('id', '=', id)
          .where('removed_at', 'is', null)
          .returning('id')
          .executeTakeFirst();
        return row !== undefined;
      }),
    restoreGroup: (id, since) => changeNamed('restoreGroup', (trx) => restoreGroup(trx, id, since)),
  };
}

function personValues(person: NewPerson) {
  return {
    office: person.office,
    short_name: person.shortName,
    article: person.article,
    agency: person.agency,
    role: person.role,
    road_km_to_seat: person.roadKmToSeat,
    drive_minutes_to_seat: person.driveMinutesToSeat,
    deputy_id: person.deputy,
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

async function insertGroup(trx: Trx, id: GroupId, group: NewGroup): Promise<void> {
  const position = await nextPosition(trx, 'recipient_groups');
  await trx
    .insertInto('recipient_groups')
    .values({ id, name: group.name, default_reason: group.defaultReason, position })
    .execute();
  await insertMembers(trx, id, group.members);
}

async function updateGroup(trx: Trx, id: GroupId, group: NewGroup): Promise<boolean> {
  const row = await trx
    .updateTable('recipient_groups')
    .set({ name: group.name, default_reason: group.defaultReason })
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  if (row === undefined) return false;
  // Members who were removed a moment ago stay members: whoever comes back finds the own groups again.
  const removed = trx.selectFrom('persons').select('id').where('removed_at', 'is not', null);
  await trx
    .deleteFrom('recipient_group_members')
    .where('group_id', '=', id)
    .where('person_id', 'not in', removed)
    .execute();
  await insertMembers(trx, id, group.members);
  return true;
}

async function restoreGroup(trx: Trx, id: GroupId, since: Instant): Promise<boolean> {
  const row = await trx
    .updateTable('recipient_groups')
    .set({ removed_at: null })
    .where('id', '=', id)
    .where('removed_at', '>', sql<string>`${since}`)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

async function insertMembers(trx: Trx, groupId: GroupId, members: readonly PersonId[]): Promise<void> {
  const rows = [...new Set(members)].map((personId, position) => ({
    group_id: groupId,
    person_id: personId,
    position,
  }));
  if (rows.length > 0) await trx.insertInto('recipient_group_members').values(rows).execute();
}

async function nextPosition(trx: Trx, table: 'persons' | 'recipient_groups'): Promise<number> {
  const row = await trx
    .selectFrom(table)
    .select(({ fn }) => fn.max('position').as('last'))
    .executeTakeFirst();
  return (row?.last ?? -1) + 1;
}

const nameTaken = z.object({
  cause: z.object({ code: z.literal('23505'), constraint: z.literal('recipient_groups_name') }),
});

function isNameTaken(error: unknown): boolean {
  return nameTaken.safeParse(error).success;
}

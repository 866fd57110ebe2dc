import type { GroupId, PersonId } from '@kreisrunde/domain';
import { z } from 'zod';
import type { GroupChange, GroupStore, NewGroup } from '../../ports/group-store.ts';
import { countyChange, nextPosition, removeRow, restoreRow, type Trx } from './county-change.ts';
import type { Db } from './database.ts';

export function groupStore(db: Db, node: string): GroupStore {
  const change = countyChange(db, node);
  return {
    create: (id, group) =>
      orNameTaken(
        change('createGroup', async (trx) => {
          await insertGroup(trx, id, group);
          return true;
        }),
      ),
    update: (id, group) => orNameTaken(change('updateGroup', (trx) => updateGroup(trx, id, group))),
    remove: (id, at) => change('removeGroup', (trx) => removeRow(trx, 'recipient_groups', id, at)),
    restore: (id, since) =>
      orNameTaken(change('restoreGroup', (trx) => restoreRow(trx, 'recipient_groups', id, since))),
  };
}

/** The answer of a change that names a group: the name is unique among the groups that are there. */
export async function orNameTaken(changing: Promise<boolean>): Promise<GroupChange> {
  try {
    return (await changing) ? 'done' : 'unknown';
  } catch (error) {
    if (isNameTaken(error)) return 'nameTaken';
    throw error;
  }
}

export async function insertGroup(trx: Trx, id: GroupId, group: NewGroup): Promise<void> {
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

async function insertMembers(trx: Trx, groupId: GroupId, members: readonly PersonId[]): Promise<void> {
  const rows = [...new Set(members)].map((personId, position) => ({
    group_id: groupId,
    person_id: personId,
    position,
  }));
  if (rows.length > 0) await trx.insertInto('recipient_group_members').values(rows).execute();
}

const nameTaken = z.object({
  cause: z.object({ code: z.literal('23505'), constraint: z.literal('recipient_groups_name') }),
});

function isNameTaken(error: unknown): boolean {
  return nameTaken.safeParse(error).success;
}

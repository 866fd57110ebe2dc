import { sql, type Transaction } from 'kysely';
import { ask, type Db } from './database.ts';
import { tellCounty } from './hints.ts';
import type { Database } from './schema.ts';

export type Trx = Transaction<Database>;
type Removable = 'persons' | 'recipient_groups';

/** Runs one change of the county in one transaction, with the word to the other nodes in it. */
export type CountyChange = <T>(operation: string, work: (trx: Trx) => Promise<T>) => Promise<T>;

export function countyChange(db: Db, node: string): CountyChange {
  return (operation, work) =>
    ask(operation, () =>
      db.transaction().execute(async (trx) => {
        const result = await work(trx);
        await tellCounty(trx, node);
        return result;
      }),
    );
}

/** False: there is no such row, or it is removed already. */
export async function removeRow(trx: Trx, table: Removable, id: string, at: number): Promise<boolean> {
  const row = await trx
    .updateTable(table)
    .set({ removed_at: at })
    .where('id', '=', id)
    .where('removed_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** False: nothing of this id was removed after `since`. */
export async function restoreRow(trx: Trx, table: Removable, id: string, since: number): Promise<boolean> {
  const row = await trx
    .updateTable(table)
    .set({ removed_at: null })
    .where('id', '=', id)
    .where('removed_at', '>', sql<string>`${since}`)
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** What is new stands last. */
export async function nextPosition(trx: Trx, table: Removable): Promise<number> {
  const row = await trx
    .selectFrom(table)
    .select(({ fn }) => fn.max('position').as('last'))
    .executeTakeFirst();
  return (row?.last ?? -1) + 1;
}

import { sql } from 'kysely';
import { newId } from '../../ports/ids.ts';
import type { Store, StoreHint } from '../../ports/store.ts';
import { accountStore } from './account-store.ts';
import { attemptsStore } from './attempts-store.ts';
import { conferenceStore } from './conference-store.ts';
import { countyStore } from './county-store.ts';
import { ask, migrate, openDatabase, type Db, type DatabaseOptions } from './database.ts';
import { deviceStore } from './device-store.ts';
import { enrolmentStore } from './enrolment-store.ts';
import { groupStore } from './group-store.ts';
import { listenForHints } from './hints.ts';
import { identityStore } from './identity-store.ts';
import { peopleStore } from './people-store.ts';
import { auditLog } from './audit-log.ts';
import { wallStore } from './wall-store.ts';

/** Opens the store over one PostgreSQL and brings its schema up to date. Throws PortError when that fails. */
export async function openStore(
  url: string,
  onError: (error: Error) => void,
  options: DatabaseOptions = {},
): Promise<Store> {
  const node = newId();
  const { db } = openDatabase(url, onError, options);
  await migrate(db);
  const listeners = new Set<(hint: StoreHint) => void>();
  const hints = listenForHints({
    url,
    node,
    onHint: (hint) => listeners.forEach((listener) => listener(hint)),
    onError,
  });
  return {
    conferences: conferenceStore(db, node, onError),
    county: countyStore(db),
    identity: identityStore(db),
    people: peopleStore(db, node),
    groups: groupStore(db, node),
    devices: deviceStore(db, node),
    enrolment: enrolmentStore(db, node),
    accounts: accountStore(db),
    auditLog: auditLog(db),
    attempts: attemptsStore(db),
    walls: wallStore(db),
    isAnswering: signOfLife(db),
    onHint: (listener) => {
      listeners.add(listener);
    },
    close: async () => {
      await hints.close();
      await db.destroy();
    },
  };
}

/** However many ask at once, the database is asked once: a flood of looks takes no connection from anybody. */
function signOfLife(db: Db): Store['isAnswering'] {
  let asking: Promise<boolean> | null = null;
  return () =>
    (asking ??= ask('isAnswering', () => sql`SELECT 1`.execute(db))
      .then(
        () => true,
        () => false,
      )
      .finally(() => {
        asking = null;
      }));
}

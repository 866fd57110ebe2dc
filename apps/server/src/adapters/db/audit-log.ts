import type { AuditLog } from '../../ports/audit-log.ts';
import { ask, type Db } from './database.ts';

export function auditLog(db: Db): AuditLog {
  return {
    append: (act) =>
      ask('append', async () => {
        await db.insertInto('security_log').values(act).execute();
      }),
    page: ({ before, limit }) =>
      ask('page', async () => {
        const rows = await db
          .selectFrom('security_log')
          .selectAll()
          .$if(before !== null, (query) => query.where('id', '<', String(before)))
          .orderBy('id', 'desc')
          .limit(limit)
          .execute();
        return rows.map((row) => ({ ...row, at: Number(row.at) }));
      }),
  };
}

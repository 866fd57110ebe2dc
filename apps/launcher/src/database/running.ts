import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { superuser } from './cluster.ts';

export const databaseName = 'kreisrunde';

/**
 * Where the embedded database of a running product is reached; undefined where none runs. Line 4 of postmaster.pid is
 * the port, see pg_ctl.c of PostgreSQL.
 */
export function runningEmbeddedUrl(dataDir: string): string | undefined {
  const lock = join(dataDir, 'postgres', 'postmaster.pid');
  const passwordFile = join(dataDir, 'postgres-password');
  if (!existsSync(lock) || !existsSync(passwordFile)) return undefined;
  const [pid = '', , , port = ''] = readFileSync(lock, 'utf8').split('\n');
  if (!existsSync(`/proc/${Number(pid)}`) || !/^\d+$/.test(port)) return undefined;
  const password = readFileSync(passwordFile, 'utf8').trim();
  return `postgres://${superuser}:${password}@127.0.0.1:${port}/${databaseName}`;
}

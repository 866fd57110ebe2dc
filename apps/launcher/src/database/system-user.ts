import { readFileSync, statSync } from 'node:fs';
import { dirname, parse } from 'node:path';
import type { SystemUser } from '../process/child.ts';

/**
 * Whom PostgreSQL runs as: it refuses root, and its tools want a user that /etc/passwd knows. Undefined where this
 * process is not root and simply stays who it is.
 */
export function databaseUser(): SystemUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] = lines.find((line) => line.startsWith(`${name}:`))?.split(':') ?? [];
    if (uid !== undefined && gid !== undefined && uid !== '0') return { uid: Number(uid), gid: Number(gid) };
  }
  throw new Error('PostgreSQL refuses to run as root and this system knows neither the user postgres nor nobody.');
}

/** Whether the user may walk down to the path: a checkout below a private home is closed to others. */
export function isReachable(path: string, user: SystemUser | undefined): boolean {
  if (user === undefined) return true;
  const { root } = parse(path);
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const { mode, uid, gid } = statSync(folder);
    const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    if (folder === root) return true;
  }
}

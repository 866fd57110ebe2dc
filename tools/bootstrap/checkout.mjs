import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout, with a trailing slash. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/** What is costly to make and the same for every checkout lies here. */
export const cacheDir =
  process.env['KREISRUNDE_CACHE_DIR'] || join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'kreisrunde');

/** Node 24, installed by npm as a package: the product runs on it whatever Node started the bootstrap. */
export function node24() {
  const own = join(root, 'node_modules', `node-linux-${process.arch}`, 'bin', 'node');
  return existsSync(own) ? own : join(root, 'node_modules', '.bin', 'node');
}

/**
 * The environment without the checkout's own tools on PATH: `npm ci` removes them while it runs.
 * @returns {NodeJS.ProcessEnv}
 */
export function outsideEnvironment() {
  const path = (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((entry) => !entry.includes('node_modules'))
    .join(delimiter);
  return { ...process.env, PATH: path };
}

/**
 * One digest of all files below the given paths: names and contents.
 * @param {readonly string[]} paths relative to the checkout
 */
export function digestOf(paths) {
  const hash = createHash('sha256');
  for (const path of paths) addToDigest(hash, path);
  return hash.digest('hex');
}

/**
 * @param {import('node:crypto').Hash} hash
 * @param {string} path
 */
function addToDigest(hash, path) {
  const full = join(root, path);
  if (!existsSync(full)) return;
  if (statSync(full).isDirectory()) {
    for (const name of readdirSync(full).toSorted()) {
      if (name !== 'node_modules' && !name.startsWith('dist')) addToDigest(hash, `${path}/${name}`);
    }
    return;
  }
  hash.update(`${path}\0`).update(readFileSync(full)).update('\0');
}

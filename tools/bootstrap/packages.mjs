import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { outsideEnvironment, root } from './checkout.mjs';
import { runOrFail } from './command.mjs';

/** @typedef {{ version?: string, link?: boolean, optional?: boolean, peer?: boolean }} LockedPackage */

/**
 * Whether node_modules holds what package-lock.json names. npm writes node_modules/.package-lock.json as the last act
 * of an install, so an interrupted one counts as absent.
 * @param {Record<string, LockedPackage>} wanted `packages` of package-lock.json
 * @param {Record<string, LockedPackage> | undefined} installed `packages` of the hidden lock file
 */
export function isInstalled(wanted, installed) {
  if (installed === undefined) return false;
  const isDependency = (/** @type {string} */ path) => path.includes('node_modules/');
  const hasAll = Object.entries(wanted)
    .filter(([path, entry]) => isDependency(path) && entry.optional !== true)
    .every(([path, entry]) => installed[path] !== undefined && installed[path].version === entry.version);
  const hasNothingElse = Object.entries(installed)
    .filter(([path]) => isDependency(path))
    .every(([path, entry]) => wanted[path] !== undefined && wanted[path].version === entry.version);
  return hasAll && hasNothingElse;
}

/**
 * @param {string} path
 * @returns {Record<string, LockedPackage> | undefined}
 */
function readLock(path) {
  if (!existsSync(path)) return undefined;
  return JSON.parse(readFileSync(path, 'utf8')).packages;
}

export function arePackagesInstalled() {
  const wanted = readLock(join(root, 'package-lock.json')) ?? {};
  return isInstalled(wanted, readLock(join(root, 'node_modules', '.package-lock.json')));
}

/**
 * Installs exactly what package-lock.json names. Quiet about engines: packages ask for a newer Node than the one
 * outside, and get it, for the product runs on Node 24.
 * @param {import('./progress.mjs').StepControl} control
 */
export async function installPackages(control) {
  if (arePackagesInstalled()) {
    control.note('up to date');
    return;
  }
  await runOrFail('npm', ['ci', '--loglevel=error', '--no-audit', '--no-fund', '--include=dev', '--include=optional'], {
    cwd: root,
    env: outsideEnvironment(),
    purpose: 'Installing the npm packages',
  });
}

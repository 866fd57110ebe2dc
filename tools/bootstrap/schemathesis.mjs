import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { cacheDir, outsideEnvironment } from './checkout.mjs';
import { ask, runOrFail } from './command.mjs';
import { BootstrapFailure } from './failure.mjs';

/** Pinned: what it finds must not depend on the day. MIT licence; a tool beside the product, never part of it. */
const version = '4.32.5';

/**
 * The path of schemathesis, from PyPI, in an environment of its own outside the checkout.
 * @param {import('./progress.mjs').StepControl} control
 * @returns {Promise<string>}
 */
export async function provideSchemathesis(control) {
  const folder = join(cacheDir, `schemathesis-${version}`);
  const program = join(folder, 'bin', 'st');
  control.note(version);
  if (existsSync(program)) return program;
  if ((await ask('python3', ['-c', 'import venv, ensurepip'])) === undefined) {
    throw new BootstrapFailure(
      'Python 3 with venv is missing, on which schemathesis runs. On Debian: sudo apt-get install python3-venv',
    );
  }
  // Half an environment must not look like a whole one. Its programs name the folder, so it is made where it stays.
  const half = `${folder}.half`;
  await rm(folder, { recursive: true, force: true });
  await mkdir(cacheDir, { recursive: true });
  await rm(half, { force: true });
  const env = outsideEnvironment();
  const onLine = (/** @type {string} */ line) => control.note(line.slice(0, 70));
  await runOrFail('python3', ['-m', 'venv', '--without-pip', folder], { env, purpose: 'Making a Python environment' });
  await runOrFail(join(folder, 'bin', 'python3'), ['-m', 'ensurepip'], { env, onLine, purpose: 'Providing pip' });
  const install = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', `schemathesis==${version}`];
  try {
    await runOrFail(join(folder, 'bin', 'python3'), install, { env, onLine, purpose: 'Installing schemathesis' });
  } catch (error) {
    await rename(folder, half).catch(() => undefined);
    await rm(half, { recursive: true, force: true });
    throw error;
  }
  return program;
}

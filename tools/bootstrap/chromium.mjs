import { existsSync, readFileSync } from 'node:fs';
import { outsideEnvironment } from './checkout.mjs';
import { runOrFail } from './command.mjs';
import { BootstrapFailure } from './failure.mjs';

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
];

function findChromium() {
  const configured = process.env['KREISRUNDE_CHROMIUM'];
  if (configured !== undefined && configured !== '') {
    if (existsSync(configured)) return configured;
    throw new BootstrapFailure(`KREISRUNDE_CHROMIUM names ${configured}, which does not exist.`);
  }
  return usualPlaces.find((path) => existsSync(path));
}

function isDebian() {
  return existsSync('/etc/debian_version') || /debian/.test(readFileSync('/etc/os-release', 'utf8'));
}

/**
 * The path of a Chromium for the journeys. As root on Debian it is installed; elsewhere the way to get it is said.
 * @param {import('./progress.mjs').StepControl} control
 * @returns {Promise<string>}
 */
export async function provideChromium(control) {
  const found = findChromium();
  if (found !== undefined) {
    control.note(found);
    return found;
  }
  if (process.getuid?.() !== 0 || !isDebian()) {
    throw new BootstrapFailure(
      'Chromium is missing: the journeys run in a real browser. On Debian: sudo apt-get install chromium; elsewhere install Chromium or Chrome and name its path in KREISRUNDE_CHROMIUM.',
    );
  }
  const env = { ...outsideEnvironment(), DEBIAN_FRONTEND: 'noninteractive' };
  const onLine = (/** @type {string} */ line) => control.note(line.slice(0, 70));
  await runOrFail('apt-get', ['update'], { env, onLine, purpose: 'Reading the package lists of Debian' });
  await runOrFail('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], {
    env,
    onLine,
    purpose: 'Installing Chromium',
  });
  const installed = findChromium();
  if (installed === undefined) throw new BootstrapFailure('Chromium was installed but is not where it is expected.');
  control.note(installed);
  return installed;
}

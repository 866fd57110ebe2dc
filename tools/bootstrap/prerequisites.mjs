import { ask } from './command.mjs';
import { BootstrapFailure } from './failure.mjs';

const oldestNodeMajor = 20;
const oldestNpmMajor = 10;

/**
 * @param {string | undefined} version "v20.19.1" or "10.8.2"
 * @returns {number} 0 where there is none
 */
function majorOf(version) {
  return Number(/(\d+)\./.exec(version ?? '')?.[1] ?? 0);
}

/**
 * What is missing or too old, each with the way to get it; nothing when all is well.
 * @param {{ node: string, npm: string | undefined, platform: string, arch: string }} found
 * @returns {readonly string[]}
 */
export function missingPrerequisites(found) {
  const complaints = [];
  if (found.platform !== 'linux' || !['x64', 'arm64'].includes(found.arch)) {
    complaints.push(
      `Kreisrunde runs on Linux (x64 or arm64); this is ${found.platform} ${found.arch}. Use a Debian 12 machine, virtual machine or container.`,
    );
  }
  if (majorOf(found.node) < oldestNodeMajor) {
    complaints.push(
      `Node ${oldestNodeMajor} or newer is needed, found ${found.node}. Get it from https://nodejs.org/en/download or, as root on Debian 12: curl -fsSL https://deb.nodesource.com/setup_20.x | bash - && apt-get install -y nodejs`,
    );
  }
  if (majorOf(found.npm) < oldestNpmMajor) {
    complaints.push(
      `npm ${oldestNpmMajor} or newer is needed, found ${found.npm ?? 'none'}. It comes with Node 20 of nodejs.org; or: npm install --global npm@11`,
    );
  }
  return complaints;
}

export async function checkPrerequisites() {
  const complaints = missingPrerequisites({
    node: process.version,
    npm: await ask('npm', ['--version']),
    platform: process.platform,
    arch: process.arch,
  });
  if (complaints.length > 0) throw new BootstrapFailure(complaints.join('\n'));
}

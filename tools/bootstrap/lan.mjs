import { readFileSync } from 'node:fs';
import { homedir, networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { BootstrapFailure } from './failure.mjs';

/** The network card of the default route, see the kernel's /proc/net/route: destination 0. */
function defaultInterface() {
  try {
    const lines = readFileSync('/proc/net/route', 'utf8').split('\n').slice(1);
    return lines.map((line) => line.trim().split(/\s+/)).find((fields) => fields[1] === '00000000')?.[0];
  } catch {
    return undefined;
  }
}

/**
 * IPv4 addresses of this machine on its networks, the one that tablets most likely reach first.
 * @param {ReturnType<typeof networkInterfaces>} interfaces
 * @param {string | undefined} preferred name of the network card to put first
 * @returns {readonly string[]}
 */
export function lanAddresses(interfaces, preferred) {
  // Bridges of containers and virtual machines lead nowhere a tablet could be.
  const rank = (/** @type {string} */ name) =>
    name === preferred ? 0 : /^(docker|br-|veth|virbr|podman|cni)/.test(name) ? 2 : 1;
  return Object.entries(interfaces)
    .flatMap(([name, list]) =>
      (list ?? [])
        .filter(({ family, internal }) => family === 'IPv4' && !internal)
        .map(({ address }) => ({ name, address })),
    )
    .toSorted((a, b) => rank(a.name) - rank(b.name))
    .map(({ address }) => address);
}

/**
 * A demo for tablets: on this machine's address, with data that stays, so that a tablet trusts the next try too.
 * @param {{ address: string | undefined, dataDir: string | undefined }} options
 * @returns {NodeJS.ProcessEnv}
 */
export function lanEnvironment({ address, dataDir }) {
  const own = lanAddresses(networkInterfaces(), defaultInterface());
  const chosen = address ?? own[0];
  if (chosen === undefined) {
    throw new BootstrapFailure('This machine has no address on a network: connect it, or name one with --address.');
  }
  if (own.length > 1 && address === undefined) {
    process.stderr.write(`Several networks: ${own.join(', ')}. Using ${chosen}; choose another with --address.\n`);
  }
  const dataHome = process.env['XDG_DATA_HOME'] || join(homedir(), '.local', 'share');
  return {
    KREISRUNDE_LAN: chosen,
    ...(dataDir === undefined ? { KREISRUNDE_DATA: join(dataHome, 'kreisrunde-lan') } : {}),
  };
}

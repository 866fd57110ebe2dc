import type { LauncherConfig } from './config.ts';
import { sayIn } from './inspection/finding.ts';
import { issueServerCertificate, provideAuthority } from './lan/authority.ts';
import { startTrustPage } from './lan/trust-page.ts';
import { freeTcpPort, isTcpPortFree, isUdpPortFree } from './process/ports.ts';
import type { Endings } from './endings.ts';
import { presetPorts } from './settings/schema.ts';

const triedPorts = 40;

/** Where this installation answers. */
export type Addresses = {
  readonly host: string;
  readonly port: number;
  readonly internalPort: number;
  /** Scheme and host for people; undefined on the loopback, where any of its names will do. */
  readonly publicUrl: string | undefined;
  readonly tls: { readonly cert: string; readonly key: string } | undefined;
  /** Only of a demo for tablets: the page that says how to trust it, and what to compare. */
  readonly trust: { readonly url: string; readonly fingerprint: string } | undefined;
};

/** Chooses and checks the ports, and makes certificate and page of a demo for tablets. Throws where one is taken. */
export async function provideAddresses(
  config: LauncherConfig,
  use: { readonly dataDir: string; readonly runDir: string; readonly endings: Endings },
): Promise<Addresses> {
  const host = config.lanAddress ?? config.host;
  const port = await choosePort(config, host);
  const internalPort = await chooseInternalPort(config);
  await checkMediaPorts(config);
  if (config.lanAddress !== undefined) return lanAddresses(config.lanAddress, { port, internalPort, ...use });
  return { host, port, internalPort, publicUrl: config.publicUrl, tls: config.tls, trust: undefined };
}

async function choosePort({ port, demoFile, language }: LauncherConfig, host: string): Promise<number> {
  const say = sayIn(language);
  const { KREISRUNDE_PORT: first } = presetPorts;
  if (port !== undefined) {
    if (await isTcpPortFree(host, port)) return port;
    throw new Error(
      say(
        `Port ${port} an ${host} ist vergeben: Beenden Sie, was dort lauscht, oder wählen Sie einen anderen (--port oder KREISRUNDE_PORT).`,
        `Port ${port} of ${host} is taken: end what listens there, or choose another (--port or KREISRUNDE_PORT).`,
      ),
    );
  }
  const candidates = demoFile === undefined ? 1 : triedPorts;
  for (let candidate = first; candidate < first + candidates; candidate += 1) {
    if (await isTcpPortFree(host, candidate)) return candidate;
  }
  throw new Error(
    say(
      `Port ${first} an ${host} ist vergeben: Wählen Sie einen anderen (--port oder KREISRUNDE_PORT).`,
      `Port ${first} of ${host} is taken: choose another (--port or KREISRUNDE_PORT).`,
    ),
  );
}

async function chooseInternalPort({ internalPort, language }: LauncherConfig): Promise<number> {
  if (internalPort === undefined) return freeTcpPort();
  if (await isTcpPortFree('127.0.0.1', internalPort)) return internalPort;
  throw new Error(
    sayIn(language)(
      `Port ${internalPort} an 127.0.0.1 ist vergeben: Beenden Sie, was dort lauscht, oder wählen Sie einen anderen (KREISRUNDE_INTERNAL_PORT).`,
      `Port ${internalPort} of 127.0.0.1 is taken: end what listens there, or choose another (KREISRUNDE_INTERNAL_PORT).`,
    ),
  );
}

async function checkMediaPorts({ media, language }: LauncherConfig): Promise<void> {
  const { udpPort, tcpPort } = media;
  const say = sayIn(language);
  if (udpPort !== undefined && !(await isUdpPortFree(udpPort))) {
    throw new Error(
      say(
        `UDP-Port ${udpPort} ist vergeben: Beenden Sie, was dort lauscht, oder wählen Sie einen anderen (KREISRUNDE_MEDIA_UDP_PORT).`,
        `UDP port ${udpPort} is taken: end what listens there, or choose another (KREISRUNDE_MEDIA_UDP_PORT).`,
      ),
    );
  }
  if (tcpPort !== 0 && !(await isTcpPortFree('0.0.0.0', tcpPort))) {
    throw new Error(
      say(
        `Port ${tcpPort} ist vergeben: Beenden Sie, was dort lauscht, oder wählen Sie einen anderen (KREISRUNDE_MEDIA_TCP_PORT; 0 schaltet ihn ab).`,
        `Port ${tcpPort} is taken: end what listens there, or choose another (KREISRUNDE_MEDIA_TCP_PORT; 0 switches it off).`,
      ),
    );
  }
}

async function lanAddresses(
  address: string,
  use: { port: number; internalPort: number; dataDir: string; runDir: string; endings: Endings },
): Promise<Addresses> {
  const { port, internalPort } = use;
  const authority = await provideAuthority(use.dataDir);
  const tls = await issueServerCertificate(authority, {
    addresses: [...new Set([address, '127.0.0.1'])],
    folder: use.runDir,
  });
  const publicUrl = `https://${address}:${port}`;
  const trustPort = await freePortAfter(address, port);
  const page = await startTrustPage({ authority, address, port: trustPort, target: publicUrl });
  use.endings.add(page.stop);
  const trust = { url: page.url, fingerprint: authority.fingerprint };
  return { host: address, port, internalPort, publicUrl, tls, trust };
}

/** Near the port of the pages, so that one look at a firewall's list finds both. */
async function freePortAfter(host: string, port: number): Promise<number> {
  for (let candidate = port + 1; candidate <= port + triedPorts; candidate += 1) {
    if (await isTcpPortFree(host, candidate)) return candidate;
  }
  throw new Error(`No free port after ${port} of ${host} for the page that explains the certificate.`);
}

/** What the control plane reads of them, see apps/server/src/config.ts. */
export function addressEnvironment({ host, port, internalPort, publicUrl, tls }: Addresses): Record<string, string> {
  return {
    KREISRUNDE_HOST: host,
    KREISRUNDE_PORT: String(port),
    KREISRUNDE_INTERNAL_PORT: String(internalPort),
    ...(publicUrl === undefined ? {} : { KREISRUNDE_PUBLIC_URL: publicUrl }),
    ...(tls === undefined ? {} : { KREISRUNDE_TLS_CERT: tls.cert, KREISRUNDE_TLS_KEY: tls.key }),
  };
}

import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync, unwatchFile, watchFile } from 'node:fs';
import { createServer as createPlainServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { BlockList, isIP } from 'node:net';

/** Files of the own certificate (PEM, with intermediates) and its key. */
export type TlsFiles = { readonly cert: string; readonly key: string };

/** Polling sees a replaced link too, as certificate tools make it. */
const certificateLookMs = 5_000;
/** Whoever sends a request sends it within this time. */
const requestMs = 30_000;
/** Longer than proxies keep a connection (60 s): they must be the ones to close it, or a request is lost with it. */
const keepAliveMs = 72_000;
const ipv4InIpv6 = '::ffff:';

type IsIn = (address: string | undefined) => boolean;

/** Addresses and networks in CIDR notation. */
function networkList(networks: readonly string[]): IsIn {
  const list = new BlockList();
  for (const network of networks) {
    const [address = '', bits] = network.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    list.addSubnet(address, bits === undefined ? (family === 'ipv6' ? 128 : 32) : Number(bits), family);
  }
  return (address) => {
    const plain = plainAddress(address);
    return isIP(plain) !== 0 && list.check(plain, isIP(plain) === 6 ? 'ipv6' : 'ipv4');
  };
}

/** The addresses of the loopback and of the named proxies. */
export function ownAndTrusted(trustedProxies: readonly string[]): IsIn {
  return networkList(['127.0.0.0/8', '::1', ...trustedProxies]);
}

/** A listener of all addresses shows IPv4 inside IPv6. */
function plainAddress(address = ''): string {
  return address.startsWith(ipv4InIpv6) ? address.slice(ipv4InIpv6.length) : address;
}

/**
 * Whom a request comes from: the other end of the connection, or, where that is a named proxy, the nearest address of
 * X-Forwarded-For that is none. Fastify knows it for its own requests; those of the media gate never reach it.
 */
export function seenThrough(trustedProxies: readonly string[]): (request: IncomingMessage) => string {
  const isProxy = networkList(trustedProxies);
  return ({ socket, headers }) => {
    const told = String(headers['x-forwarded-for'] ?? '').split(',');
    let address = plainAddress(socket.remoteAddress);
    for (const next of told.toReversed().map((one) => one.trim())) {
      if (!isProxy(address) || isIP(next) === 0) break;
      address = plainAddress(next);
    }
    return address;
  };
}

/**
 * The server of the pages. With a certificate it speaks TLS, and takes up a renewed one by itself. Without, it answers
 * nobody but this machine and the named proxies: clear text goes no further, whatever address it listens at.
 */
export function createListener(
  handler: RequestListener,
  options: {
    readonly tls: TlsFiles | null;
    readonly trustedProxies: readonly string[];
    readonly onCertificate: (outcome: { readonly error: unknown } | { readonly validTo: string }) => void;
  },
): Server {
  const { tls } = options;
  if (tls !== null) return withTimes(createRenewingServer(handler, tls, options.onCertificate));
  const server = withTimes(createPlainServer(handler));
  const isAllowed = ownAndTrusted(options.trustedProxies);
  server.prependListener('connection', (socket) => {
    if (!isAllowed(socket.remoteAddress)) socket.destroy();
  });
  return server;
}

/** Fastify sets its times on servers of its own making only. */
function withTimes<S extends Server>(server: S): S {
  server.requestTimeout = requestMs;
  server.keepAliveTimeout = keepAliveMs;
  return server;
}

function createRenewingServer(
  handler: RequestListener,
  files: TlsFiles,
  onCertificate: (outcome: { readonly error: unknown } | { readonly validTo: string }) => void,
): Server {
  const server = createTlsServer({ ...readPair(files), minVersion: 'TLSv1.2' }, handler);
  // A key and a certificate are written one after the other: between the two they do not fit, and the old pair stays.
  const renew = (): void => {
    try {
      const pair = readPair(files);
      server.setSecureContext({ ...pair, minVersion: 'TLSv1.2' });
      onCertificate({ validTo: new X509Certificate(pair.cert).validTo });
    } catch (error) {
      onCertificate({ error });
    }
  };
  for (const file of [files.cert, files.key]) {
    watchFile(file, { interval: certificateLookMs, persistent: false }, renew);
  }
  process.on('SIGHUP', renew);
  server.on('close', () => {
    for (const file of [files.cert, files.key]) unwatchFile(file, renew);
    process.off('SIGHUP', renew);
  });
  return server;
}

/** Throws where a file is missing or the two do not belong together. */
function readPair({ cert, key }: TlsFiles): { readonly cert: Buffer; readonly key: Buffer } {
  const pair = { cert: readFileSync(cert), key: readFileSync(key) };
  if (!new X509Certificate(pair.cert).checkPrivateKey(createPrivateKey(pair.key))) {
    throw new Error('certificate and key do not belong together');
  }
  return pair;
}

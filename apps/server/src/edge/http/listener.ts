import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync, unwatchFile, watchFile } from 'node:fs';
import { createServer as createPlainServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { BlockList, isIP } from 'node:net';

/** Files of the own certificate (PEM, with intermediates) and its key. */
export type TlsFiles = { readonly cert: string; readonly key: string };

/** Polling sees a replaced link too, as certificate tools make it. */
const certificateLookMs = 5_000;
const ipv4InIpv6 = '::ffff:';

/** The addresses of the loopback and of the named proxies. */
export function ownAndTrusted(trustedProxies: readonly string[]): (address: string | undefined) => boolean {
  const list = new BlockList();
  list.addSubnet('127.0.0.0', 8, 'ipv4');
  list.addAddress('::1', 'ipv6');
  for (const proxy of trustedProxies) {
    const [address = '', bits] = proxy.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    list.addSubnet(address, bits === undefined ? (family === 'ipv6' ? 128 : 32) : Number(bits), family);
  }
  return (address) => {
    if (address === undefined) return false;
    const plain = address.startsWith(ipv4InIpv6) ? address.slice(ipv4InIpv6.length) : address;
    return isIP(plain) !== 0 && list.check(plain, isIP(plain) === 6 ? 'ipv6' : 'ipv4');
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
  if (tls !== null) return createRenewingServer(handler, tls, options.onCertificate);
  const server = createPlainServer(handler);
  const isAllowed = ownAndTrusted(options.trustedProxies);
  server.prependListener('connection', (socket) => {
    if (!isAllowed(socket.remoteAddress)) socket.destroy();
  });
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

import { once } from 'node:events';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { IncomingMessage, request } from 'node:http';
import type { Server } from 'node:http';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { issueServerCertificate, provideAuthority } from '@kreisrunde/launcher/certificates';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { createListener, ownAndTrusted, seenThrough } from './listener.ts';

const folder = mkdtempSync(join(tmpdir(), 'kreisrunde-listener-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Told apart by the address they are for. */
async function makePair(address: string): Promise<{ readonly cert: string; readonly key: string }> {
  const place = mkdtempSync(join(folder, 'pair-'));
  return issueServerCertificate(await provideAuthority(folder), { addresses: [address], folder: place });
}
const first = await makePair('192.0.2.1');
const second = await makePair('192.0.2.2');
const files = { cert: join(folder, 'cert.pem'), key: join(folder, 'key.pem') };
const outcomes: object[] = [];

let server: Server;
let port: number;
beforeEach(async () => {
  copyFileSync(first.cert, files.cert);
  copyFileSync(first.key, files.key);
  outcomes.length = 0;
  server = createListener((_request, response) => response.end('hello'), {
    tls: files,
    trustedProxies: [],
    onCertificate: (outcome) => outcomes.push(outcome),
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ({ port } = z.object({ port: z.number() }).parse(server.address()));
  return () => {
    server.close();
    server.closeAllConnections();
  };
});

async function shownName(options: { maxVersion?: 'TLSv1.1' | 'TLSv1.2' } = {}): Promise<string> {
  const socket = connect({ host: '127.0.0.1', port, rejectUnauthorized: false, minVersion: 'TLSv1', ...options });
  await once(socket, 'secureConnect');
  const { CN } = socket.getPeerCertificate().subject;
  socket.destroy();
  return CN;
}

test('a renewed certificate is shown at once on SIGHUP, and open connections stay', async () => {
  const open = connect({ host: '127.0.0.1', port, rejectUnauthorized: false });
  await once(open, 'secureConnect');
  expect(await shownName()).toBe('192.0.2.1');
  copyFileSync(second.cert, files.cert);
  copyFileSync(second.key, files.key);
  process.emit('SIGHUP', 'SIGHUP');
  expect(await shownName()).toBe('192.0.2.2');
  expect(outcomes.at(-1)).toEqual({ validTo: expect.any(String) });
  open.write('GET / HTTP/1.1\r\nhost: x\r\n\r\n');
  const [answer] = await once(open, 'data');
  expect(String(answer)).toContain('200');
  open.destroy();
});

test('and without any signal a few seconds later', async () => {
  copyFileSync(second.cert, files.cert);
  copyFileSync(second.key, files.key);
  await expect.poll(() => shownName(), { timeout: 20_000, interval: 500 }).toBe('192.0.2.2');
});

test.each([
  ['a certificate without its key', () => copyFileSync(second.cert, files.cert)],
  ['half a file', () => writeFileSync(files.cert, '-----BEGIN CERTIFICATE-----\nMIIB')],
  ['no file', () => rmSync(files.key)],
])('%s changes nothing and is told', async (_name, spoil) => {
  spoil();
  process.emit('SIGHUP', 'SIGHUP');
  expect(await shownName()).toBe('192.0.2.1');
  expect(outcomes.at(-1)).toEqual({ error: expect.any(Error) });
});

test('TLS 1.2 at least, and no clear text', async () => {
  expect(await shownName({ maxVersion: 'TLSv1.2' })).toBe('192.0.2.1');
  await expect(shownName({ maxVersion: 'TLSv1.1' })).rejects.toThrow();
  const plain = request({ host: '127.0.0.1', port, path: '/' });
  plain.end();
  await expect(once(plain, 'response')).rejects.toThrow();
});

test('who may speak clear text: this machine and the named proxies', () => {
  const isAllowed = ownAndTrusted(['10.0.0.5', '10.1.0.0/24', '2001:db8::/32']);
  for (const address of [
    '127.0.0.1',
    '127.5.5.5',
    '::1',
    '::ffff:127.0.0.1',
    '10.0.0.5',
    '::ffff:10.1.0.77',
    '2001:db8::7',
  ]) {
    expect([address, isAllowed(address)]).toEqual([address, true]);
  }
  for (const address of [undefined, '10.0.0.6', '10.1.1.1', '192.168.0.1', '::ffff:192.168.0.1', '2001:db9::1', 'x']) {
    expect([address, isAllowed(address)]).toEqual([address, false]);
  }
});

test('whom a request comes from: named proxies are seen through, and nobody else is believed', () => {
  const from = (remoteAddress: string, forwarded?: string) => {
    const request = new IncomingMessage(new Socket());
    Object.defineProperty(request.socket, 'remoteAddress', { value: remoteAddress });
    if (forwarded !== undefined) request.headers['x-forwarded-for'] = forwarded;
    return seenThrough(['10.0.0.5', '10.1.0.0/24'])(request);
  };
  expect(from('::ffff:10.0.0.5', '198.51.100.7')).toBe('198.51.100.7');
  expect(from('10.0.0.5', '203.0.113.1, 198.51.100.7, 10.1.0.9')).toBe('198.51.100.7');
  expect(from('10.0.0.5', 'nonsense')).toBe('10.0.0.5');
  expect(from('10.0.0.5')).toBe('10.0.0.5');
  expect(from('192.0.2.1', '198.51.100.7')).toBe('192.0.2.1');
  expect(from('127.0.0.1', '198.51.100.7')).toBe('127.0.0.1');
});

test('a stranger in clear text is cut off before a byte is read, a named proxy is not', () => {
  const plain = createListener(() => undefined, {
    tls: null,
    trustedProxies: ['10.0.0.5'],
    onCertificate: () => undefined,
  });
  const connectedFrom = (remoteAddress: string): Socket => {
    const socket = Object.defineProperty(new Socket(), 'remoteAddress', { value: remoteAddress });
    plain.emit('connection', socket);
    return socket;
  };
  expect(connectedFrom('192.168.0.9').destroyed).toBe(true);
  expect(connectedFrom('::ffff:192.168.0.9').destroyed).toBe(true);
  const proxy = connectedFrom('10.0.0.5');
  expect(proxy.destroyed).toBe(false);
  proxy.destroy();
});

test('the own machine is answered in clear text where no certificate is given', async () => {
  const plain = createListener((_request, response) => response.end('hello'), {
    tls: null,
    trustedProxies: [],
    onCertificate: () => undefined,
  });
  plain.listen(0, '127.0.0.1');
  await once(plain, 'listening');
  const at = z.object({ port: z.number() }).parse(plain.address());
  expect(await (await fetch(`http://127.0.0.1:${at.port}/`)).text()).toBe('hello');
  plain.close();
  plain.closeAllConnections();
});

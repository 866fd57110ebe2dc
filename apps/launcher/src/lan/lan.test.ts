import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { request } from 'node:https';
import { createServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { freeTcpPort } from '../process/ports.ts';
import { issueServerCertificate, provideAuthority } from './authority.ts';
import { authorityFile, startTrustPage } from './trust-page.ts';

const folder = mkdtempSync(join(tmpdir(), 'kreisrunde-lan-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** What a tablet gets that trusts exactly this authority. */
async function answerUnder(ca: string, port: number): Promise<number | string> {
  const asked = request({ host: '127.0.0.1', port, ca, agent: false });
  asked.end();
  try {
    const [response] = await once(asked, 'response');
    response.resume();
    return response.statusCode;
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
}

test('who trusts the authority trusts the server, for this address only', async () => {
  const authority = await provideAuthority(folder);
  const files = await issueServerCertificate(authority, { addresses: ['127.0.0.1'], folder });
  const elsewhere = await issueServerCertificate(authority, {
    addresses: ['192.0.2.7'],
    folder: mkdtempSync(join(folder, 'b-')),
  });
  const ca = authority.certificate.toString('pem');
  for (const [pair, expected] of [
    [files, 200],
    [elsewhere, 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ] as const) {
    const server = createServer({ cert: readFileSync(pair.cert), key: readFileSync(pair.key) }, (_request, response) =>
      response.end(),
    );
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    expect(await answerUnder(ca, port)).toBe(expected);
    const stranger = await provideAuthority(mkdtempSync(join(folder, 'stranger-')));
    expect(await answerUnder(stranger.certificate.toString('pem'), port)).toMatch(/UNABLE_TO_VERIFY|SELF_SIGNED/);
    server.close();
  }
});

test('the authority stays with the data, and its key with its owner', async () => {
  const [first, second] = [await provideAuthority(folder), await provideAuthority(folder)];
  expect(second.fingerprint).toBe(first.fingerprint);
  expect(statSync(join(folder, 'lan-authority', 'authority-key.pem')).mode & 0o777).toBe(0o600);
});

test('the page says how each kind of tablet comes to trust it, and gives the certificate and nothing else', async () => {
  const authority = await provideAuthority(folder);
  const port = await freeTcpPort();
  const page = await startTrustPage({ authority, address: '127.0.0.1', port, target: 'https://127.0.0.1:8420' });
  try {
    const response = await fetch(page.url);
    const text = await response.text();
    for (const word of [
      'iPad',
      'Android',
      'Windows',
      'Linux',
      authority.fingerprint,
      'https://127.0.0.1:8420',
      authorityFile,
    ]) {
      expect(text).toContain(word);
    }
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    const certificate = await fetch(new URL(authorityFile, page.url));
    expect(certificate.headers.get('content-type')).toBe('application/x-x509-ca-cert');
    expect(Buffer.from(await certificate.arrayBuffer())).toEqual(Buffer.from(authority.certificate.rawData));
    for (const path of ['/authority-key.pem', '/..%2flan-authority/authority-key.pem', '/api/session']) {
      expect((await fetch(new URL(path, page.url))).status).toBe(404);
    }
    expect((await fetch(page.url, { method: 'POST' })).status).toBe(404);
  } finally {
    await page.stop();
  }
});

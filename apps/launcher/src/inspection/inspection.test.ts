import { X509Certificate } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { readConfig } from '../config.ts';
import { issueServerCertificate, provideAuthority } from '../lan/authority.ts';
import { freeTcpPort, freeUdpPort } from '../process/ports.ts';
import { certificateOutcome } from './certificate.ts';
import { askDatabase, databaseOutcome, durabilityOutcome, type DatabaseState } from './database.ts';
import { engineOutcome } from './engine.ts';
import { sayIn } from './finding.ts';
import { inspect } from './inspect.ts';
import { checkMemory, checkNode, clockOutcome, diskOutcome } from './machine.ts';
import { checkMediaAddress } from './network.ts';

const de = sayIn('de');
const folder = mkdtempSync(join(tmpdir(), 'kreisrunde-inspection-'));
afterAll(() => rmSync(folder, { recursive: true }));

const memory = (total: number, available: number) =>
  `MemTotal: ${total} kB\nMemFree: 1 kB\nMemAvailable: ${available} kB\n`;
const now = Date.UTC(2026, 11, 1);
const sound: DatabaseState = {
  version: '16.3',
  major: 16,
  fsync: 'on',
  synchronousCommit: 'on',
  fullPageWrites: 'on',
  encoding: 'UTF8',
  isReadOnly: false,
  skewMs: 3,
};
const pair = { binary: '/opt/livekit-server', remedy: 'r' };

describe('the line between fine, a hint and a failure', () => {
  test.each([
    ['Node 24', checkNode(de, 'v24.21.0'), 'ok'],
    ['Node 20', checkNode(de, 'v20.1.0'), 'failed'],
    ['20 GB free', diskOutcome(de, '/data', 20e9), 'ok'],
    ['3 GB free', diskOutcome(de, '/data', 3e9), 'hint'],
    ['0.5 GB free', diskOutcome(de, '/data', 0.5e9), 'failed'],
    ['4 GB of memory', checkMemory(de, memory(4_000_000, 3_000_000)), 'ok'],
    ['1.5 GB of memory', checkMemory(de, memory(1_500_000, 1_000_000)), 'hint'],
    ['memory all in use', checkMemory(de, memory(8_000_000, 200_000)), 'failed'],
    ['a clock that is kept', clockOutcome(de, { now, synchronised: 'yes', databaseSkewMs: 10 }), 'ok'],
    ['a clock that is not kept', clockOutcome(de, { now, synchronised: 'no', databaseSkewMs: undefined }), 'hint'],
    ['a clock nobody tells about', clockOutcome(de, { now, synchronised: undefined, databaseSkewMs: 0 }), 'hint'],
    [
      'a clock apart from the database',
      clockOutcome(de, { now, synchronised: 'yes', databaseSkewMs: -9_000 }),
      'failed',
    ],
    ['a clock of 1970', clockOutcome(de, { now: 0, synchronised: 'yes', databaseSkewMs: undefined }), 'failed'],
    ['the tested pair', engineOutcome(de, { ...pair, engine: '1.13.5', client: '2.23.0' }), 'ok'],
    ['another engine', engineOutcome(de, { ...pair, engine: '1.14.0', client: '2.23.0' }), 'failed'],
    ['another client', engineOutcome(de, { ...pair, engine: '1.13.5', client: '2.24.0' }), 'failed'],
    ['an engine that does not start', engineOutcome(de, { ...pair, engine: undefined, client: '2.23.0' }), 'failed'],
    ['a sound database', databaseOutcome(de, sound), 'ok'],
    ['an old database', databaseOutcome(de, { ...sound, major: 14 }), 'failed'],
    ['a database in Latin 1', databaseOutcome(de, { ...sound, encoding: 'LATIN1' }), 'failed'],
    ['a standby', databaseOutcome(de, { ...sound, isReadOnly: true }), 'failed'],
    ['no database', databaseOutcome(de, { error: new Error('connect ECONNREFUSED') }), 'failed'],
    ['a durable database', durabilityOutcome(de, sound), 'ok'],
    [
      'a database on another machine that waits for its disk',
      durabilityOutcome(de, { ...sound, synchronousCommit: 'remote_apply' }),
      'ok',
    ],
    ['fsync off', durabilityOutcome(de, { ...sound, fsync: 'off' }), 'failed'],
    ['synchronous_commit off', durabilityOutcome(de, { ...sound, synchronousCommit: 'off' }), 'failed'],
    ['full_page_writes off', durabilityOutcome(de, { ...sound, fullPageWrites: 'off' }), 'failed'],
  ] as const)('%s', (_name, outcome, status) => {
    expect(outcome.status).toBe(status);
    expect(outcome.detail).toMatch(/^[A-ZÄÖÜ0-9/].+\.$/s);
    if (status === 'failed') expect(outcome.remedy).toEqual(expect.any(String));
  });

  test('the address of picture and sound', () => {
    const status = (address: string, publicUrl?: string) => {
      const config = readConfig({ KREISRUNDE_MEDIA_ADDRESS: address });
      return checkMediaAddress(de, { config, publicUrl }, ['192.0.2.7']).status;
    };
    expect(status('127.0.0.1')).toBe('ok');
    expect(status('127.0.0.1', 'https://runde.example')).toBe('failed');
    expect(status('192.0.2.7', 'https://runde.example')).toBe('ok');
    expect(status('198.51.100.1', 'https://runde.example')).toBe('hint');
  });

  test('a certificate: its names and its days', async () => {
    const authority = await provideAuthority(folder);
    const { cert } = await issueServerCertificate(authority, { addresses: ['192.0.2.7'], folder });
    const certificate = new X509Certificate(readFileSync(cert));
    const end = new Date(certificate.validTo).getTime();
    const at = (host: string, moment: number) => certificateOutcome(de, { certificate, host, now: moment }).status;
    expect(at('192.0.2.7', Date.now())).toBe('ok');
    expect(at('localhost', Date.now())).toBe('ok');
    expect(at('runde.example', Date.now())).toBe('failed');
    expect(at('192.0.2.7', end - 3 * 86_400_000)).toBe('hint');
    expect(at('192.0.2.7', end + 86_400_000)).toBe('failed');
    expect(at('192.0.2.7', 0)).toBe('failed');
  });
});

describe('on a real machine', () => {
  const taken: Server = createServer();
  let ports: Record<string, string>;
  beforeAll(async () => {
    taken.listen(0, '127.0.0.1');
    await once(taken, 'listening');
    ports = {
      KREISRUNDE_DATA: folder,
      KREISRUNDE_PORT: String(await freeTcpPort()),
      KREISRUNDE_MEDIA_UDP_PORT: String(await freeUdpPort()),
      KREISRUNDE_MEDIA_TCP_PORT: String(await freeTcpPort()),
      KREISRUNDE_ENGINE_BINARY: process.env['KREISRUNDE_ENGINE_BINARY'] ?? '',
    };
  });
  afterAll(() => taken.close());

  function look(extra: Record<string, string> = {}, more: Partial<Parameters<typeof inspect>[0]> = {}) {
    const config = readConfig({ ...ports, ...extra });
    const subject = {
      config,
      dataDir: folder,
      running: undefined,
      databaseUrl: undefined,
      tls: undefined,
      publicUrl: undefined,
    };
    return inspect({ ...subject, ...more }, 'de');
  }
  const statusOf = (found: Awaited<ReturnType<typeof inspect>>, key: string) =>
    found.find((one) => one.key === key)?.status;

  test('before the first start nothing fails', async () => {
    const found = await look();
    expect(found.filter(({ status }) => status === 'failed')).toEqual([]);
    expect(found.map(({ key }) => key)).toEqual([
      'node',
      'engine',
      'database',
      'pages',
      'certificate',
      'mediaAddress',
      'mediaUdp',
      'mediaTcp',
      'disk',
      'memory',
      'clock',
    ]);
  });

  test('ports that others hold are failures', async () => {
    const { port } = z.object({ port: z.number() }).parse(taken.address());
    const socket = createSocket('udp4');
    socket.bind(0);
    await once(socket, 'listening');
    const found = await look({
      KREISRUNDE_PORT: String(port),
      KREISRUNDE_MEDIA_UDP_PORT: String(socket.address().port),
    });
    socket.close();
    expect([statusOf(found, 'pages'), statusOf(found, 'mediaUdp')]).toEqual(['failed', 'failed']);
  });

  test('a product that claims to run and does not answer is a failure', async () => {
    const running = {
      pid: process.pid,
      startedAt: '',
      address: `http://localhost:${await freeTcpPort()}`,
      internalPort: 1,
      mediaUdpPort: await freeUdpPort(),
      mediaTcpPort: await freeTcpPort(),
    };
    const found = await look({}, { running });
    expect([statusOf(found, 'pages'), statusOf(found, 'mediaUdp'), statusOf(found, 'mediaTcp')]).toEqual([
      'failed',
      'failed',
      'failed',
    ]);
  });

  test('a real server tells whether it is durable', async () => {
    const url = process.env['KREISRUNDE_TEST_DATABASE_URL'] ?? '';
    // The server of the tests throws its data away, and says so.
    const thrownAway = await look({}, { databaseUrl: url });
    expect([statusOf(thrownAway, 'database'), statusOf(thrownAway, 'durability')]).toEqual(['ok', 'failed']);
    const client = new Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query(`SELECT current_setting('server_version') AS version`);
    await client.end();
    expect(await askDatabase(url)).toMatchObject({
      version: z.object({ version: z.string() }).parse(rows[0]).version,
      isReadOnly: false,
    });
  });

  test('a server that is not there is a failure, said in a sentence', async () => {
    const found = await look({}, { databaseUrl: `postgres://k:secret@127.0.0.1:${await freeTcpPort()}/k` });
    expect(found.find(({ key }) => key === 'database')).toMatchObject({
      status: 'failed',
      detail: 'PostgreSQL antwortet nicht (ECONNREFUSED).',
    });
    expect(JSON.stringify(found)).not.toContain('secret');
  });

  test('an engine of another version, and one that is missing, are failures', async () => {
    expect(statusOf(await look({ KREISRUNDE_ENGINE_BINARY: '/bin/true' }), 'engine')).toBe('failed');
    expect(statusOf(await look({ KREISRUNDE_ENGINE_BINARY: '' }), 'engine')).toBe('failed');
  });
});

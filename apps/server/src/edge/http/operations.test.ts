import { freeTcpPort } from '@kreisrunde/launcher/ports';
import { startTestDatabase, type TestDatabase } from '@kreisrunde/tools/test-database';
import { startTestEngine } from '@kreisrunde/tools/test-engine';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Config } from '../../config.ts';
import { runServer, type RunningServer } from '../../testing/running-server.ts';
import { TestBrowser } from '../../testing/test-browser.ts';

/** What operators see and set: health, metrics, the public address, proxies, a stop. */
let database: TestDatabase;
let server: RunningServer | undefined;
beforeEach(async () => {
  database = await startTestDatabase();
});
afterEach(async () => {
  await server?.stop().catch(() => undefined);
  server = undefined;
  await database.stop();
});

async function start(config: Partial<Config> = {}): Promise<RunningServer> {
  server = await runServer({ databaseUrl: database.url, hasCounty: true, config });
  return server;
}

const person = (key: string) => new TestBrowser(server?.base ?? '').signIn(key);

async function convened(chair: TestBrowser): Promise<string> {
  const group = chair.person().home?.groups[0];
  const participants = group?.members.map((member) => member.personId) ?? [];
  const answer = await chair.call('POST', '/conferences', {
    groupId: group?.id,
    reason: 'Deichbruch bei Calbe',
    level: 'situation',
    participants,
  });
  expect(answer.status).toBe(200);
  return String(answer.body.conferenceId);
}

const statusOf = (url: string, headers: Record<string, string> = {}) =>
  fetch(url, { headers }).then(async (response) => {
    await response.arrayBuffer();
    return response.status;
  });

test('alive is not ready: without an engine nobody is sent here', async () => {
  const { base } = await start();
  expect(await statusOf(`${base}/health/live`)).toBe(200);
  expect(await statusOf(`${base}/health/ready`)).toBe(503);
});

test('ready is where engine and database are, and no longer when the database is gone', async () => {
  const engine = await startTestEngine();
  const { url, apiKey, apiSecret } = engine;
  const { base, engineIs } = await start({ engine: { url, apiKey, apiSecret } });
  engineIs(engine.state());
  await expect.poll(() => statusOf(`${base}/health/ready`), { timeout: 5_000 }).toBe(200);
  await database.stop();
  await expect.poll(() => statusOf(`${base}/health/ready`), { timeout: 7_000 }).toBe(503);
  expect(await statusOf(`${base}/health/live`)).toBe(200);
  await engine.stop();
});

describe('metrics', () => {
  const token = 'a-token-for-the-metrics-only';

  test('are there on the internal port and for the token, and for nobody else', async () => {
    const internalPort = await freeTcpPort();
    const { base } = await start({ internalPort, metricsToken: token });
    expect(await statusOf(`http://127.0.0.1:${internalPort}/metrics`)).toBe(200);
    expect(await statusOf(`${base}/metrics`)).toBe(404);
    expect(await statusOf(`${base}/metrics`, { authorization: `Bearer ${token}x` })).toBe(404);
    expect(await statusOf(`${base}/metrics`, { authorization: `Bearer ${token}` })).toBe(200);
  });

  test('without a token the port of the pages has none, whatever is sent', async () => {
    const { base } = await start();
    expect(await statusOf(`${base}/metrics`, { authorization: 'Bearer null' })).toBe(404);
    expect(await statusOf(`${base}/metrics`, { authorization: 'Bearer ' })).toBe(404);
  });

  test('count rounds, viewers, commands by code, queries and the lag of the loop, and name nobody', async () => {
    const internalPort = await freeTcpPort();
    await start({ internalPort });
    const chair = await (await person('landkreis')).watch('tab-metrics');
    const id = await convened(chair);
    await chair.command(id, { type: 'stage.setAll', to: 'on' });
    await chair.command(id, { type: 'stage.layout', layout: 'mosaic' });
    const stranger = await person('bernburg');
    await stranger.command(id, { type: 'conference.end' });
    await chair.command(id, { type: 'stage.explode' });
    const text = await (await fetch(`http://127.0.0.1:${internalPort}/metrics`)).text();
    expect(text).toMatch(/^kreisrunde_conferences\{phase="calling"\} 1$/m);
    expect(text).toMatch(/^kreisrunde_streams\{kind="person"\} 1$/m);
    expect(text).toMatch(/^kreisrunde_viewers 1$/m);
    expect(text).toMatch(/^kreisrunde_media_ready 0$/m);
    expect(text).toMatch(/^kreisrunde_commands_total\{code="ok"\} 1$/m);
    expect(text).toMatch(/^kreisrunde_commands_total\{code="FORBIDDEN"\} 1$/m);
    expect(text).toMatch(/^kreisrunde_commands_total\{code="BAD_REQUEST"\} 2$/m);
    expect(text).toMatch(/^kreisrunde_database_query_seconds_count\{outcome="ok"\} [1-9]\d*$/m);
    expect(text).toMatch(/^nodejs_eventloop_lag_seconds /m);
    expect(text).toMatch(/^# TYPE kreisrunde_media_refusals_total counter$/m);
    expect(text).toMatch(/^# TYPE kreisrunde_engine_starts_total counter$/m);
    const labels = [...text.matchAll(/^kreisrunde_\w+\{([^}]*)\}/gm)].flatMap(([, list = '']) => list.split(','));
    // Words of the code and bounds of buckets: no id, no name, no office.
    for (const label of labels)
      expect(label).toMatch(/^(code|reason|phase|kind|outcome)="[A-Za-z_]+"$|^le="[\d.+Inf]+"$/);
    for (const secret of [id, chair.person().deviceId, 'Calbe', 'Landr']) expect(text).not.toContain(secret);
  });
});

describe('the public address', () => {
  const publicUrl = 'https://runde.example';

  test('only its pages change anything, whatever host a proxy asks for', async () => {
    await start({ publicUrl, trustedProxies: ['127.0.0.1'] });
    const chair = await person('landkreis');
    const asFrom = (origin: string) => chair.call('POST', '/conferences', {}, { origin }).then(({ status }) => status);
    expect(await asFrom(publicUrl)).toBe(400);
    expect(await asFrom('http://runde.example')).toBe(403);
    expect(await asFrom('https://runde.example.attacker.example')).toBe(403);
    expect(await asFrom(server?.base ?? '')).toBe(403);
    expect(await asFrom('null')).toBe(403);
  });

  test('with https cookies are sent under TLS only, and browsers are told to stay there', async () => {
    const { base } = await start({ publicUrl, trustedProxies: ['127.0.0.1'] });
    const chair = await person('landkreis');
    expect(chair.setCookies).not.toEqual([]);
    for (const cookie of chair.setCookies) expect(cookie).toMatch(/; Secure/);
    expect((await fetch(base)).headers.get('strict-transport-security')).toMatch(/max-age=31536000/);
  });

  test('on this machine alone neither holds', async () => {
    const { base } = await start();
    const chair = await person('landkreis');
    for (const cookie of chair.setCookies) expect(cookie).not.toMatch(/; Secure/);
    expect((await fetch(base)).headers.get('strict-transport-security')).toBeNull();
  });
});

describe('X-Forwarded-For', () => {
  /** The limit of new walls is one a source: who can say where he comes from can pass it. */
  async function wallsEnrolled(): Promise<number> {
    let enrolled = 0;
    for (let at = 1; at <= 40; at += 1) {
      const from = { 'x-forwarded-for': `198.51.100.${at}` };
      const { status } = await new TestBrowser(server?.base ?? '').call('POST', '/wall/enrolment', {}, from);
      if (status === 200) enrolled += 1;
    }
    return enrolled;
  }

  test('is believed from a named proxy', async () => {
    await start({ trustedProxies: ['127.0.0.1'] });
    expect(await wallsEnrolled()).toBe(40);
  });

  test('and from nobody else, not even from this machine', async () => {
    await start({ trustedProxies: ['10.0.0.5'] });
    expect(await wallsEnrolled()).toBeLessThan(40);
  });
});

describe('a stop', () => {
  async function connected(): Promise<Client> {
    const client = new Client({ connectionString: database.url });
    // A test that fails drops the database under it.
    client.on('error', () => undefined);
    await client.connect();
    return client;
  }

  test('tells the pages, finishes the command under way, and refuses new ones', async () => {
    const running = await start();
    const chair = await (await person('landkreis')).watch('tab-stop');
    const id = await convened(chair);
    const other = await connected();
    await other.query('BEGIN');
    await other.query('SELECT 1 FROM conferences WHERE id = $1 FOR UPDATE', [id]);
    const command = chair.command(id, { type: 'stage.setAll', to: 'on' });
    await expect
      .poll(async () => (await other.query(`SELECT 1 FROM pg_locks WHERE NOT granted`)).rowCount)
      .toBeGreaterThan(0);
    const startedMs = performance.now();
    const stopped = running.stop();
    await expect.poll(() => chair.isEnded).toBe(true);
    expect(chair.events.at(-1)).toMatchObject({ kind: 'restarting' });
    const late = await chair.command(id, { type: 'stage.setAll', to: 'off' }).then(
      ({ status }) => status,
      () => 'no answer',
    );
    expect([503, 'no answer']).toContain(late);
    await other.query('COMMIT');
    expect(await command).toMatchObject({ status: 200 });
    await stopped;
    server = undefined;
    expect(performance.now() - startedMs).toBeLessThan(6_000);
    const { rows } = await other.query('SELECT state, rev FROM conferences WHERE id = $1', [id]);
    await other.end();
    expect(rows[0]).toMatchObject({ rev: (await command).body['rev'] });
  });

  test('does not wait for ever for a database that hangs', async () => {
    const running = await start();
    const chair = await (await person('landkreis')).watch('tab-hang');
    const id = await convened(chair);
    const other = await connected();
    await other.query('BEGIN');
    await other.query('SELECT 1 FROM conferences WHERE id = $1 FOR UPDATE', [id]);
    const command = chair.command(id, { type: 'stage.setAll', to: 'on' }).catch(() => undefined);
    await expect
      .poll(async () => (await other.query(`SELECT 1 FROM pg_locks WHERE NOT granted`)).rowCount)
      .toBeGreaterThan(0);
    const startedMs = performance.now();
    const stopped = running.stop();
    await command;
    expect(performance.now() - startedMs).toBeLessThan(6_000);
    await other.query('ROLLBACK');
    await other.end();
    await stopped;
    server = undefined;
  });
});

test('refusals over HTTP are counted by their reason', async () => {
  const internalPort = await freeTcpPort();
  server = await runServer({
    databaseUrl: database.url,
    hasCounty: true,
    config: { internalPort },
    rates: { caller: { max: 3, timeWindow: 60_000 }, unpairedWallStreams: 0 },
  });
  const partner = await person('calbe');
  const send = (headers: Record<string, string> = {}) => partner.call('POST', '/wall/parting', {}, headers);
  expect((await send({ origin: 'https://evil.example' })).status).toBe(403);
  expect((await send({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  const answers = [await send(), await send(), await send(), await send()].map(({ status }) => status);
  expect(answers).toEqual([200, 200, 200, 429]);
  const wall = new TestBrowser(server.base);
  await wall.call('POST', '/wall/enrolment');
  expect(await wall.open('tab-of-wall')).toBe(503);
  const text = await (await fetch(`http://127.0.0.1:${internalPort}/metrics`)).text();
  expect(text).toMatch(/^kreisrunde_requests_refused_total\{reason="foreignOrigin"\} 2$/m);
  expect(text).toMatch(/^kreisrunde_requests_refused_total\{reason="tooManyRequests"\} 1$/m);
  expect(text).toMatch(/^kreisrunde_requests_refused_total\{reason="tooManyStreams"\} 1$/m);
});

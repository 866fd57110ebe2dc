import { readdirSync, readFileSync } from 'node:fs';
import { request as plainRequest } from 'node:http';
import { startTestDatabase } from '@kreisrunde/tools/test-database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { libraryStyles } from './security-headers.ts';
import { newId, newSecret } from '../../ports/ids.ts';
import { runServer, type RunningServer } from '../../testing/running-server.ts';
import { TestBrowser } from '../../testing/test-browser.ts';

/** What every answer says to a browser, what is refused by its size, rate, type or origin, and how honestly. */
let database: Awaited<ReturnType<typeof startTestDatabase>>;
let server: RunningServer;
const publicUrl = 'https://runde.kreis.example';

beforeAll(async () => {
  database = await startTestDatabase();
  const config = { publicUrl, trustedProxies: ['127.0.0.1'] };
  // A longer window than the usual one, so that a busy machine sends enough within it.
  const rates = { caller: { max: 100, timeWindow: 60_000 } };
  server = await runServer({ databaseUrl: database.url, hasCounty: true, config, rates });
});
afterAll(async () => {
  await server.stop();
  await database.stop();
});

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(server.base + path, { headers: { accept: 'text/html', ...headers } });

describe('headers', () => {
  it.each(['/', '/runde/x', '/verwaltung', '/missing.js', '/api/session', '/api/missing', '/health/live'])(
    'says on %s what a browser may do with it',
    async (path) => {
      const { headers } = await get(path, path.startsWith('/api/') ? { accept: '*/*' } : {});
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).toContain("base-uri 'none'");
      expect(policy).toContain('upgrade-insecure-requests');
      for (const unsafe of ["'unsafe-inline'", "'unsafe-eval'", '*', 'http:', 'https:'])
        expect(policy).not.toContain(unsafe);
      expect(headers.get('strict-transport-security')).toBe('max-age=31536000');
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
      expect(headers.get('origin-agent-cluster')).toBe('?1');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('permissions-policy')).toContain('camera=(self), microphone=(self)');
      expect(headers.get('permissions-policy')).toContain('geolocation=()');
      expect(headers.get('x-powered-by') ?? headers.get('server')).toBeNull();
    },
  );

  it('lets only pages that may hold a round compile WebAssembly', async () => {
    const policyOf = async (path: string) => (await get(path)).headers.get('content-security-policy') ?? '';
    expect(await policyOf('/runde/x')).toContain("script-src 'self' 'wasm-unsafe-eval'");
    for (const path of [
      '/verwaltung',
      '/verwaltung/protokoll',
      '/einrichtung',
      '/anmelden',
      '/einladung',
      '/api/docs',
    ]) {
      expect([path, (await policyOf(path)).includes('wasm')]).toEqual([path, false]);
    }
  });

  it('allows by their hashes the very rules that the library of the pages writes into them', () => {
    const library = new URL('../../../../../node_modules/react-aria/dist/private/', import.meta.url);
    const written = ['interactions/usePress.mjs', 'overlays/usePreventScroll.mjs']
      .map((path) => readFileSync(new URL(path, library), 'utf8'))
      .flatMap((text) => [...text.matchAll(/textContent = `([^`]*)`\.trim\(\)/g)].map(([, rule]) => rule?.trim() ?? ''))
      .map((rule) => rule.replace(/\$\{[^}]*PRESSABLE_ATTRIBUTE\}/, 'data-react-aria-pressable'));
    expect(written).toEqual(libraryStyles);
  });

  it('forbids every store to keep what the API answers', async () => {
    expect((await get('/api/session', { accept: '*/*' })).headers.get('cache-control')).toBe('no-store');
  });

  it('demands nothing of browsers that come over plain HTTP to the demo', async () => {
    const own = await startTestDatabase();
    const demo = await runServer({ databaseUrl: own.url, hasCounty: true });
    const { headers } = await fetch(demo.base);
    expect(headers.get('strict-transport-security')).toBeNull();
    expect(headers.get('content-security-policy')).not.toContain('upgrade-insecure-requests');
    await demo.stop();
    await own.stop();
  });
});

describe('origin', () => {
  it('refuses what another page sends, in every way a browser tells', async () => {
    const chair = await new TestBrowser(server.base).signIn('landkreis');
    const send = (headers: Record<string, string>) => chair.call('POST', '/wall/parting', {}, headers);
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: 'http://runde.kreis.example' },
      { origin: publicUrl, 'sec-fetch-site': 'cross-site' },
      { origin: publicUrl, 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'none' },
    ] as Record<string, string>[]) {
      expect([headers, (await send(headers)).status]).toEqual([headers, 403]);
    }
    expect((await send({ origin: publicUrl, 'sec-fetch-site': 'same-origin' })).status).toBe(200);
    for (const method of ['PUT', 'DELETE'] as const) {
      const path = method === 'PUT' ? '/own/password' : '/own/devices/x';
      const answer = await chair.call(method, path, {}, { origin: 'https://evil.example' });
      expect([method, answer.body['code']]).toEqual([method, 'FORBIDDEN']);
    }
  });

  it('opens no stream to a link from elsewhere, also where a browser does not tell the site', async () => {
    const chair = await new TestBrowser(server.base).signIn('landkreis');
    const open = (headers: Record<string, string>) =>
      fetch(`${server.base}/api/live?tab=tab-foreign&claim=true`, { headers: { cookie: chair.cookie, ...headers } });
    for (const headers of [
      // Safari before 16.4 tells the origin only.
      { origin: 'https://www.kreis.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'none' },
      { accept: 'text/html,application/xhtml+xml' },
    ] as Record<string, string>[]) {
      expect([headers, (await open(headers)).status]).toEqual([headers, 403]);
    }
  });
});

describe('sizes and types', () => {
  it('refuses a body that is too large, told or not', async () => {
    const browser = new TestBrowser(server.base);
    const large = { login: 'a', password: 'x'.repeat(300_000) };
    expect(await browser.call('POST', '/sign-in', large)).toMatchObject({
      status: 413,
      body: { code: 'PAYLOAD_TOO_LARGE' },
    });
    expect(await chunked('/api/sign-in', 40)).toBe(413);
  });

  it('refuses what is no JSON, and JSON that is none', async () => {
    const browser = new TestBrowser(server.base);
    for (const type of [
      'text/plain',
      'multipart/form-data; boundary=x',
      'application/x-www-form-urlencoded',
      'text/event-stream',
    ]) {
      expect([type, (await browser.call('POST', '/sign-in', 'x', { 'content-type': type })).status]).toEqual([
        type,
        415,
      ]);
    }
    for (const text of ['{', '[', 'x', '"', '{"a":}', '\u0000']) {
      expect([text, (await browser.call('POST', '/sign-in', text)).body['code']]).toEqual([text, 'BAD_REQUEST']);
    }
    expect((await browser.call('POST', '/sign-in', '{"__proto__":{"login":"a","password":"b"}}')).status).toBe(400);
  });

  it('answers an address that is much too long, and one that is none', async () => {
    const browser = new TestBrowser(server.base);
    expect((await fetch(`${server.base}/api/${'x'.repeat(20_000)}`)).status).toBe(431);
    expect(await browser.call('GET', '/%E0%A4%A')).toMatchObject({ status: 400, body: { code: 'BAD_REQUEST' } });
  });
});

describe('rates', () => {
  it('lets a source of strangers ask some hundred things a minute, and others go on', async () => {
    const ask = (from: string) =>
      new TestBrowser(server.base).call('GET', '/setup', undefined, { 'x-forwarded-for': from });
    const answers = await Promise.all(Array.from({ length: 320 }, () => ask('203.0.113.40')));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(300);
    const throttled = answers.find(({ status }) => status === 429);
    expect(throttled?.body).toMatchObject({ code: 'THROTTLED' });
    expect(Number(throttled?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await ask('203.0.113.41')).status).toBe(200);
  });

  it('gives a made-up cookie no rate of its own', async () => {
    const ask = (number: number) =>
      new TestBrowser(server.base).call('GET', '/setup', undefined, {
        'x-forwarded-for': '203.0.113.42',
        cookie: `kreisrunde_session=made-up-${number}`,
      });
    const answers = await Promise.all(Array.from({ length: 310 }, (_, number) => ask(number)));
    expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThan(0);
  });

  it('counts a network of IPv6 as one source', async () => {
    const ask = (host: number) =>
      new TestBrowser(server.base).call('GET', '/setup', undefined, { 'x-forwarded-for': `2001:db8:1:2::${host}` });
    const answers = await Promise.all(Array.from({ length: 310 }, (_, host) => ask(host)));
    expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThan(0);
  });

  it('lets a device send many commands, not any number', async () => {
    const partner = await new TestBrowser(server.base).signIn('calbe');
    const send = () => partner.command('unknown', { type: 'hand.raise' });
    const statuses = (await Promise.all(Array.from({ length: 160 }, send))).map(({ status }) => status);
    expect(statuses.filter((status) => status === 403)).toHaveLength(100);
    expect(statuses.filter((status) => status === 429)).toHaveLength(60);
    const other = await new TestBrowser(server.base).signIn('barby');
    expect((await other.command('unknown', { type: 'hand.raise' })).status).toBe(403);
  });

  it('limits how many walls enrol from one source', async () => {
    const enrol = () =>
      new TestBrowser(server.base).call('POST', '/wall/enrolment', undefined, { 'x-forwarded-for': '203.0.113.50' });
    const answers = await Promise.all(Array.from({ length: 33 }, enrol));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(30);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(3);
  });

  it('opens so many streams and no more, and says when to try again', async () => {
    const own = await startTestDatabase();
    const small = await runServer({ databaseUrl: own.url, hasCounty: true, rates: { streams: 2 } });
    const pages = await Promise.all(
      ['calbe', 'barby', 'seeland'].map((key) => new TestBrowser(small.base).signIn(key)),
    );
    await pages[0]?.watch('tab-of-calbe');
    await pages[1]?.watch('tab-of-barby');
    const third = await pages[2]?.call('GET', '/live?tab=tab-of-seeland&claim=true');
    expect(third).toMatchObject({ status: 503, body: { code: 'NOT_READY' } });
    expect(Number(third?.headers.get('retry-after'))).toBeGreaterThan(0);
    pages[0]?.leave();
    await expect.poll(() => pages[2]?.open('tab-of-seeland')).toBe(200);
    for (const page of pages) page.leave();
    await small.stop();
    await own.stop();
  });

  it('keeps places for all others, however many walls come that nobody has paired', async () => {
    const own = await startTestDatabase();
    const small = await runServer({ databaseUrl: own.url, hasCounty: true, rates: { unpairedWallStreams: 2 } });
    const walls = Array.from({ length: 3 }, () => new TestBrowser(small.base));
    for (const wall of walls) await wall.call('POST', '/wall/enrolment');
    await walls[0]?.watch('tab-first');
    await walls[1]?.watch('tab-second');
    const third = await walls[2]?.call('GET', '/live?tab=tab-third&claim=true');
    expect(third).toMatchObject({ status: 503, body: { code: 'NOT_READY' } });
    const chair = await (await new TestBrowser(small.base).signIn('landkreis')).watch('tab-chair');
    const code = () => (walls[0]?.latest?.kind === 'wall' ? walls[0].latest.pairing?.code : undefined);
    await expect.poll(code).toMatch(/^\d{6}$/);
    expect((await chair.call('POST', '/wall/pairings', { code: code() })).status).toBe(200);
    // The paired one holds none of these places any more.
    expect(await walls[2]?.open('tab-third')).toBe(200);
    for (const page of [chair, ...walls]) page.leave();
    await small.stop();
    await own.stop();
  });

  it('keeps one stream of a page, the newest, however often it is opened', async () => {
    const cookies = (await new TestBrowser(server.base).signIn('nienburg')).cookie;
    const pages = Array.from({ length: 7 }, () => new TestBrowser(server.base));
    for (const page of pages) {
      page.cookie = cookies;
      await page.watch('tab-many');
    }
    await expect.poll(() => pages.map((page) => page.isEnded)).toEqual([true, true, true, true, true, true, false]);
    for (const page of pages) page.leave();
  });
});

it('makes ids of 128 and secrets of 256 bit that never repeat', () => {
  for (const [make, bytes] of [
    [newId, 16],
    [newSecret, 32],
  ] as const) {
    const made = Array.from({ length: 10_000 }, make);
    expect(new Set(made).size).toBe(made.length);
    for (const one of made) expect(Buffer.from(one, 'base64url')).toHaveLength(bytes);
    // Every bit is drawn: over ten thousand, none is nearly always the same.
    const ones = Array.from({ length: bytes * 8 }, () => 0);
    for (const one of made) {
      for (const [at, byte] of Buffer.from(one, 'base64url').entries()) {
        for (let bit = 0; bit < 8; bit += 1) ones[at * 8 + bit] = (ones[at * 8 + bit] ?? 0) + ((byte >> bit) & 1);
      }
    }
    for (const count of ones) expect(Math.abs(count - 5_000)).toBeLessThan(400);
  }
});

it('draws nothing at random but in the places that are named here', () => {
  const source = new URL('../../', import.meta.url);
  const drawing = readdirSync(source, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.ts') && !/\.test\.ts$|^testing\//.test(path))
    .filter((path) => /randomBytes|randomInt|Math\.random/.test(readFileSync(new URL(path, source), 'utf8')));
  // Ids and secrets; the salt of a password; the code of the terminal, which is throttled; the name of a schema.
  expect(drawing.toSorted()).toEqual([
    'adapters/db/archive-restore.ts',
    'adapters/identity/argon2-passwords.ts',
    'ports/ids.ts',
    'usecases/setup.ts',
  ]);
});

/** Sends a body of unknown length in pieces of 10 kB; answers the status. */
function chunked(path: string, pieces: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const sending = plainRequest(server.base + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'transfer-encoding': 'chunked' },
    });
    sending.on('response', (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sending.on('error', reject);
    sending.write('"');
    for (let piece = 0; piece < pieces; piece += 1) sending.write('x'.repeat(10_000));
    sending.end('"');
  });
}

import { startTestDatabase } from '@kreisrunde/tools/test-database';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { firstAdministrator, password } from '../../../testing/administrator.ts';
import { movableClock } from '../../../testing/movable-clock.ts';
import { runServer, type RunningServer } from '../../../testing/running-server.ts';
import { rowsOf, TestBrowser } from '../../../testing/test-browser.ts';
import { signInByPassword } from '../../../usecases/sign-in.ts';

/** Administrators sign in by password; nobody learns whether an account exists. */
let database: Awaited<ReturnType<typeof startTestDatabase>>;
let server: RunningServer;
let administrator: TestBrowser;
const clock = movableClock();
const login = 'it@kreis.example';
const minuteMs = 60_000;

beforeAll(async () => {
  database = await startTestDatabase();
  server = await runServer({ databaseUrl: database.url, hasCounty: true, clock });
  administrator = await firstAdministrator(server);
});
afterAll(async () => {
  await server.stop();
  await database.stop();
});
beforeEach(async () => {
  // What former tests guessed is forgotten; the administrator's session has not ended by it.
  clock.moveBy(0);
  administrator = await signedIn();
});

async function signedIn(): Promise<TestBrowser> {
  clock.moveBy(61 * minuteMs);
  const browser = new TestBrowser(server.base);
  expect((await attempt(browser, login, password)).status).toBe(200);
  return browser;
}

function attempt(browser: TestBrowser, as: string, word: string, headers: Record<string, string> = {}) {
  return browser.call('POST', '/sign-in', { login: as, password: word }, headers);
}

const kind = async (browser: TestBrowser) => (await browser.call('GET', '/session')).body['kind'];

it('signs in with any case of the login, and out', async () => {
  const browser = new TestBrowser(server.base);
  expect((await attempt(browser, login.toUpperCase(), password)).status).toBe(200);
  expect(await kind(browser)).toBe('administrator');
  const cookie = browser.cookie;
  expect((await browser.call('POST', '/sign-out')).status).toBe(200);
  expect(await kind(browser)).toBe('none');
  browser.cookie = cookie;
  expect(await kind(browser)).toBe('none');
});

it('gives an administrator no right in rounds: administration never watches', async () => {
  for (const [method, path, body] of [
    ['GET', '/live?tab=12345678&claim=true', undefined],
    ['POST', '/conferences/x/commands', { command: { type: 'conference.end' } }],
    ['POST', '/media/tickets', { conferenceId: 'x', tab: '12345678' }],
    ['GET', '/conferences/x/report', undefined],
  ] as const) {
    expect([path, (await administrator.call(method, path, body)).status]).toEqual([path, 401]);
  }
});

it('answers a wrong password, an unknown account and one without password alike', async () => {
  await administrator.call('POST', '/admin/accounts', { name: 'Eingeladen', login: 'eingeladen' });
  const answers = await Promise.all(
    [login, 'unbekannt', 'eingeladen'].map((as) => attempt(new TestBrowser(server.base), as, 'ganz falsch geraten')),
  );
  expect(answers.map(({ status }) => status)).toEqual([403, 403, 403]);
  expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
  expect(answers[0]?.body).toMatchObject({ code: 'SIGN_IN_FAILED' });
});

it('takes as long for an unknown account as for a wrong password', async () => {
  const times = new Map<string, number>();
  for (let round = 0; round < 12; round += 1) {
    for (const as of [login, 'unbekannt']) {
      clock.moveBy(61 * minuteMs);
      const before = performance.now();
      expect((await attempt(new TestBrowser(server.base), as, 'ganz falsch geraten')).status).toBe(403);
      // The fastest of several: what else the machine does only ever adds.
      times.set(as, Math.min(times.get(as) ?? Infinity, performance.now() - before));
    }
  }
  const ratio = (times.get(login) ?? 0) / (times.get('unbekannt') ?? 1);
  // Without the work for nobody it would be ten.
  expect(ratio).toBeGreaterThan(0.5);
  expect(ratio).toBeLessThan(2);
});

it('lets wait longer after each wrong password, also at an account that does not exist, and tells how long', async () => {
  for (const as of [login, 'unbekannt']) {
    clock.moveBy(61 * minuteMs);
    const waits: number[] = [];
    for (let round = 0; round < 7; round += 1) {
      const browser = new TestBrowser(server.base);
      const answer = await attempt(browser, as, 'ganz falsch geraten');
      if (answer.status === 403) continue;
      expect(answer.status).toBe(429);
      const seconds = Number(answer.headers.get('retry-after'));
      waits.push(seconds);
      clock.moveBy((seconds - 1) * 1_000);
      expect((await attempt(browser, as, 'ganz falsch geraten')).status).toBe(429);
      clock.moveBy(1_000);
      expect((await attempt(browser, as, 'ganz falsch geraten')).status).toBe(403);
    }
    expect(waits.length).toBeGreaterThanOrEqual(3);
    expect(waits).toEqual(waits.toSorted((a, b) => a - b));
    expect(waits.at(-1)).toBeGreaterThanOrEqual((waits[0] ?? 0) * 4);
  }
  // Whoever waits is let in, and starts anew.
  clock.moveBy(16 * minuteMs);
  const browser = new TestBrowser(server.base);
  expect((await attempt(browser, login, password)).status).toBe(200);
  expect((await attempt(browser, login, 'ganz falsch geraten')).status).toBe(403);
  expect((await attempt(browser, login, password)).status).toBe(200);
});

it('cannot be used to lock an administrator out from a few addresses', async () => {
  const { attempts, accounts } = server.store;
  const passwords = { fits: () => Promise.resolve(false), hash: (word: string) => Promise.resolve(word) };
  for (let guess = 0; guess < 120; guess += 1) {
    const source = `203.0.113.${guess % 4}`;
    await signInByPassword({ attempts, accounts, clock, passwords }, { login, password: 'ganz falsch', source });
  }
  expect((await attempt(new TestBrowser(server.base), login, password)).status).toBe(200);
});

it('checks only a few of many guesses sent at once', async () => {
  const answers = await Promise.all(
    Array.from({ length: 20 }, () => attempt(new TestBrowser(server.base), login, 'ganz falsch geraten')),
  );
  expect(answers.filter(({ status }) => status === 403).length).toBeLessThanOrEqual(3);
  expect(answers.every(({ status }) => status === 403 || status === 429)).toBe(true);
});

it('ends a session that nobody used for half an hour, and any after twelve hours', async () => {
  clock.moveBy(29 * minuteMs);
  // A page that asks by itself is not somebody who works.
  await administrator.call('GET', '/admin/accounts', undefined, { 'x-kreisrunde-poll': '1' });
  clock.moveBy(2 * minuteMs);
  expect(await kind(administrator)).toBe('none');

  const busy = await signedIn();
  for (let quarters = 0; quarters < 47; quarters += 1) {
    clock.moveBy(15 * minuteMs);
    expect([quarters, await kind(busy)]).toEqual([quarters, 'administrator']);
  }
  clock.moveBy(16 * minuteMs);
  expect(await kind(busy)).toBe('none');
});

it('lists the own sessions and ends them, and only the own', async () => {
  const other = new TestBrowser(server.base);
  await attempt(other, login, password, { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Firefox/140.0' });
  const listed = rowsOf(await administrator.call('GET', '/own/sessions'), 'sessions');
  expect(listed.filter((session) => session['isThisSession'] === true)).toHaveLength(1);
  const session = listed.find((one) => one['browser'] === 'Firefox, Linux');
  expect((await administrator.call('DELETE', `/own/sessions/${session?.id}`)).status).toBe(200);
  expect(await kind(other)).toBe('none');
  expect((await administrator.call('DELETE', `/own/sessions/${session?.id}`)).status).toBe(403);
  const partner = await new TestBrowser(server.base).signIn('calbe');
  expect((await partner.call('GET', '/own/sessions')).status).toBe(403);
});

it('changes the own password after the present one, and ends the other sessions', async () => {
  const other = await signedInBeside();
  const change = (current: string, next: string) => administrator.call('PUT', '/own/password', { current, next });
  expect((await change('ganz falsch geraten', 'ein anderes Kennwort')).status).toBe(403);
  expect((await change(password, 'ein anderes Kennwort')).status).toBe(200);
  expect(await kind(administrator)).toBe('administrator');
  expect(await kind(other)).toBe('none');
  expect((await attempt(other, login, password)).status).toBe(403);
  expect((await attempt(other, login, 'ein anderes Kennwort')).status).toBe(200);
  expect(
    (await administrator.call('PUT', '/own/password', { current: 'ein anderes Kennwort', next: password })).status,
  ).toBe(200);
});

async function signedInBeside(): Promise<TestBrowser> {
  const browser = new TestBrowser(server.base);
  expect((await attempt(browser, login, password)).status).toBe(200);
  return browser;
}

it('lets an invited administrator choose a password by a link, once, within three days', async () => {
  const invite = (as: string) => administrator.call('POST', '/admin/accounts', { name: `Konto ${as}`, login: as });
  const answer = await invite('zweite');
  const link = new URL(String(answer.body['link']));
  expect([link.origin, link.pathname]).toEqual([server.base, '/einladung']);
  expect((await invite('ZWEITE')).body).toMatchObject({ code: 'LOGIN_TAKEN' });
  const accept = (token: string) =>
    new TestBrowser(server.base).call('POST', '/sign-in/invitation', { token, password: 'mein eigenes Kennwort' });
  expect((await accept('x'.repeat(43))).body).toMatchObject({ code: 'LINK_UNKNOWN' });
  expect((await accept(link.hash.slice(1))).status).toBe(200);
  expect((await accept(link.hash.slice(1))).status).toBe(403);
  expect((await attempt(new TestBrowser(server.base), 'zweite', 'mein eigenes Kennwort')).status).toBe(200);

  const late = new URL(String((await invite('dritte')).body['link'])).hash.slice(1);
  clock.moveBy(3 * 24 * 60 * minuteMs + 1);
  expect((await accept(late)).status).toBe(403);
});

it('removes accounts with their sessions, never the own and never the last', async () => {
  const listed = rowsOf(await administrator.call('GET', '/admin/accounts'), 'accounts');
  const idOf = (as: string) => listed.find((account) => account['login'] === as)?.id ?? 'missing';
  expect((await administrator.call('DELETE', `/admin/accounts/${idOf(login)}`)).status).toBe(403);
  const second = new TestBrowser(server.base);
  expect((await attempt(second, 'zweite', 'mein eigenes Kennwort')).status).toBe(200);
  expect((await administrator.call('DELETE', `/admin/accounts/${idOf('zweite')}`)).status).toBe(200);
  expect(await kind(second)).toBe('none');
  expect((await attempt(second, 'zweite', 'mein eigenes Kennwort')).status).toBe(403);
  expect((await administrator.call('DELETE', '/admin/accounts/unknown')).status).toBe(403);
  // With nobody else who has a password, an account with an open invitation does not count.
  expect(await server.store.accounts.remove(idOf(login), clock.now())).toBe('last');
});

it('brings a removed account back for ten minutes, with its password, unless its login is taken', async () => {
  const own = 'mein eigenes Kennwort';
  const idOf = async (as: string) =>
    rowsOf(await administrator.call('GET', '/admin/accounts'), 'accounts').find((one) => one['login'] === as)?.id;
  await administrator.call('POST', '/admin/accounts', { name: 'Konto vierte', login: 'vierte' });
  const invited = await administrator.call('POST', '/admin/accounts', { name: 'Konto fünfte', login: 'fuenfte' });
  const token = new URL(String(invited.body['link'])).hash.slice(1);
  const id = await idOf('fuenfte');
  expect((await administrator.call('DELETE', `/admin/accounts/${id}`)).status).toBe(200);
  const guest = new TestBrowser(server.base);
  expect((await guest.call('POST', '/sign-in/invitation', { token, password: own })).status).toBe(403);
  expect((await administrator.call('POST', `/admin/accounts/${id}/restore`)).status).toBe(200);
  expect(await idOf('fuenfte')).toBe(id);
  expect((await guest.call('POST', '/sign-in/invitation', { token, password: own })).status).toBe(200);

  const former = await idOf('vierte');
  await administrator.call('DELETE', `/admin/accounts/${former}`);
  expect((await administrator.call('POST', '/admin/accounts', { name: 'Neu', login: 'Vierte' })).status).toBe(200);
  const taken = await administrator.call('POST', `/admin/accounts/${former}/restore`);
  expect([taken.status, taken.body['code']]).toEqual([409, 'LOGIN_TAKEN']);

  await administrator.call('DELETE', `/admin/accounts/${id}`);
  clock.moveBy(10 * minuteMs + 1);
  expect((await administrator.call('POST', `/admin/accounts/${id}/restore`)).status).toBe(403);
});

import { startTestDatabase } from '@kreisrunde/tools/test-database';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { firstAdministrator, password } from '../../../testing/administrator.ts';
import { movableClock } from '../../../testing/movable-clock.ts';
import { runServer, type RunningServer } from '../../../testing/running-server.ts';
import { TestBrowser } from '../../../testing/test-browser.ts';

/** A bare server in the morning: nobody, nothing, one code in the terminal. */
let database: Awaited<ReturnType<typeof startTestDatabase>>;
let server: RunningServer;
const clock = movableClock();
const first = { name: 'Erste Leitung IT', login: 'IT@Kreis.example', password };

beforeEach(async () => {
  database = await startTestDatabase();
  server = await runServer({ databaseUrl: database.url, hasCounty: false, clock });
});
afterEach(async () => {
  await server.stop();
  await database.stop();
});

const code = () => server.setupCodes.at(-1) ?? '';

it('starts without a county, tells a code, and makes the first administrator with it, once', async () => {
  const browser = new TestBrowser(server.base);
  expect((await browser.call('GET', '/setup')).body).toEqual({ isOpen: true });
  expect(code()).toMatch(/^[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{4}$/);
  // Case and separators are forgiven, and looking does not use the code up.
  const asTyped = ` ${code().toLowerCase().replace('-', ' ')} `;
  expect((await browser.call('POST', '/setup/code', { code: asTyped })).status).toBe(200);
  expect((await browser.call('POST', '/setup/code', { code: 'ABCD-EFGH' })).body).toMatchObject({
    code: 'SETUP_CODE_WRONG',
  });
  expect((await browser.call('POST', '/setup/administrator', { ...first, code: asTyped })).status).toBe(200);
  expect(browser.setCookies.join()).toMatch(/kreisrunde_admin=[\w-]{43};.*HttpOnly.*SameSite=Strict/);
  expect((await browser.call('GET', '/session')).body).toEqual({ kind: 'administrator' });
  expect((await browser.call('GET', '/admin/accounts')).body['accounts']).toMatchObject([
    { name: first.name, login: 'it@kreis.example', isSelf: true, hasSignedIn: true },
  ]);
  expect((await browser.call('GET', '/setup')).body).toEqual({ isOpen: false });
  for (const path of ['/setup/code', '/setup/administrator']) {
    const other = new TestBrowser(server.base);
    expect([path, (await other.call('POST', path, { ...first, code: code() })).status]).toEqual([path, 403]);
  }
});

it('makes one administrator of two that use the code in the same moment', async () => {
  const answers = await Promise.all(
    [1, 2, 3].map((number) =>
      new TestBrowser(server.base).call('POST', '/setup/administrator', {
        ...first,
        login: `it${number}`,
        code: code(),
      }),
    ),
  );
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 403, 403]);
});

it('throttles guessing of the code, and says when to try again', async () => {
  const browser = new TestBrowser(server.base);
  const guess = () => browser.call('POST', '/setup/code', { code: 'AAAA-AAAA' });
  const statuses = (await Promise.all(Array.from({ length: 14 }, guess))).map(({ status }) => status);
  expect(statuses.filter((status) => status === 403)).toHaveLength(10);
  const throttled = await browser.call('POST', '/setup/administrator', { ...first, code: code() });
  expect(throttled).toMatchObject({ status: 429, body: { code: 'THROTTLED' } });
  const seconds = Number(throttled.headers.get('retry-after'));
  expect(throttled.body['data']).toEqual({ retryAfterSeconds: seconds });
  clock.moveBy(seconds * 1_000);
  expect((await browser.call('POST', '/setup/administrator', { ...first, code: code() })).status).toBe(200);
});

it('tells a new code with every start, and none once somebody administers', async () => {
  const former = code();
  const second = await runServer({ databaseUrl: database.url, hasCounty: false, clock });
  expect(second.setupCodes).toHaveLength(1);
  expect(second.setupCodes[0]).not.toBe(former);
  const browser = new TestBrowser(second.base);
  expect((await browser.call('POST', '/setup/code', { code: former })).status).toBe(403);
  await firstAdministrator(second);
  await second.stop();
  const third = await runServer({ databaseUrl: database.url, hasCounty: false, clock });
  expect(third.setupCodes).toEqual([]);
  await third.stop();
});

it('lets a code live for a day', async () => {
  const browser = new TestBrowser(server.base);
  clock.moveBy(24 * 60 * 60_000 - 1_000);
  expect((await browser.call('POST', '/setup/code', { code: code() })).status).toBe(200);
  clock.moveBy(2_000);
  expect((await browser.call('POST', '/setup/code', { code: code() })).status).toBe(403);
});

it('refuses a short password and a missing name by their fields, and stores nothing', async () => {
  const browser = new TestBrowser(server.base);
  for (const [field, wrong] of [
    ['password', 'zu kurz'],
    ['name', ' '],
    ['login', ''],
    ['code', 'x'],
  ] as const) {
    const answer = await browser.call('POST', '/setup/administrator', { ...first, code: code(), [field]: wrong });
    expect([field, answer.status]).toEqual([field, 400]);
    expect(JSON.stringify(answer.body)).toContain(`"${field}"`);
  }
  expect((await browser.call('GET', '/setup')).body).toEqual({ isOpen: true });
});

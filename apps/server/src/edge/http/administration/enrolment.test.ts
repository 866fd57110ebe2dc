import { startTestDatabase } from '@kreisrunde/tools/test-database';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { firstAdministrator } from '../../../testing/administrator.ts';
import { movableClock } from '../../../testing/movable-clock.ts';
import { runServer, type RunningServer } from '../../../testing/running-server.ts';
import { rowsOf, TestBrowser } from '../../../testing/test-browser.ts';

/** Tablets at noon: a code of six digits, or a link, makes a browser somebody's device for good. */
let database: Awaited<ReturnType<typeof startTestDatabase>>;
let server: RunningServer;
let administrator: TestBrowser;
const clock = movableClock();
const minuteMs = 60_000;
const publicUrl = 'https://runde.kreis.example';
const ids = new Map<string, string>();

beforeAll(async () => {
  database = await startTestDatabase();
  // Behind a proxy, so that tests may come from many addresses.
  const config = { publicUrl, trustedProxies: ['127.0.0.1'] };
  server = await runServer({ databaseUrl: database.url, hasCounty: true, clock, config });
  administrator = await firstAdministrator(server);
  for (const one of rowsOf(await administrator.call('GET', '/admin/people'), 'people')) {
    ids.set(String(one['shortName']), one.id);
  }
});
afterAll(async () => {
  await server.stop();
  await database.stop();
});

const makeCode = async (shortName: string) =>
  (await administrator.call('POST', '/admin/enrolments', { personId: ids.get(shortName) })).body;
const enrolmentOf = async (shortName: string) =>
  (await administrator.call('GET', `/admin/enrolments/${ids.get(shortName)}`)).body['enrolment'];
const enter = (code: unknown, browser = new TestBrowser(server.base), from = '203.0.113.1') =>
  browser.call('POST', '/device-enrolment', { code }, { 'x-forwarded-for': from });

it('makes a tablet the device of a person by six digits, once, and shows the administrator that it came', async () => {
  expect(await enrolmentOf('Barby')).toBeNull();
  const made = await makeCode('Barby');
  expect(made).toMatchObject({
    state: 'waiting',
    link: `${publicUrl}/verbinden#${String(made['code'])}`,
    device: null,
  });
  const tablet = new TestBrowser(server.base);
  const agent = { 'user-agent': 'Mozilla/5.0 (iPad; CPU OS 18_5 like Mac OS X) Safari/605.1.15' };
  const entered = await tablet.call('POST', '/device-enrolment', { code: made['code'] }, agent);
  expect(entered).toMatchObject({ status: 200, body: { office: 'Bürgermeister/in Barby' } });
  expect(tablet.setCookies.every((cookie) => /HttpOnly.*Secure.*SameSite=Lax/.test(cookie))).toBe(true);
  expect((await tablet.call('GET', '/session')).body).toEqual({ kind: 'person' });
  expect(await enrolmentOf('Barby')).toMatchObject({ state: 'used', device: { name: 'Tablet' } });
  expect((await enter(made['code'])).body).toMatchObject({ code: 'ENROLMENT_CODE_UNKNOWN' });
});

it('leaves no former device behind when a tablet is handed to somebody else', async () => {
  const tablet = new TestBrowser(server.base);
  await enter((await makeCode('Barby'))['code'], tablet);
  const before = rowsOf(await administrator.call('GET', '/admin/devices'), 'devices').length;
  await tablet.watch('tab-handed-on');
  expect((await enter((await makeCode('Könnern'))['code'], tablet)).status).toBe(200);
  await expect.poll(() => tablet.isEnded).toBe(true);
  const after = rowsOf(await administrator.call('GET', '/admin/devices'), 'devices');
  expect(after).toHaveLength(before);
  expect(after.filter((one) => one['personId'] === ids.get('Könnern'))).toHaveLength(1);
  await tablet.watch('tab-handed-on');
  expect(tablet.person().me.shortName).toBe('Könnern');
  tablet.leave();
});

it('lets a code live for ten minutes, and a newer one of the person replace it', async () => {
  const former = await makeCode('Barby');
  const newer = await makeCode('Barby');
  expect((await enter(former['code'])).status).toBe(former['code'] === newer['code'] ? 200 : 403);
  clock.moveBy(10 * minuteMs + 1);
  expect(await enrolmentOf('Barby')).toMatchObject({ state: 'expired' });
  expect((await enter(newer['code'])).status).toBe(403);
});

it('lets nobody guess: ten tries of one address, a hundred of all, then every open code is void', async () => {
  clock.moveBy(20 * minuteMs);
  const open = await makeCode('Barby');
  const wrong = (number: number) => String(number).padStart(6, '0');
  const free = (code: string) => (code === open['code'] ? '999999' : code);
  const fromOne = await Promise.all(
    Array.from({ length: 14 }, (_, index) => enter(free(wrong(index)), undefined, '203.0.113.9')),
  );
  expect(fromOne.filter(({ status }) => status === 403)).toHaveLength(10);
  const throttled = fromOne.find(({ status }) => status === 429);
  expect(Number(throttled?.headers.get('retry-after'))).toBeGreaterThan(0);
  // Another address may still try, and the code still works for it.
  expect(await enrolmentOf('Barby')).toMatchObject({ state: 'waiting' });
  let asked = 0;
  for (let source = 0; source < 12; source += 1) {
    for (let count = 0; count < 9; count += 1) {
      asked += 1;
      await enter(free(wrong(1_000 + asked)), undefined, `198.51.100.${source}`);
    }
  }
  expect(await enrolmentOf('Barby')).toMatchObject({ state: 'expired' });
  expect((await enter(open['code'], undefined, '192.0.2.77')).status).toBe(429);
  const { body } = await administrator.call('GET', '/admin/security-log');
  expect(JSON.stringify(body['entries'])).toContain('device.codesVoided');
  clock.moveBy(11 * minuteMs);
  const next = await makeCode('Barby');
  expect((await enter(next['code'], undefined, '192.0.2.77')).status).toBe(200);
});

it('makes one browser a device by a personal link, once, within seven days', async () => {
  const link = async () => {
    const { body } = await administrator.call('POST', `/admin/people/${ids.get('Seeland')}/link`);
    return new URL(String(body['link']));
  };
  const open = (url: URL, browser = new TestBrowser(server.base)) =>
    browser.call('POST', '/sign-in/link', { token: url.hash.slice(1) });
  const url = await link();
  expect([url.origin, url.pathname]).toEqual([publicUrl, '/zugang']);
  const browser = new TestBrowser(server.base);
  const answers = await Promise.all([open(url, browser), open(url), open(url)]);
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 403, 403]);
  const late = await link();
  clock.moveBy(7 * 24 * 60 * minuteMs + 1);
  expect((await open(late)).body).toMatchObject({ code: 'LINK_UNKNOWN' });
});

it('keeps the account of an administrator out of the way of a tablet, and beside it', async () => {
  // An hour later, so that the session of before has ended.
  const signIn = () =>
    administrator.call('POST', '/sign-in', { login: 'it@kreis.example', password: 'ein langes Kennwort' });
  expect((await signIn()).status).toBe(200);
  const made = await makeCode('Calbe (Saale)');
  expect((await enter(made['code'], administrator)).status).toBe(200);
  expect((await administrator.call('GET', '/session')).body).toEqual({ kind: 'person' });
  expect((await administrator.call('GET', '/admin/accounts')).status).toBe(200);
  // The account first; the device is parted by a second sign-out.
  await administrator.call('POST', '/sign-out');
  expect((await administrator.call('GET', '/session')).body).toEqual({ kind: 'person' });
  expect((await administrator.call('GET', '/admin/accounts')).status).toBe(403);
});

import { startTestDatabase } from '@kreisrunde/tools/test-database';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { demoSecret as secret, runServer, type RunningServer } from '../../testing/running-server.ts';
import { TestBrowser } from '../../testing/test-browser.ts';
import { demoToken } from './demo-sign-in.ts';

/** The way of a round over real HTTP and the real database. */
let database: Awaited<ReturnType<typeof startTestDatabase>>;
let server: RunningServer;
let base: string;

beforeAll(async () => {
  database = await startTestDatabase();
  server = await runServer({ databaseUrl: database.url, hasCounty: true });
  base = server.base;
});
afterAll(async () => {
  await server.stop();
  await database.stop();
});

const person = (key: string) => new TestBrowser(base).signIn(key);
const until = (check: () => unknown) => expect.poll(check, { timeout: 5_000, interval: 10 });

async function convened(chair: TestBrowser) {
  const group = chair.person().home?.groups[0];
  const participants = group?.members.map((member) => member.personId) ?? [];
  const answer = await chair.call('POST', '/conferences', {
    groupId: group?.id,
    reason: 'Lage',
    level: 'situation',
    participants,
  });
  expect(answer.status).toBe(200);
  return String(answer.body.conferenceId);
}

it('knows nobody without a session, and refuses everything', async () => {
  const stranger = new TestBrowser(base);
  expect(await stranger.call('GET', '/session')).toMatchObject({ status: 200, body: { kind: 'none' } });
  for (const [method, path, body] of [
    ['GET', '/live?tab=12345678&claim=true', undefined],
    ['POST', '/conferences', { groupId: 'g', reason: 'x', level: 'alert', participants: ['p'] }],
    ['POST', '/conferences/x/commands', { command: { type: 'conference.end' } }],
    ['GET', '/conferences/x/report', undefined],
    ['GET', '/savings/year', undefined],
    ['POST', '/media/tickets', { conferenceId: 'x', tab: '12345678' }],
    ['POST', '/wall/pairings', { code: '123456' }],
    ['POST', '/wall/parting', {}],
  ] as const) {
    expect([path, (await stranger.call(method, path, body)).status]).toEqual([path, 401]);
  }
});

it('signs in by the demo link, any number of times, as the same device; wrong links answer 404', async () => {
  const chair = await person('landkreis');
  await chair.watch('tab-first');
  await until(() => chair.latest).not.toBeNull();
  const { deviceId } = chair.person();
  await chair.signIn('landkreis');
  await chair.watch('tab-second');
  await until(() => chair.isSuperseded).toBe(true);
  expect(chair.person().deviceId).toBe(deviceId);
  const forged = await fetch(`${base}/demo/anmelden/landkreis/${demoToken('other', 'landkreis')}`, {
    redirect: 'manual',
  });
  expect(forged.status).toBe(404);
  expect((await fetch(`${base}/demo/anmelden/nobody/${demoToken(secret, 'nobody')}`)).status).toBe(404);
});

it('names the field of a malformed command and stores nothing', async () => {
  const chair = await (await person('landkreis')).watch('tab-malformed');
  await until(() => chair.latest).not.toBeNull();
  for (const [path, body, field] of [
    ['/conferences', { groupId: 'g', reason: '', level: 'alert', participants: ['p'] }, 'reason'],
    ['/conferences', { groupId: 'g', reason: 'x', level: 'loud', participants: ['p'] }, 'level'],
    ['/conferences', { groupId: 'g', reason: 'x', level: 'alert', participants: [] }, 'participants'],
    ['/conferences/x/commands', { command: { type: 'stage.set', participant: 12 } }, 'participant'],
    ['/conferences/x/commands', { command: { type: 'stage.explode' } }, 'type'],
    ['/conferences/x/commands', {}, 'command'],
    ['/media/tickets', { conferenceId: 'x', tab: '1' }, 'tab'],
    ['/wall/pairings', { code: '12345' }, 'code'],
  ] as const) {
    const answer = await chair.call('POST', path, body);
    expect([path, answer.status]).toEqual([path, 400]);
    expect(JSON.stringify(answer.body)).toContain(`"${field}"`);
  }
  expect((await chair.call('POST', '/conferences', '{"half":')).status).toBe(400);
  expect(chair.person().conference).toBeNull();
});

it('carries a round from ring to report', async () => {
  const chair = await (await person('landkreis')).watch('tab-chair');
  const calbe = await (await person('calbe')).watch('tab-calbe');
  await until(() => [chair.latest, calbe.latest].includes(null)).toBe(false);
  await until(
    () => chair.person().home?.groups[0]?.members.find((one) => one.shortName === 'Calbe (Saale)')?.readiness,
  ).toBe('ready');

  const id = await convened(chair);
  expect(await convened(chair)).toBe(id);
  await until(() => calbe.person().own?.step).toBe('ringing');
  expect(calbe.person().conference?.chair).toMatchObject({ article: 'Die', shortName: 'Landrätin' });

  const calbeId = calbe.person().me.personId;
  expect((await calbe.command(id, { type: 'stage.set', participant: calbeId, sound: true })).status).toBe(403);
  expect((await chair.command(id, { type: 'call.accept' })).status).toBe(403);
  expect((await chair.command('unknown', { type: 'conference.end' })).status).toBe(403);
  expect(
    (await calbe.call('POST', '/conferences', { groupId: 'g', reason: 'x', level: 'alert', participants: ['p'] }))
      .status,
  ).toBe(403);

  expect((await calbe.call('POST', '/media/tickets', { conferenceId: id, tab: 'tab-calbe' })).body).toMatchObject({
    path: '/media',
  });
  expect((await calbe.command(id, { type: 'call.accept' })).status).toBe(200);
  expect(await calbe.command(id, { type: 'call.accept' })).toMatchObject({
    status: 409,
    body: { code: 'REFUSED', data: { code: 'callAnswered' } },
  });
  await calbe.command(id, { type: 'release.set', picture: true, sound: true });
  await chair.command(id, { type: 'stage.set', participant: calbeId, picture: true });
  await until(() => calbe.person().own?.picture.onAir).toBe(true);
  expect(calbe.person().own?.sound.onAir).toBe(false);

  expect((await chair.call('GET', `/conferences/${id}/report`)).status).toBe(403);
  await chair.command(id, { type: 'conference.end' });
  const report = await chair.call('GET', `/conferences/${id}/report`);
  expect(report).toMatchObject({
    status: 200,
    body: { called: 13, attended: [{ shortName: 'Calbe (Saale)' }], travellers: 1 },
  });
  expect((await calbe.call('GET', `/conferences/${id}/report`)).status).toBe(403);
  const year = await chair.call('GET', '/savings/year');
  expect(year).toMatchObject({ status: 200, body: { rounds: 1, counted: 1 } });
  expect(report.body).toMatchObject({ figures: year.body['totals'] });
  expect((await calbe.call('GET', '/savings/year')).status).toBe(403);
  expect((await calbe.command(id, { type: 'hand.raise' })).body).toMatchObject({ data: { code: 'conferenceEnded' } });
  await until(() => calbe.person().lastEnded?.conferenceId).toBe(id);
});

it('tells within a moment that a device is gone, and that it is back', async () => {
  const chair = await (await person('landkreis')).watch('tab-presence');
  const barby = await (await person('barby')).watch('tab-barby');
  await until(() => [chair.latest, barby.latest].includes(null)).toBe(false);
  const id = await convened(chair);
  await barby.command(id, { type: 'call.accept' });
  await barby.command(id, { type: 'release.set', picture: true, sound: true });
  const state = () => chair.person().conference?.participants.find((one) => one.shortName === 'Barby')?.state;
  await until(state).toBe('ready');
  barby.leave();
  await until(state).toBe('lost');
  const again = new TestBrowser(base);
  again.cookie = barby.cookie;
  await again.watch('tab-barby', false);
  await until(state).toBe('ready');
  await chair.command(id, { type: 'conference.end' });
});

it('lets a newer page of the same browser take over, also from a resumed stream', async () => {
  const browser = await person('seeland');
  await browser.watch('tab-older');
  await until(() => browser.latest).not.toBeNull();
  await browser.watch('tab-newer');
  await until(() => browser.isSuperseded).toBe(true);
  const older = new TestBrowser(base);
  older.cookie = browser.cookie;
  await older.watch('tab-older', false);
  await until(() => older.isSuperseded).toBe(true);
});

it('pairs a wall by its digits, shows it the round, and parts it again', async () => {
  const chair = await (await person('landkreis')).watch('tab-wall');
  await until(() => chair.latest).not.toBeNull();
  const wall = new TestBrowser(base);
  expect((await wall.call('POST', '/wall/enrolment')).status).toBe(200);
  expect((await wall.call('GET', '/session')).body).toEqual({ kind: 'wall' });
  await wall.watch('tab-of-wall');
  const code = () => (wall.latest?.kind === 'wall' ? wall.latest.pairing?.code : undefined);
  await until(code).toMatch(/^\d{6}$/);
  const wrong = code() === '000000' ? '000001' : '000000';
  expect((await chair.call('POST', '/wall/pairings', { code: wrong })).status).toBe(404);
  const partner = await person('nienburg');
  expect((await partner.call('POST', '/wall/pairings', { code: code() })).status).toBe(403);
  expect((await chair.call('POST', '/wall/pairings', { code: code() })).status).toBe(200);
  await until(() => wall.latest?.kind === 'wall' && wall.latest.owner?.shortName).toBe('Landrätin');
  await until(() => chair.person().home?.wall?.connected).toBe(true);

  const id = await convened(chair);
  await until(() => [wall.latest?.conference?.id, chair.person().conference?.id]).toEqual([id, id]);
  const target = chair.person().conference?.participants[0]?.personId;
  expect((await wall.command(id, { type: 'stage.set', participant: target, sound: true })).status).toBe(200);
  await until(() => chair.person().conference?.participants[0]?.sound.chair).toBe(true);
  expect((await wall.command(id, { type: 'release.set', sound: true })).status).toBe(403);
  await chair.command(id, { type: 'conference.end' });
  await until(() => wall.latest?.kind === 'wall' && wall.latest.report?.conferenceId).toBe(id);

  expect((await chair.call('POST', '/wall/parting', {})).status).toBe(200);
  await until(code).toMatch(/^\d{6}$/);
});

it('throttles guessing of pairing codes', async () => {
  const chair = await person('landkreis');
  const guesses = Array.from({ length: 14 }, (_, guess) => String(900_000 + guess));
  const answers = await Promise.all(guesses.map((code) => chair.call('POST', '/wall/pairings', { code })));
  const statuses = answers.map((answer) => answer.status);
  expect(statuses.filter((status) => status === 404).length).toBeLessThanOrEqual(10);
  expect((await chair.call('POST', '/wall/pairings', { code: '999999' })).status).toBe(429);
});

it('refuses what a foreign page sends, and serves pages with a strict policy', async () => {
  const chair = await person('landkreis');
  const foreign = await chair.call('POST', '/wall/parting', {}, { origin: 'http://evil.localhost' });
  expect(foreign.status).toBe(403);
  for (const site of ['cross-site', 'same-site', 'none']) {
    const link = await fetch(`${base}/api/live?tab=tab-foreign&claim=true`, {
      headers: { cookie: chair.cookie, 'sec-fetch-site': site },
    });
    expect([site, link.status]).toEqual([site, 403]);
  }
  const own = await chair.call('POST', '/wall/parting', {}, { origin: base });
  expect(own.status).toBe(200);
  for (const path of ['/', '/bildwand', '/runde/x']) {
    const page = await fetch(base + path, { headers: { accept: 'text/html' } });
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(page.headers.get('content-security-policy')).not.toContain('unsafe-inline');
  }
  expect((await fetch(`${base}/missing.js`)).status).toBe(404);
});

import { startTestDatabase } from '@kreisrunde/tools/test-database';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { movableClock } from '../../../testing/movable-clock.ts';
import { runServer, type RunningServer } from '../../../testing/running-server.ts';
import { rowsOf, TestBrowser } from '../../../testing/test-browser.ts';

/** What an administrator changes holds on every node and every open page within a second. */
let database: Awaited<ReturnType<typeof startTestDatabase>>;
let server: RunningServer;
let otherNode: RunningServer;
let administrator: TestBrowser;
const clock = movableClock();
const withinASecond = (check: () => unknown) => expect.poll(check, { timeout: 1_000, interval: 10 });

beforeAll(async () => {
  database = await startTestDatabase();
  server = await runServer({ databaseUrl: database.url, hasCounty: true, clock });
  otherNode = await runServer({ databaseUrl: database.url, hasCounty: true, clock });
  administrator = new TestBrowser(server.base);
  // Both nodes told a code; the one told last holds.
  const answer = await administrator.call('POST', '/setup/administrator', {
    code: otherNode.setupCodes.at(-1),
    name: 'Leitung IT',
    login: 'it',
    password: 'ein langes Kennwort',
  });
  expect(answer.status).toBe(200);
});
afterAll(async () => {
  await otherNode.stop();
  await server.stop();
  await database.stop();
});

const person = (key: string, at: RunningServer = server) => new TestBrowser(at.base).signIn(key);
const input = {
  office: 'Leitung Deichwacht',
  shortName: 'Deichwacht',
  article: 'Die',
  agency: 'Landkreis',
  role: 'partner',
  roadKmToSeat: 12.5,
  driveMinutesToSeat: 15,
  deputy: null,
};

async function people() {
  return rowsOf(await administrator.call('GET', '/admin/people'), 'people');
}
async function idOf(shortName: string): Promise<string> {
  return (await people()).find((one) => one['shortName'] === shortName)?.id ?? 'missing';
}
async function devicesOf(shortName: string) {
  const id = await idOf(shortName);
  const listed = rowsOf(await administrator.call('GET', '/admin/devices'), 'devices');
  return listed.filter((one) => one['personId'] === id);
}

it('shows a new person and a new group on every open Zentrale, on all nodes, and what becomes of them', async () => {
  const desks = [await person('landkreis'), await person('landkreis', otherNode)];
  for (const [index, desk] of desks.entries()) await desk.watch(`tab-desk-${index}`);
  const created = await administrator.call('POST', '/admin/people', input);
  const id = String(created.body['personId']);
  const group = { name: 'Deichstab', defaultReason: 'Pegel steigt', members: [id] };
  const { body } = await administrator.call('POST', '/admin/groups', group);
  const shown = () =>
    desks.map((desk) => desk.person().home?.groups.find((one) => one.name === 'Deichstab')?.members[0]?.shortName);
  await withinASecond(shown).toEqual(['Deichwacht', 'Deichwacht']);

  const groupId = String(body['groupId']);
  expect((await administrator.call('POST', '/admin/groups', group)).body).toMatchObject({ code: 'GROUP_NAME_TAKEN' });
  await administrator.call('PUT', `/admin/people/${id}`, { ...input, shortName: 'Deich' });
  await withinASecond(shown).toEqual(['Deich', 'Deich']);
  await administrator.call('DELETE', `/admin/groups/${groupId}`);
  await withinASecond(shown).toEqual([undefined, undefined]);
  await administrator.call('POST', `/admin/groups/${groupId}/restore`);
  await withinASecond(shown).toEqual(['Deich', 'Deich']);
  for (const desk of desks) desk.leave();
});

it('gives a person the new role at once, also on pages that are open', async () => {
  const minutes = await (await person('protokoll')).watch('tab-minutes');
  const [row] = (await people()).filter((one) => one['shortName'] === minutes.person().me.shortName);
  await administrator.call('PUT', `/admin/people/${row?.id}`, { ...row, role: 'chair' });
  await withinASecond(() => minutes.person().me.role).toBe('chair');
  await withinASecond(() => minutes.person().home?.groups.length ?? 0).toBeGreaterThan(0);
  await administrator.call('PUT', `/admin/people/${row?.id}`, { ...row, role: 'minuteTaker' });
  await withinASecond(() => minutes.person().home).toBeNull();
  minutes.leave();
});

it('imports people all or none, with a group of them, and names the row that is wrong', async () => {
  const before = (await people()).length;
  const rows = [1, 2, 3].map((number) => ({ ...input, office: `Ortswehr ${number}`, shortName: `Wehr ${number}` }));
  const broken = rows.map((row, index) => (index === 1 ? { ...row, office: ' ' } : row));
  const refused = await administrator.call('POST', '/admin/people/import', { rows: broken, groupName: null });
  expect(refused.status).toBe(400);
  expect(JSON.stringify(refused.body)).toContain('["rows",1,"office"]');
  const unknownDeputy = rows.map((row, index) => (index === 2 ? { ...row, deputy: 'nobody' } : row));
  const foreign = await administrator.call('POST', '/admin/people/import', { rows: unknownDeputy, groupName: null });
  expect([foreign.status, JSON.stringify(foreign.body)]).toEqual([400, expect.stringContaining('["rows",2,"deputy"]')]);
  const taken = await administrator.call('POST', '/admin/people/import', { rows, groupName: 'Bürgermeisterrunde' });
  expect(taken.body).toMatchObject({ code: 'GROUP_NAME_TAKEN' });
  expect(await people()).toHaveLength(before);
  const done = await administrator.call('POST', '/admin/people/import', { rows, groupName: 'Ortswehren' });
  expect(done.body).toMatchObject({ created: 3 });
  const groups = rowsOf(await administrator.call('GET', '/admin/groups'), 'groups');
  expect(groups.find((one) => one['name'] === 'Ortswehren')?.['members']).toHaveLength(3);
});

async function ringing(chair: TestBrowser, names: readonly string[]): Promise<string> {
  const [group] = chair.person().home?.groups ?? [];
  const members = group?.members.filter((one) => names.includes(one.shortName)).map((one) => one.personId);
  const answer = await chair.call('POST', '/conferences', {
    groupId: group?.id,
    reason: 'Lage',
    level: 'situation',
    participants: members,
  });
  expect(answer.status).toBe(200);
  return String(answer.body.conferenceId);
}

const stateOf = (chair: TestBrowser, shortName: string) => () =>
  chair.person().conference?.participants.find((one) => one.shortName === shortName)?.state;

it('puts a removed person out of everything within a second, also in a live round, and lets them back in', async () => {
  const chair = await (await person('landkreis')).watch('tab-chair-of-removed');
  // The tablet is at the other node: it must hear of it too.
  const calbe = await (await person('calbe', otherNode)).watch('tab-of-removed');
  await withinASecond(() => chair.person().home?.groups.length).toBeGreaterThan(0);
  await expect.poll(() => calbe.latest).not.toBeNull();
  const id = await ringing(chair, ['Calbe (Saale)', 'Barby']);
  expect((await calbe.command(id, { type: 'call.accept' })).status).toBe(200);
  await calbe.command(id, { type: 'release.set', picture: true, sound: true });
  await expect.poll(stateOf(chair, 'Calbe (Saale)')).toBe('ready');

  const personId = await idOf('Calbe (Saale)');
  await administrator.call('DELETE', `/admin/people/${personId}`);
  await withinASecond(() => calbe.isEnded).toBe(true);
  await withinASecond(stateOf(chair, 'Calbe (Saale)')).toBe('left');
  const statuses = [
    await calbe.open('tab-of-removed'),
    (await calbe.command(id, { type: 'call.accept' })).status,
    (await calbe.call('POST', '/media/tickets', { conferenceId: id, tab: 'tab-of-removed' })).status,
  ];
  expect(statuses).toEqual([401, 401, 401]);
  await expect(person('calbe')).rejects.toThrow('404');
  expect((await people()).some((one) => one.id === personId)).toBe(false);
  expect((await chair.command(id, { type: 'call.add', participant: personId })).status).toBe(403);

  clock.moveBy(9 * 60_000);
  expect((await administrator.call('POST', `/admin/people/${personId}/restore`)).status).toBe(200);
  await withinASecond(() => calbe.open('tab-of-removed')).toBe(200);
  await withinASecond(() => calbe.person().own?.step).toBe('left');
  expect((await calbe.command(id, { type: 'call.accept' })).status).toBe(200);
  await withinASecond(stateOf(chair, 'Calbe (Saale)')).toBe('accepted');
  await chair.command(id, { type: 'conference.end' });
  for (const page of [chair, calbe]) page.leave();
});

it('forgets a removed person after ten minutes, but for the name in rounds they took part in', async () => {
  const never = String((await administrator.call('POST', '/admin/people', input)).body['personId']);
  const calbe = await idOf('Calbe (Saale)');
  for (const id of [never, calbe]) await administrator.call('DELETE', `/admin/people/${id}`);
  clock.moveBy(10 * 60_000 + 1_000);
  for (const id of [never, calbe]) {
    expect((await administrator.call('POST', `/admin/people/${id}/restore`)).status).toBe(403);
  }
  await server.store.identity.forgetExpired(clock.now());
  const { former } = await server.store.county.load();
  expect(former.map((one) => one.shortName)).toContain('Calbe (Saale)');
  expect(former.map((one) => one.id)).not.toContain(never);
});

it('ends the round of a chair who was removed and can no longer be restored', async () => {
  const chairId = String(
    (await administrator.call('POST', '/admin/people', { ...input, office: 'Zweite Leitung', role: 'chair' })).body[
      'personId'
    ],
  );
  const link = await administrator.call('POST', `/admin/people/${chairId}/link`);
  const chair = new TestBrowser(server.base);
  await chair.call('POST', '/sign-in/link', { token: new URL(String(link.body['link'])).hash.slice(1) });
  await chair.watch('tab-second-chair');
  await expect.poll(() => chair.latest).not.toBeNull();
  const moderator = await (await person('it-leitung')).watch('tab-moderator');
  const id = await ringing(chair, ['Barby']);
  await withinASecond(() => moderator.person().conference?.id).toBe(id);
  await administrator.call('DELETE', `/admin/people/${chairId}`);
  await withinASecond(() => chair.isEnded).toBe(true);
  expect(moderator.person().conference?.id).toBe(id);
  clock.moveBy(10 * 60_000 + 1_000);
  // Any change, or the next minute, looks for it.
  await administrator.call('PUT', '/admin/settings', await settings());
  await withinASecond(() => moderator.person().conference).toBeNull();
  moderator.leave();
});

async function settings() {
  const { body } = await administrator.call('GET', '/admin/settings');
  return { county: body['county'], savings: body['savings'] };
}

it('keeps settings, shows them at once, and names what does not fit', async () => {
  const chair = await (await person('landkreis')).watch('tab-settings');
  const { body } = await administrator.call('GET', '/admin/settings');
  expect(body['publicUrl']).toBe(server.base);
  const now = await settings();
  await administrator.call('PUT', '/admin/settings', { ...now, county: 'Landkreis am Deich' });
  await withinASecond(() => chair.person().county).toBe('Landkreis am Deich');
  const wrong = await administrator.call('PUT', '/admin/settings', { ...now, county: '' });
  expect([wrong.status, JSON.stringify(wrong.body)]).toEqual([400, expect.stringContaining('"county"')]);
  chair.leave();
});

it('revokes a device within a second, also in a live round, and restores it to its place', async () => {
  const chair = await (await person('landkreis')).watch('tab-chair-of-revoked');
  const barby = await (await person('barby', otherNode)).watch('tab-of-revoked');
  await expect.poll(() => [chair.latest, barby.latest].includes(null)).toBe(false);
  const id = await ringing(chair, ['Barby']);
  await barby.command(id, { type: 'call.accept' });
  await barby.command(id, { type: 'release.set', picture: true, sound: true });
  await expect.poll(stateOf(chair, 'Barby')).toBe('ready');
  const device = barby.person().deviceId;
  await administrator.call('DELETE', `/admin/devices/${device}`);
  await withinASecond(() => barby.isEnded).toBe(true);
  await withinASecond(stateOf(chair, 'Barby')).toBe('lost');
  expect(await barby.open('tab-of-revoked')).toBe(401);
  expect((await barby.command(id, { type: 'hand.raise' })).status).toBe(401);
  expect((await administrator.call('DELETE', `/admin/devices/${device}`)).status).toBe(403);
  expect(await devicesOf('Barby')).toHaveLength(0);

  expect((await administrator.call('POST', `/admin/devices/${device}/restore`)).status).toBe(200);
  await withinASecond(() => barby.open('tab-of-revoked')).toBe(200);
  await withinASecond(stateOf(chair, 'Barby')).toBe('ready');
  await chair.command(id, { type: 'conference.end' });
  await administrator.call('DELETE', `/admin/devices/${device}`);
  clock.moveBy(10 * 60_000 + 1_000);
  expect((await administrator.call('POST', `/admin/devices/${device}/restore`)).status).toBe(403);
  for (const page of [chair, barby]) page.leave();
});

it('stands by a revocation that could not be followed at once, notes it, and follows it soon after', async () => {
  const page = await (await person('barby')).watch('tab-of-unfollowed');
  const device = page.person().deviceId;
  // The database fails once, right after it has stored the revocation.
  vi.spyOn(server.store.county, 'load').mockRejectedValueOnce(new Error('away'));
  expect((await administrator.call('DELETE', `/admin/devices/${device}`)).status).toBe(200);
  expect(page.isEnded).toBe(false);
  const [entry] = rowsOf(await administrator.call('GET', '/admin/security-log'), 'entries');
  expect(entry).toMatchObject({ act: 'device.revoked', outcome: 'done' });
  await expect.poll(() => page.isEnded, { timeout: 3_000 }).toBe(true);
  vi.restoreAllMocks();
});

it('lists the own devices of a person and ends them, and no others', async () => {
  const [tablet, pc] = [await person('seeland'), await person('seeland')];
  await tablet.watch('tab-own-devices');
  await pc.watch('tab-other-device');
  await expect.poll(() => [tablet.latest, pc.latest].includes(null)).toBe(false);
  const listed = rowsOf(await tablet.call('GET', '/own/devices'), 'devices');
  expect(listed.map((one) => [one['isThisDevice'], one['isConnected']])).toEqual([
    [true, true],
    [false, true],
  ]);
  const stranger = await person('nienburg');
  expect((await stranger.call('DELETE', `/own/devices/${pc.person().deviceId}`)).status).toBe(403);
  expect((await tablet.call('DELETE', `/own/devices/${pc.person().deviceId}`)).status).toBe(200);
  await withinASecond(() => pc.isEnded).toBe(true);
  expect((await tablet.call('POST', '/sign-out')).status).toBe(200);
  await withinASecond(() => tablet.isEnded).toBe(true);
  expect((await tablet.call('GET', '/session')).body).toEqual({ kind: 'none' });
});

it('lists, names and revokes walls; a revoked one shows nothing any more', async () => {
  const wall = new TestBrowser(server.base);
  await wall.call('POST', '/wall/enrolment');
  await wall.watch('tab-of-the-wall');
  await expect.poll(() => wall.latest?.kind).toBe('wall');
  const device = wall.latest?.deviceId;
  const chair = await (await person('landkreis')).watch('tab-chair-of-wall');
  await expect.poll(() => chair.latest).not.toBeNull();
  const code = wall.latest?.kind === 'wall' ? wall.latest.pairing?.code : '';
  expect((await chair.call('POST', '/wall/pairings', { code })).status).toBe(200);
  await withinASecond(() => chair.person().home?.wall?.connected).toBe(true);
  await administrator.call('PUT', `/admin/devices/${device}`, { name: 'Bildwand Kreishaus' });
  const listed = rowsOf(await administrator.call('GET', '/admin/devices'), 'devices');
  expect(listed.find((one) => one.id === device)).toMatchObject({
    kind: 'wall',
    name: 'Bildwand Kreishaus',
    isConnected: true,
    lastSeenAt: null,
  });
  await administrator.call('DELETE', `/admin/devices/${device}`);
  await withinASecond(() => wall.isEnded).toBe(true);
  await withinASecond(() => chair.person().home?.wall).toBeNull();
  await administrator.call('POST', `/admin/devices/${device}/restore`);
  expect(await wall.open('tab-of-the-wall')).toBe(200);
  await withinASecond(() => chair.person().home?.wall?.connected).toBe(true);
  for (const page of [chair, wall]) page.leave();
});

it('names deputies only of the county, never oneself', async () => {
  const [calbe, barby] = await Promise.all([idOf('Nienburg (Saale)'), idOf('Barby')]);
  const row = (await people()).find((one) => one.id === barby);
  const put = (deputy: string | null) => administrator.call('PUT', `/admin/people/${barby}`, { ...row, deputy });
  expect((await put(calbe)).status).toBe(200);
  expect((await people()).find((one) => one.id === barby)?.['deputy']).toBe(calbe);
  expect((await put(barby)).status).toBe(403);
  expect((await put('nobody')).status).toBe(403);
  expect((await put(null)).status).toBe(200);
});

it('rings the deputy of whoever cannot come, in one row and counted once', async () => {
  const [staff, barby] = [await idOf('Ordnungsamt'), await idOf('Barby')];
  const row = (await people()).find((one) => one.id === barby);
  await administrator.call('PUT', `/admin/people/${barby}`, { ...row, deputy: staff });
  const chair = await (await person('landkreis')).watch('tab-chair-of-deputy');
  const partner = await (await person('barby')).watch('tab-of-represented');
  const deputy = await (await person('ordnungsamt', otherNode)).watch('tab-of-deputy');
  const id = await ringing(chair, ['Barby']);
  await withinASecond(() => partner.person().own?.deputy?.shortName).toBe('Ordnungsamt');
  expect((await partner.command(id, { type: 'call.decline', deputy: true })).status).toBe(200);
  await withinASecond(() => deputy.person().own?.step).toMatch(/ringing|missedRunning/);
  const rows = () =>
    chair
      .person()
      .conference?.participants.map((one) => [one.shortName, one.isRepresented])
      .slice(0, 2);
  await withinASecond(rows).toEqual([
    ['Barby', true],
    ['Ordnungsamt', false],
  ]);
  expect(chair.person().conference?.counts.called).toBe(1);
  await withinASecond(() => partner.person().own).toMatchObject({ step: 'declined', deputy: null });
  expect((await partner.command(id, { type: 'call.decline', deputy: true })).body['data']).toEqual({
    code: 'callNotOpen',
  });
  await chair.command(id, { type: 'conference.end' });
  await administrator.call('PUT', `/admin/people/${barby}`, { ...row, deputy: null });
  for (const page of [chair, partner, deputy]) page.leave();
});

it('notes every act, done and refused, for good', async () => {
  const partner = await person('barby');
  const victim = await idOf('Aschersleben');
  expect((await partner.call('DELETE', `/admin/people/${victim}`)).status).toBe(403);
  await administrator.call('DELETE', `/admin/people/${victim}`);
  await administrator.call('POST', `/admin/people/${victim}/restore`);
  const log = await administrator.call('GET', '/admin/security-log');
  const entries = rowsOf(log, 'entries').slice(0, 3);
  expect(entries).toMatchObject([
    { act: 'person.restored', actor: 'Leitung IT', outcome: 'done' },
    { act: 'person.removed', actor: 'Leitung IT', outcome: 'done' },
    { act: 'person.removed', actor: 'Bürgermeister/in Barby', outcome: 'refused' },
  ]);
  expect(JSON.stringify(log.body)).not.toContain('Kennwort');

  const client = new Client({ connectionString: database.url });
  await client.connect();
  for (const statement of [
    `UPDATE security_log SET actor = 'niemand'`,
    'DELETE FROM security_log',
    'TRUNCATE security_log',
  ]) {
    await expect(client.query(statement)).rejects.toThrow('append only');
  }
  await client.end();
});

it('pages the audit log, the newest first', async () => {
  for (let count = 0; count < 101; count += 1) {
    await server.store.auditLog.append({
      at: clock.now(),
      act: 'test',
      actor: 'system',
      subject: '',
      outcome: 'done',
    });
  }
  const first = await administrator.call('GET', '/admin/security-log');
  const entries = rowsOf(first, 'entries');
  expect([entries.length, first.body['hasMore']]).toEqual([100, true]);
  const next = await administrator.call('GET', `/admin/security-log?before=${entries.at(-1)?.id}`);
  expect(Number(rowsOf(next, 'entries')[0]?.id)).toBeLessThan(Number(entries.at(-1)?.id));
});

it('tells how it runs', async () => {
  const { status, body } = await administrator.call('GET', '/admin/operations');
  expect(status).toBe(200);
  expect(body).toMatchObject({ version: '0.1.0', engineReady: false, conferencesRunning: 0, engineRestarts: 0 });
  expect((await administrator.call('GET', '/admin/inspection')).body).toEqual({ findings: [] });
});

import { readFileSync } from 'node:fs';
import {
  convene,
  handle,
  toId,
  type Actor,
  type Command,
  type Conference,
  type DeviceId,
  type PersonId,
} from '@kreisrunde/domain';
import { startTestDatabase } from '@kreisrunde/tools/test-database';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parseCountyFile } from '../../demo-county.ts';
import { newId } from '../../ports/ids.ts';
import { PortError } from '../../ports/port-error.ts';
import type { Store } from '../../ports/store.ts';
import { eventsKeptMs, roundsKeptMs } from './forgetting.ts';
import { openStore } from './postgres-store.ts';

const countyFile = new URL('../../../../../tools/demo/county.json', import.meta.url);
const calbe = toId<PersonId>('calbe');
const nobody = new Set<PersonId>();
let database: Awaited<ReturnType<typeof startTestDatabase>>;
let store: Store;
const quiet = () => undefined;

beforeAll(async () => {
  database = await startTestDatabase();
  store = await openStore(database.url, quiet);
});
afterAll(async () => {
  await store.close();
  await database.stop();
});

function convoked(chair: string, group: string, now = 1_000): { conference: Conference; events: never[] } {
  const result = convene({
    id: toId(newId()),
    groupId: toId(group),
    title: 'Runde',
    reason: 'Lage',
    level: 'briefing',
    entryPolicy: 'nothing',
    chair: { personId: toId(chair), deviceId: toId('desk') },
    persons: [calbe],
    now,
    reachable: new Set([calbe]),
  });
  if (!result.ok) throw new Error(result.code);
  return { conference: result.value.conference, events: [] };
}

const decide = (actor: Actor, command: Command) => (conference: Conference) =>
  handle(conference, { actor, command, now: 2_000, reachable: nobody });
const partner: Actor = { kind: 'person', personId: calbe, deviceId: toId('tablet'), role: 'partner' };
const chairOf = (name: string): Actor => ({
  kind: 'person',
  personId: toId(name),
  deviceId: toId('desk'),
  role: 'chair',
});

it('gives two devices of one chair convening in the same second one conference', async () => {
  const results = await Promise.all(['a', 'b', 'c', 'd'].map(() => store.conferences.create(convoked('c1', 'g1'))));
  expect(new Set(results.map((result) => result.conference.id)).size).toBe(1);
  expect(results.filter((result) => result.isNew)).toHaveLength(1);
});

it('gives two chairs of one group one conference, and each chair an own one otherwise', async () => {
  const [one, two] = await Promise.all([
    store.conferences.create(convoked('c2', 'g2')),
    store.conferences.create(convoked('c3', 'g2')),
  ]);
  expect(one.conference.id).toBe(two.conference.id);
  const other = await store.conferences.create(convoked('c4', 'g4'));
  expect(other.isNew).toBe(true);
});

it('stores a command with its event in one transaction, and it is there after a restart', async () => {
  const { conference } = await store.conferences.create(convoked('c5', 'g5'));
  await store.conferences.change(conference.id, decide(partner, { type: 'call.accept' }));
  const again = await openStore(database.url, quiet);
  const stored = await again.conferences.get(conference.id);
  expect(stored).toMatchObject({ rev: 2, participants: [{ call: { state: 'accepted' }, mediaDevice: 'tablet' }, {}] });
  expect(await again.conferences.events(conference.id)).toEqual([
    { type: 'call.accept', at: 2_000, actor: partner, participant: null },
  ]);
  await again.close();
});

it('stores nothing of a refused command, of one that changed nothing, and of one that threw', async () => {
  const { conference } = await store.conferences.create(convoked('c6', 'g6'));
  expect(await store.conferences.change(conference.id, decide(partner, { type: 'conference.end' }))).toEqual({
    ok: false,
    code: 'forbidden',
  });
  await store.conferences.change(conference.id, decide(chairOf('c6'), { type: 'stage.layout', layout: 'round' }));
  await expect(
    store.conferences.change(conference.id, () => {
      throw new Error('bug');
    }),
  ).rejects.toThrow(PortError);
  expect(await store.conferences.get(conference.id)).toEqual(conference);
  expect(await store.conferences.change(toId('unknown'), decide(partner, { type: 'call.accept' }))).toBeNull();
});

it('serialises commands that come at once: none is lost', async () => {
  const { conference } = await store.conferences.create(convoked('c7', 'g7'));
  const commands = Array.from({ length: 20 }, (_, index): Command => ({
    type: 'call.add',
    participant: toId(`p${index}`),
  }));
  await Promise.all(commands.map((command) => store.conferences.change(conference.id, decide(chairOf('c7'), command))));
  const stored = await store.conferences.get(conference.id);
  expect(stored?.participants).toHaveLength(22);
  expect(stored?.rev).toBe(21);
});

it('serves each due deadline once, however many ask', async () => {
  const { conference } = await store.conferences.create(convoked('c8', 'g8', 500));
  const due = 500 + 60_000;
  expect(await store.conferences.nextDeadline()).toBeLessThanOrEqual(due);
  const tick = (state: Conference) =>
    handle(state, { actor: { kind: 'system' }, command: { type: 'clock.tick' }, now: due, reachable: nobody });
  const served = await Promise.all([1, 2, 3].map(() => store.conferences.changeDue(due, tick)));
  expect(served.filter((result) => result?.ok === true && result.value.conference.id === conference.id)).toHaveLength(
    1,
  );
  expect(await store.conferences.get(conference.id)).toMatchObject({
    participants: [{ call: { state: 'missed' } }, {}],
  });
});

it('goes on serving all other rounds when one cannot be read', async () => {
  const { conference: broken } = await store.conferences.create(convoked('c10', 'g10', 100));
  const { conference: healthy } = await store.conferences.create(convoked('c11', 'g11', 200));
  const client = new Client({ connectionString: database.url });
  await client.connect();
  await client.query(`UPDATE conferences SET state = '{}' WHERE id = $1`, [broken.id]);
  await client.end();
  const tick = (state: Conference) =>
    handle(state, { actor: { kind: 'system' }, command: { type: 'clock.tick' }, now: 70_000, reachable: nobody });
  const served = async () => {
    await store.conferences.changeDue(70_000, tick);
    return (await store.conferences.get(healthy.id))?.participants[0]?.call.state;
  };
  await expect.poll(served).toBe('missed');
  expect((await store.conferences.current(0)).map((one) => one.id)).toContain(healthy.id);
});

it.each([
  [
    'fail at one',
    (): never => {
      throw new Error('bug');
    },
  ],
  ['refuse to serve one', () => ({ ok: false as const, code: 'forbidden' as const })],
])('goes on serving all other rounds when the rules %s, and comes back to it', async (_what, fault) => {
  const failed: string[] = [];
  const own = await openStore(database.url, (error) => failed.push(error.message));
  const { conference: broken } = await own.conferences.create(convoked(newId(), newId(), 100));
  const { conference: healthy } = await own.conferences.create(convoked(newId(), newId(), 200));
  const tick = (now: number) => (state: Conference) =>
    handle(state, { actor: { kind: 'system' }, command: { type: 'clock.tick' }, now, reachable: nobody });
  const callOf = async (id: Conference['id']) => (await own.conferences.get(id))?.participants[0]?.call.state;
  const served = async (now: number, id: Conference['id'], isBroken: boolean) => {
    await own.conferences.changeDue(now, (state) => (isBroken && state.id === broken.id ? fault() : tick(now)(state)));
    return callOf(id);
  };
  await expect.poll(() => served(70_000, healthy.id, true)).toBe('missed');
  expect(await callOf(broken.id)).toBe('ringing');
  expect(failed).toEqual([`conference ${broken.id}: its deadline cannot be served`]);
  await expect.poll(() => served(140_000, broken.id, false)).toBe('missed');
  await own.close();
});

it('tells other nodes of a commit, and not itself', async () => {
  const other = await openStore(database.url, quiet);
  const heard: string[] = [];
  const own: string[] = [];
  other.onHint((hint) => hint.kind === 'conference' && heard.push(`${hint.conferenceId}:${hint.rev}`));
  store.onHint((hint) => hint.kind === 'conference' && own.push(hint.conferenceId));
  let told = '';
  // The other node listens from some moment on: commit until it hears.
  await expect
    .poll(async () => {
      const { conference } = await store.conferences.create(convoked(newId(), newId()));
      told = `${conference.id}:1`;
      return heard.length;
    })
    .toBeGreaterThan(0);
  await expect.poll(() => heard).toContain(told);
  expect(own).toEqual([]);
  await other.close();
});

it('finds the last ended round of whoever took part or led', async () => {
  const { conference } = await store.conferences.create(convoked('c9', 'g9'));
  expect(await store.conferences.lastEndedOf(toId('c9'))).toBeNull();
  await store.conferences.change(conference.id, decide(chairOf('c9'), { type: 'conference.end' }));
  expect((await store.conferences.lastEndedOf(toId('c9')))?.id).toBe(conference.id);
  expect((await store.conferences.create(convoked('c9', 'g9'))).isNew).toBe(true);
});

it('finds what ended since a moment, and nothing that still runs', async () => {
  const { conference } = await store.conferences.create(convoked('c31', 'g31'));
  const found = async (from: number) => (await store.conferences.endedSince(from)).map((one) => one.id);
  expect(await found(0)).not.toContain(conference.id);
  await store.conferences.change(conference.id, decide(chairOf('c31'), { type: 'conference.end' }));
  expect(await found(2_000)).toContain(conference.id);
  expect(await found(2_001)).not.toContain(conference.id);
});

it('seeds the county twice without doubling it, and ids stay', async () => {
  const seed = parseCountyFile(readFileSync(countyFile, 'utf8'));
  await store.county.seed(seed);
  const first = await store.county.load();
  await store.county.seed(seed);
  expect(await store.county.load()).toEqual(first);
  expect(first?.groups[0]).toMatchObject({ name: 'Bürgermeisterrunde', defaultReason: 'Lagebesprechung' });
  expect(first?.groups[0]?.members).toHaveLength(13);
});

it('keeps sessions by hash and until they expire', async () => {
  const id = toId<DeviceId>(newId());
  await store.identity.createWall({ id, secret: 'wall-secret', at: 1 });
  await store.identity.createSession({ deviceId: id, secret: 'session-secret', expiresAt: 5_000 });
  expect(await store.identity.deviceBySession('session-secret', 4_999)).toMatchObject({
    kind: 'wall',
    id,
    ownerId: null,
  });
  expect(await store.identity.deviceBySession('session-secret', 5_000)).toBeNull();
  expect(await store.identity.deviceBySession('wall-secret', 1)).toBeNull();
  expect(await store.identity.deviceBySecret('wall-secret')).toMatchObject({ id });
});

it('forgets what has served its time, and nothing else', async () => {
  const id = toId<DeviceId>(newId());
  await store.identity.createWall({ id, secret: newId(), at: 1 });
  await store.identity.createSession({ deviceId: id, secret: 'expired', expiresAt: 5_000 });
  await store.identity.createSession({ deviceId: id, secret: 'living', expiresAt: 9_000 });
  const { conference } = await store.conferences.create(convoked('c12', 'g12'));
  await store.identity.createTicket({ secret: 'ticket', deviceId: id, conferenceId: conference.id, tab: 'tab' });
  await store.identity.forgetExpired(6_000);
  expect(await store.identity.deviceBySession('expired', 4_000)).toBeNull();
  expect(await store.identity.deviceBySession('living', 6_000)).not.toBeNull();
  expect(await store.identity.ticket('ticket')).not.toBeNull();
  await store.conferences.change(conference.id, decide(chairOf('c12'), { type: 'conference.end' }));
  await store.identity.forgetExpired(6_000);
  expect(await store.identity.ticket('ticket')).toBeNull();
});

it('keeps of a round that is over who took part, and nothing of who answered when', async () => {
  const [chair, group] = [newId(), newId()];
  const { conference } = await store.conferences.create(convoked(chair, group));
  const { id } = conference;
  await store.conferences.change(id, decide(partner, { type: 'call.delay', minutes: 10 }));
  await store.conferences.change(id, decide(chairOf(chair), { type: 'stage.layout', layout: 'speaker' }));
  const types = async () => (await store.conferences.events(id)).map(({ type }) => type);
  await store.identity.forgetExpired(6_000);
  expect(await types()).toEqual(['call.delay', 'stage.layout']);
  await store.conferences.change(id, decide(chairOf(chair), { type: 'conference.end' }));
  await store.identity.forgetExpired(2_000 + eventsKeptMs);
  expect(await types()).toEqual(['call.delay', 'stage.layout', 'conference.end']);
  await store.identity.forgetExpired(2_001 + eventsKeptMs);
  expect(await types()).toEqual([]);
  const stored = await store.conferences.get(id);
  expect(stored?.participants[0]).toMatchObject({ personId: calbe, call: { state: 'missed' }, lostSince: null });
});

it('forgets a round two years after its end', async () => {
  const chair = newId();
  const { conference } = await store.conferences.create(convoked(chair, newId()));
  await store.conferences.change(conference.id, decide(chairOf(chair), { type: 'conference.end' }));
  await store.identity.forgetExpired(2_000 + roundsKeptMs);
  expect(await store.conferences.get(conference.id)).not.toBeNull();
  await store.identity.forgetExpired(2_001 + roundsKeptMs);
  expect(await store.conferences.get(conference.id)).toBeNull();
});

it('keeps the newest tickets of a page, and those of others', async () => {
  const id = toId<DeviceId>(newId());
  await store.identity.createWall({ id, secret: newId(), at: 1 });
  const { conference } = await store.conferences.create(convoked(newId(), newId()));
  const ticket = { deviceId: id, conferenceId: conference.id };
  const made = Array.from({ length: 12 }, (_, index) => `ticket ${index} of ${id}`);
  await store.identity.createTicket({ ...ticket, secret: `beside ${id}`, tab: 'tab-beside' });
  for (const secret of made) await store.identity.createTicket({ ...ticket, secret, tab: 'tab' });
  const isWorth = await Promise.all(made.map(async (secret) => (await store.identity.ticket(secret)) !== null));
  expect(isWorth).toEqual([...Array.from({ length: 7 }, () => false), ...Array.from({ length: 5 }, () => true)]);
  expect(await store.identity.ticket(`beside ${id}`)).not.toBeNull();
});

it('forgets walls that nobody has paired and that were away for a week', async () => {
  const week = 7 * 24 * 60 * 60_000;
  const now = 100 * week;
  const [idle, fresh, paired] = [toId<DeviceId>(newId()), toId<DeviceId>(newId()), toId<DeviceId>(newId())];
  for (const id of [idle, paired]) await store.identity.createWall({ id, secret: newId(), at: now - week - 1 });
  await store.identity.createWall({ id: fresh, secret: newId(), at: now - week + 1 });
  const owner = (await store.county.personIdByKey('buero')) ?? calbe;
  await store.identity.pairingCode(paired, () => '777777', { now: 1, expiresAt: 2_000 });
  await store.identity.pair('777777', owner, 1_000);
  await store.identity.forgetExpired(now);
  const known = await Promise.all([idle, fresh, paired].map((id) => store.identity.device(id)));
  expect(known.map((device) => device !== null)).toEqual([false, true, true]);
});

it('pairs a wall by its living code only, once, and replaces the former wall of the chair', async () => {
  const chair = (await store.county.personIdByKey('landkreis')) ?? calbe;
  const [first, second] = [toId<DeviceId>(newId()), toId<DeviceId>(newId())];
  for (const id of [first, second]) await store.identity.createWall({ id, secret: newId(), at: 1 });
  const codes = ['111111', '111111', '222222'];
  const code = () => codes.shift() ?? '333333';
  const times = { now: 1_000, expiresAt: 2_000 };
  expect(await store.identity.pairingCode(first, code, times)).toEqual({ code: '111111', expiresAt: 2_000 });
  expect((await store.identity.pairingCode(first, code, times)).code).toBe('111111');
  expect((await store.identity.pairingCode(second, code, times)).code).toBe('222222');
  expect(await store.identity.pair('111111', chair, 2_001)).toBeNull();
  expect(await store.identity.pair('111111', chair, 1_500)).toEqual({ wall: first, formerWall: null });
  expect(await store.identity.pair('111111', chair, 1_500)).toBeNull();
  expect(await store.identity.pair('222222', chair, 1_500)).toEqual({ wall: second, formerWall: first });
  expect(await store.identity.wallOf(chair)).toBe(second);
  await store.identity.part(second);
  expect(await store.identity.wallOf(chair)).toBeNull();
});

it('answers in time though the row is held, and never carries out later what it said had failed', async () => {
  const { conference } = await store.conferences.create(convoked('held', 'held'));
  const holder = new Client({ connectionString: database.url });
  await holder.connect();
  await holder.query('BEGIN');
  await holder.query('SELECT 1 FROM conferences WHERE id = $1 FOR UPDATE', [conference.id]);
  const startedMs = performance.now();
  const refused = store.conferences.change(conference.id, decide(partner, { type: 'call.accept' }));
  await expect(refused).rejects.toBeInstanceOf(PortError);
  expect(performance.now() - startedMs).toBeLessThan(6_000);
  await holder.query('COMMIT');
  await holder.end();
  // Whoever waits for the row now comes after the one that gave up.
  const after = await store.conferences.change(
    conference.id,
    decide(chairOf('held'), { type: 'stage.layout', layout: 'speaker' }),
  );
  expect(after).toMatchObject({ ok: true, value: { conference: { rev: 2, layout: 'speaker' } } });
  expect((await store.conferences.events(conference.id)).map(({ type }) => type)).toEqual(['stage.layout']);
});

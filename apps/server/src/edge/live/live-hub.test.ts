import { readFileSync } from 'node:fs';
import { convene, handle, toId, type DeviceId, type PersonId } from '@kreisrunde/domain';
import type { LiveEvent, WallSnapshot } from '@kreisrunde/contract';
import { startTestDatabase } from '@kreisrunde/tools/test-database';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStore } from '../../adapters/db/postgres-store.ts';
import { parseCountyFile } from '../../demo-county.ts';
import { newId } from '../../ports/ids.ts';
import type { Store } from '../../ports/store.ts';
import { createCurrentConferences } from '../../usecases/current-conferences.ts';
import { createDirectory } from './directory.ts';
import { LiveHub } from './live-hub.ts';
import { createPresence } from './presence.ts';

/** The hub over the real database, with a clock that moves only when told. */
const countyFile = new URL('../../../../../tools/demo/county.json', import.meta.url);
const nobody = new Set<PersonId>();
let database: Awaited<ReturnType<typeof startTestDatabase>>;
let store: Store;
let chair: PersonId;
let now = 1_800_000_000_000;
const clock = { now: () => now };

beforeAll(async () => {
  database = await startTestDatabase();
  store = await openStore(database.url, () => undefined);
  await store.county.seed(parseCountyFile(readFileSync(countyFile, 'utf8')));
  chair = (await store.county.personIdByKey('landkreis')) ?? toId('missing');
});
afterAll(async () => {
  await store.close();
  await database.stop();
});

async function newHub(over: Store = store): Promise<LiveHub> {
  const county = await store.county.load();
  const conferences = createCurrentConferences({ store: store.conferences, clock });
  await conferences.reload();
  const ignore = () => undefined;
  const presence = await createPresence({ identity: store.identity, clock, onChange: ignore, onError: ignore });
  return new LiveHub({ store: over, clock, directory: createDirectory(county), presence, conferences });
}

async function newWall(ownerId: PersonId | null): Promise<DeviceId> {
  const id = toId<DeviceId>(newId());
  await store.identity.createWall({ id, secret: newId(), at: now });
  if (ownerId === null) return id;
  const { code } = await store.identity.pairingCode(id, () => '424242', { now, expiresAt: now + 1_000 });
  await store.identity.pair(code, ownerId, now);
  return id;
}

/** One page; `latest` is the newest event it got. */
function watch(hub: LiveHub, id: DeviceId, tab: string) {
  const connection = new AbortController();
  const seen: LiveEvent[] = [];
  const device = { kind: 'wall' as const, id, ownerId: null, activeTab: null };
  const reading = (async () => {
    const page = { tab, claim: true, signal: connection.signal };
    for await (const event of hub.watch({ device, actor: null }, page)) seen.push(event);
  })();
  const wall = (): WallSnapshot | undefined => seen.findLast((event) => event.kind === 'wall');
  return { seen, wall, reading, close: () => connection.abort() };
}

it('lets a wall go idle a minute after the end, also when the server was restarted in between', async () => {
  const wall = await newWall(chair);
  const convened = convene({
    id: toId(newId()),
    groupId: toId('group'),
    title: 'Runde',
    reason: 'Lage',
    level: 'briefing',
    entryPolicy: 'nothing',
    chair: { personId: chair, deviceId: toId('desk') },
    persons: [toId('someone')],
    now,
    reachable: nobody,
  });
  if (!convened.ok) throw new Error(convened.code);
  const { conference } = await store.conferences.create(convened.value);
  const actor = { kind: 'person' as const, personId: chair, deviceId: toId<DeviceId>('desk'), role: 'chair' as const };
  await store.conferences.change(conference.id, (state) =>
    handle(state, { actor, command: { type: 'conference.end' }, now, reachable: nobody }),
  );

  const hub = await newHub();
  const page = watch(hub, wall, 'tab-of-the-wall');
  await expect.poll(() => page.wall()?.report?.conferenceId).toBe(conference.id);
  await hub.beat();
  now += 59_000;
  await hub.beat();
  expect(page.wall()?.report).not.toBeNull();
  now += 2_000;
  await hub.beat();
  await expect.poll(() => page.wall()?.report).toBeNull();
  page.close();
});

it('renews the code of a wall that nobody has paired', async () => {
  const hub = await newHub();
  const page = watch(hub, await newWall(null), 'tab-of-the-wall');
  await expect.poll(() => page.wall()?.pairing?.code).toMatch(/^\d{6}$/);
  const first = page.wall()?.pairing;
  await hub.beat();
  expect(page.wall()?.pairing).toEqual(first);
  now += 10 * 60_000 + 1;
  await hub.beat();
  await expect.poll(() => page.wall()?.pairing?.expiresAt).toBe(now + 10 * 60_000);
  page.close();
});

it('leaves one page alive of those that claim a device in the same moment, and stores that one', async () => {
  const hub = await newHub();
  const wall = await newWall(null);
  const pages = ['tab-one-1', 'tab-two-2', 'tab-three'].map((tab) => watch(hub, wall, tab));
  await expect.poll(() => pages.map((page) => page.seen.at(-1)?.kind)).toEqual(['superseded', 'superseded', 'wall']);
  expect((await store.identity.device(wall))?.activeTab).toBe('tab-three');
  for (const page of pages) page.close();
});

it('ends the stream that a dead network has left behind when the same page opens a new one', async () => {
  const wall = await newWall(null);
  const hub = await newHub();
  const dead = watch(hub, wall, 'tab');
  await expect.poll(() => hub.openStreams()).toBe(1);
  const alive = watch(hub, wall, 'tab');
  await dead.reading;
  expect(dead.seen.map(({ kind }) => kind)).not.toContain('superseded');
  expect(hub.openStreams()).toBe(1);
  alive.close();
  await alive.reading;
  expect(hub.openStreams()).toBe(0);
});

it.each(['before its facts are read', 'while they are read'])(
  'opens no stream for a device that is revoked %s, though its session was valid',
  async (moment) => {
    const wall = await newWall(null);
    const revoke = () => store.devices.revoke(wall, now);
    const pairingCode: Store['identity']['pairingCode'] = async (...asked) => {
      await revoke();
      return store.identity.pairingCode(...asked);
    };
    const hub = await newHub({ ...store, identity: { ...store.identity, pairingCode } });
    if (moment === 'before its facts are read') await revoke();
    const page = watch(hub, wall, 'tab-of-the-wall');
    await page.reading;
    expect(page.seen).toEqual([]);
    expect(hub.openStreams()).toBe(0);
  },
);

it('puts out only whom it was told of: a stream that opened meanwhile goes on', async () => {
  const [gone, other] = [await newWall(null), await newWall(null)];
  const hub = await newHub();
  const pages = [watch(hub, gone, 'tab-gone'), watch(hub, other, 'tab-other')] as const;
  await expect.poll(() => hub.openStreams()).toBe(2);
  await hub.countyChanged(new Set([gone]));
  await pages[0].reading;
  expect(hub.openStreams()).toBe(1);
  pages[1].close();
});

it('gives every page its sign of life, also when the code of one wall cannot be renewed', async () => {
  let broken: DeviceId | null = null;
  const pairingCode: Store['identity']['pairingCode'] = (wall, ...asked) =>
    wall === broken ? Promise.reject(new Error('away')) : store.identity.pairingCode(wall, ...asked);
  const hub = await newHub({ ...store, identity: { ...store.identity, pairingCode } });
  const walls = [await newWall(null), await newWall(null)] as const;
  const pages = [watch(hub, walls[0], 'tab-one-1'), watch(hub, walls[1], 'tab-two-2')] as const;
  await expect.poll(() => pages.map((page) => page.wall()?.pairing?.code.length)).toEqual([6, 6]);
  [broken] = walls;
  now += 10 * 60_000 + 1;
  await expect(hub.beat()).rejects.toThrow('away');
  for (const page of pages) {
    await expect.poll(() => page.seen).toContainEqual({ kind: 'alive', serverNow: now });
  }
  await expect.poll(() => pages[1].wall()?.pairing?.expiresAt).toBe(now + 10 * 60_000);
  for (const page of pages) page.close();
});

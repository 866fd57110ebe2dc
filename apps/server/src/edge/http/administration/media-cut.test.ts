import { toId, type DeviceId } from '@kreisrunde/domain';
import { startTestDatabase } from '@kreisrunde/tools/test-database';
import { startTestEngine, type TestEngine } from '@kreisrunde/tools/test-engine';
import { dispose } from '@livekit/rtc-node';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { NativeClient } from '../../../adapters/livekit/native-client.ts';
import { firstAdministrator } from '../../../testing/administrator.ts';
import { runServer, type RunningServer } from '../../../testing/running-server.ts';
import { TestBrowser } from '../../../testing/test-browser.ts';

/** Whoever is removed or revoked in a live round is seen and heard by nobody within a second: real engine, real frames. */
let database: Awaited<ReturnType<typeof startTestDatabase>>;
let engine: TestEngine;
let server: RunningServer;
let administrator: TestBrowser;
let chair: TestBrowser;
const clients: NativeClient[] = [];
/** Of a film of twenty frames a second none comes in half a second. */
const silenceMs = 500;
const patience = { timeout: 10_000, interval: 20 };

beforeAll(async () => {
  database = await startTestDatabase();
  engine = await startTestEngine();
  const { url, apiKey, apiSecret } = engine;
  server = await runServer({
    databaseUrl: database.url,
    hasCounty: true,
    config: { engine: { url, apiKey, apiSecret } },
  });
  server.engineIs(engine.state());
  administrator = await firstAdministrator(server);
  chair = await (await new TestBrowser(server.base).signIn('landkreis')).watch('tab-of-chair');
});
afterAll(async () => {
  for (const client of clients) await client.leave();
  chair.leave();
  await server.stop();
  await engine.stop();
  await database.stop();
  await dispose();
});

const person = async (key: string) => (await new TestBrowser(server.base).signIn(key)).watch(`tab-of-${key}`);

async function line(browser: TestBrowser, conferenceId: string, tab: string, watches: boolean): Promise<NativeClient> {
  const { body } = await browser.call('POST', '/media/tickets', { conferenceId, tab });
  const client = new NativeClient();
  clients.push(client);
  return client.connect(`${server.base.replace('http', 'ws')}/media`, String(body['ticket']), watches);
}

/** A round in which one partner sends a picture and another watches it. */
async function living(key: string) {
  const readiness = async () => (await fetch(`${server.base}/health/ready`)).status;
  await expect.poll(readiness, patience).toBe(200);
  const sender = await person(key);
  const watcher = await person('barby');
  const group = chair.person().home?.groups[0];
  const ids = [sender.person().me.personId, watcher.person().me.personId];
  const convened = await chair.call('POST', '/conferences', {
    groupId: group?.id,
    reason: 'Lage',
    level: 'briefing',
    participants: ids,
  });
  const id = String(convened.body.conferenceId);
  for (const browser of [sender, watcher]) {
    expect((await browser.command(id, { type: 'call.accept' })).status).toBe(200);
    await browser.command(id, { type: 'release.set', picture: browser === sender });
  }
  await chair.command(id, { type: 'stage.set', participant: ids[0], picture: true });
  const seen = await line(watcher, id, 'tab-of-barby', true);
  const sent = await line(sender, id, `tab-of-${key}`, false);
  expect(await sent.publish('camera')).toBe(true);
  await expect.poll(() => seen.framesSeen, patience).toBeGreaterThan(10);
  return { id, sender, watcher, seen, sent, personId: ids[0], deviceId: sender.person().deviceId };
}

/** How long after the call the last frame came. */
async function lastFrameAfterMs(seen: NativeClient, cut: () => Promise<unknown>): Promise<number> {
  const cutAt = performance.now();
  let lastAt = cutAt;
  let count = seen.framesSeen;
  const look = setInterval(() => {
    if (seen.framesSeen === count) return;
    count = seen.framesSeen;
    lastAt = performance.now();
  }, 5);
  await cut();
  await expect.poll(() => performance.now() - lastAt > silenceMs, patience).toBe(true);
  clearInterval(look);
  return lastAt - cutAt;
}

it.each([
  ['revokes the device', 'calbe', (round: { deviceId: string }) => `/admin/devices/${round.deviceId}`],
  ['removes the person', 'seeland', (round: { personId: string | undefined }) => `/admin/people/${round.personId}`],
] as const)('cuts picture and line within a second when an administrator %s', async (_what, key, path) => {
  const round = await living(key);
  const afterMs = await lastFrameAfterMs(round.seen, () => administrator.call('DELETE', path(round)));
  expect(afterMs).toBeLessThan(1_000);
  await expect.poll(() => round.sent.isConnected(), patience).toBe(false);
  expect(round.seen.isConnected()).toBe(true);
  // With every old cookie and ticket it stays out.
  expect(
    (await round.sender.call('POST', '/media/tickets', { conferenceId: round.id, tab: `tab-of-${key}` })).status,
  ).toBe(401);
  await chair.command(round.id, { type: 'conference.end' });
  for (const browser of [round.sender, round.watcher]) browser.leave();
});

it('cuts a parted wall though nobody was told of the parting', async () => {
  const wall = new TestBrowser(server.base);
  await wall.call('POST', '/wall/enrolment');
  await wall.watch('tab-of-wall');
  const shown = () => (wall.latest?.kind === 'wall' ? wall.latest : null);
  await expect.poll(() => shown()?.pairing?.code, patience).toMatch(/^\d{6}$/);
  const paired = await chair.call('POST', '/wall/pairings', { code: shown()?.pairing?.code });
  expect(paired.status).toBe(200);
  const group = chair.person().home?.groups[0];
  const participants = group?.members.slice(0, 1).map(({ personId }) => personId) ?? [];
  const body = { groupId: group?.id, reason: 'Lage', level: 'briefing', participants };
  const id = String((await chair.call('POST', '/conferences', body)).body.conferenceId);
  const onWall = await line(wall, id, 'tab-of-wall', true);
  expect(onWall.isConnected()).toBe(true);
  await server.store.identity.part(toId<DeviceId>(String(shown()?.deviceId)));
  await expect.poll(() => onWall.isConnected(), patience).toBe(false);
  await chair.command(id, { type: 'conference.end' });
  wall.leave();
});

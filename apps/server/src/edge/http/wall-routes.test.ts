import type { WallSnapshot } from '@kreisrunde/contract';
import { startTestDatabase } from '@kreisrunde/tools/test-database';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { runServer, type RunningServer } from '../../testing/running-server.ts';
import { TestBrowser } from '../../testing/test-browser.ts';

/** The wall as the room's media device, over real HTTP and the real database. */
let database: Awaited<ReturnType<typeof startTestDatabase>>;
let server: RunningServer;
let chair: TestBrowser;
let wall: TestBrowser;
let round: string;

const until = (check: () => unknown, timeout = 5_000) => expect.poll(check, { timeout, interval: 10 });
const onWall = (): WallSnapshot => {
  if (wall.latest?.kind !== 'wall') throw new Error('no snapshot of a wall yet');
  return wall.latest;
};
const own = () => chair.person().own;
const deskWall = () => chair.person().home?.wall;
const move = (to: 'wall' | 'tablet', by = chair) => by.command(round, { type: 'mediaDevice.move', to });
const silent = (by: TestBrowser) => by.command(round, { type: 'mediaDevice.silent' });
const identity = () => chair.person().conference?.participants.find((one) => one.isChair)?.mediaIdentity;
const both = { picture: true, sound: true };

async function pair(): Promise<void> {
  await until(() => onWall().pairing?.code).toMatch(/^\d{6}$/);
  expect((await chair.call('POST', '/wall/pairings', { code: onWall().pairing?.code })).status).toBe(200);
  await until(() => onWall().owner?.shortName).toBe('Landrätin');
}

beforeAll(async () => {
  database = await startTestDatabase();
  server = await runServer({ databaseUrl: database.url, hasCounty: true });
});
afterAll(async () => {
  await server.stop();
  await database.stop();
});

it('begins with a paired wall that has released nothing', async () => {
  chair = await (await new TestBrowser(server.base).signIn('landkreis')).watch('tab-desk');
  wall = new TestBrowser(server.base);
  await wall.call('POST', '/wall/enrolment');
  await wall.watch('tab-wall');
  await pair();
  const group = chair.person().home?.groups[0];
  const participants = group?.members.map((member) => member.personId) ?? [];
  const body = { groupId: group?.id, reason: 'Lage', level: 'situation', participants };
  round = String((await chair.call('POST', '/conferences', body)).body.conferenceId);
  await until(() => onWall().conference?.id).toBe(round);
  await chair.command(round, { type: 'release.set', ...both });
  await until(() => own()?.sound.owner).toBe(true);
  expect(deskWall()).toMatchObject({ connected: true, released: { picture: false, sound: false } });
});

it('lets only the wall itself release its camera and microphone and say whether it may play', async () => {
  const partner = await new TestBrowser(server.base).signIn('calbe');
  const stranger = new TestBrowser(server.base);
  for (const [path, body] of [
    ['/wall/release', both],
    ['/wall/playback', { mayPlay: true }],
  ] as const) {
    expect([path, (await chair.call('POST', path, body)).status]).toEqual([path, 403]);
    expect([path, (await partner.call('POST', path, body)).status]).toEqual([path, 403]);
    expect([path, (await stranger.call('POST', path, body)).status]).toEqual([path, 401]);
    expect([path, (await wall.call('POST', path, {})).status]).toEqual([path, 400]);
  }
  expect((await partner.call('POST', '/wall/volume', { volume: 10 })).status).toBe(403);
  for (const volume of [-1, 101, 1.5, 'laut', undefined]) {
    expect((await chair.call('POST', '/wall/volume', { volume })).status).toBe(400);
  }
});

it('refuses to move anything to a wall on which nobody has released anything, or that may not play', async () => {
  expect(await move('wall')).toMatchObject({ status: 409, body: { data: { code: 'wallNotReleased' } } });
  expect((await wall.call('POST', '/wall/release', both)).status).toBe(200);
  await until(() => deskWall()?.released).toEqual(both);
  expect(await move('wall')).toMatchObject({ status: 409, body: { data: { code: 'wallMayNotPlay' } } });
  expect((await wall.call('POST', '/wall/playback', { mayPlay: true })).status).toBe(200);
  await until(() => [deskWall()?.mayPlay, onWall().wall?.mayPlay]).toEqual([true, true]);
});

it('holds the volume: desk and wall show the same, whoever set it', async () => {
  expect((await chair.call('POST', '/wall/volume', { volume: 35 })).status).toBe(200);
  await until(() => [deskWall()?.volume, onWall().wall?.volume]).toEqual([35, 35]);
  expect((await wall.call('POST', '/wall/volume', { volume: 80 })).status).toBe(200);
  await until(() => [deskWall()?.volume, onWall().wall?.volume]).toEqual([80, 80]);
});

it('moves in two steps, and tells each device what it is to do', async () => {
  const tablet = identity();
  expect((await move('wall')).status).toBe(200);
  await until(() => own()).toMatchObject({ isMediaDevice: false, wallHasMedia: true, mustFallSilent: true });
  await until(() => onWall().own).toMatchObject({ isMediaDevice: false, wallHasMedia: true, mustFallSilent: false });
  expect((await silent(chair)).status).toBe(200);
  await until(() => onWall().own).toMatchObject({ isMediaDevice: true, mustFallSilent: false });
  await until(() => own()).toMatchObject({ isMediaDevice: false, otherDeviceHasMedia: false, mustFallSilent: false });
  expect(own()).toMatchObject({ picture: { owner: true, onAir: true }, sound: { owner: true, onAir: true } });
  expect(identity()).toBe(`wall.${onWall().deviceId}`);

  expect((await chair.command(round, { type: 'release.set', sound: false })).status).toBe(200);
  await until(() => onWall().own?.sound).toMatchObject({ owner: false, onAir: false });
  expect((await wall.command(round, { type: 'release.set', sound: true })).status).toBe(403);
  expect((await move('tablet', wall)).status).toBe(200);
  await until(() => onWall().own?.mustFallSilent).toBe(true);
  expect((await silent(wall)).status).toBe(200);
  await until(() => own()).toMatchObject({ isMediaDevice: true, sound: { owner: false } });
  expect(identity()).toBe(tablet);
  await chair.command(round, { type: 'release.set', sound: true });
});

it('goes on without a device that does not say that it is silent', async () => {
  await move('wall');
  const startedAt = Date.now();
  await until(() => onWall().own?.isMediaDevice).toBe(true);
  expect(Date.now() - startedAt).toBeLessThan(3_000);
  await until(() => own()?.mustFallSilent).toBe(true);
  await silent(chair);
  await until(() => own()?.mustFallSilent).toBe(false);
});

it('brings picture and sound back to the tablet when the wall stays away, within three seconds', async () => {
  const goneAt = Date.now();
  wall.leave();
  await until(() => own()?.isMediaDevice).toBe(true);
  const tookMs = Date.now() - goneAt;
  expect(tookMs).toBeGreaterThan(1_500);
  expect(tookMs).toBeLessThan(4_000);
  expect(own()).toMatchObject({ picture: { owner: true }, sound: { owner: true } });
  const { cookie } = wall;
  wall = new TestBrowser(server.base);
  wall.cookie = cookie;
  await wall.watch('tab-wall-again');
  // The release is remembered for this pairing.
  await until(() => onWall().wall?.released).toEqual(both);
});

it('gives everything back when the release is taken back, or the wall is parted, and forgets it with the pairing', async () => {
  await silent(wall);
  await move('wall');
  await silent(chair);
  await until(() => onWall().own?.isMediaDevice).toBe(true);
  await wall.call('POST', '/wall/release', { picture: false, sound: false });
  await until(() => own()?.isMediaDevice).toBe(true);

  await wall.call('POST', '/wall/release', both);
  await silent(wall);
  await move('wall');
  await silent(chair);
  await until(() => onWall().own?.isMediaDevice).toBe(true);
  expect((await chair.call('POST', '/wall/parting', {})).status).toBe(200);
  await until(() => own()?.isMediaDevice).toBe(true);
  await until(() => onWall().own).toBeNull();
  await pair();
  await until(() => onWall().wall).toMatchObject({ released: { picture: false, sound: false }, volume: 70 });
});

import { createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { toId } from '@kreisrunde/domain';
import type { ConferenceId } from '@kreisrunde/domain';
import {
  AddTrackRequest,
  MuteTrackRequest,
  Ping,
  SignalRequest,
  SignalResponse,
  TrackSource,
  TrackType,
  TrickleRequest,
  UpdateParticipantMetadata,
} from '@livekit/protocol';
import { dispose } from '@livekit/rtc-node';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { startTestEngine } from '../../../../../../tools/testing/test-engine.ts';
import type { DeviceKeys } from '../../../ports/media-engine.ts';
import { LiveKitEngine } from '../livekit-engine.ts';
import { NativeClient } from '../native-client.ts';
import { attachMediaGate } from './media-gate.ts';
import type { GateRefusal, MediaGate } from './media-gate.ts';

const conferenceId: ConferenceId = toId('round');
const patience = { timeout: 5_000, interval: 10 };
const all = { camera: true, microphone: true };
const none = { camera: false, microphone: false };

const server = createServer((request, response) => void gate.answer(request, response));
const refusals: GateRefusal[] = [];
const seenByAuthorise: unknown[] = [];
let running: Awaited<ReturnType<typeof startTestEngine>>;
let engine: LiveKitEngine;
let gate: MediaGate;
let base: string;
let keys: Map<string, DeviceKeys>;
/** Giving a right takes as long as a test wants. */
let rightIsGiven: Promise<void>;

beforeAll(async () => {
  running = await startTestEngine();
  engine = new LiveKitEngine(running);
  gate = attachMediaGate(server, {
    engine: {
      admit: (...asked) => engine.admit(...asked),
      ensureRoom: (id) => engine.ensureRoom(id),
      grant: (...asked) => rightIsGiven.then(() => engine.grant(...asked)),
    },
    engineUrl: running.url,
    authorise: async (ticket, from) => {
      seenByAuthorise.push(from);
      if (ticket === 'removed') return 'forbidden';
      if (from.origin === 'http://evil.localhost') return 'foreignOrigin';
      if (ticket === 'early') return 'notReady';
      return { conferenceId, party: { kind: 'participant', personId: toId(ticket), deviceId: toId('device') } };
    },
    keys: (_conference, identity) => keys.get(identity),
    onRefusal: (refusal) => refusals.push(refusal),
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  base = `127.0.0.1:${port}/media`;
});
beforeEach(async () => {
  keys = new Map();
  refusals.length = 0;
  rightIsGiven = Promise.resolve();
  gate.open();
  await engine.closeRoom(conferenceId);
  await engine.ensureRoom(conferenceId);
});
afterAll(async () => {
  server.close();
  await running.stop();
  await dispose();
});

const turn = (person: string, released: DeviceKeys['released'], flowing: DeviceKeys['flowing']) => {
  keys.set(`${person}.device`, { released, flowing });
  gate.enforce(conferenceId);
};

/** Speaks the protocol by hand: what a modified client may send. */
class RawClient {
  readonly received: SignalResponse[] = [];
  readonly socket: WebSocket;
  closed: number | null = null;

  constructor(person: string, parameters = '') {
    this.socket = new WebSocket(`ws://${base}/rtc?access_token=${person}&protocol=15&auto_subscribe=1${parameters}`);
    this.socket.on('message', (data: Buffer) => this.received.push(SignalResponse.fromBinary(data)));
    this.socket.on('close', (code) => {
      this.closed = code;
    });
  }

  async joined(): Promise<this> {
    await this.got('join');
    return this;
  }

  send(message: SignalRequest['message']): void {
    this.socket.send(new SignalRequest({ message }).toBinary());
  }

  addTrack(track: Partial<AddTrackRequest>): void {
    this.send({
      case: 'addTrack',
      value: new AddTrackRequest({ cid: 'm', source: TrackSource.MICROPHONE, type: TrackType.AUDIO, ...track }),
    });
  }

  mute(sid: string, muted: boolean): void {
    this.send({ case: 'mute', value: new MuteTrackRequest({ sid, muted }) });
  }

  async got<Kind extends NonNullable<SignalResponse['message']['case']>>(kind: Kind) {
    return vi.waitFor(() => {
      const found = this.received.find(({ message }) => message.case === kind)?.message;
      if (found === undefined) throw new Error(`no ${kind}`);
      return found;
    }, patience);
  }
}

function statusOf(path: string, headers: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const [host, port] = base.replace('/media', '').split(':');
    const asked = httpRequest({ host, port, path, headers });
    asked.on('response', (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    asked.on('upgrade', (_response, socket) => {
      socket.destroy();
      resolve(101);
    });
    asked.on('error', reject);
    asked.end();
  });
}
const upgradeHeaders = {
  connection: 'Upgrade',
  upgrade: 'websocket',
  'sec-websocket-version': '13',
  'sec-websocket-key': 'AAAAAAAAAAAAAAAAAAAAAA==',
};

describe('the door', () => {
  test.each([
    ['/media/rtc?access_token=calbe', 101],
    ['/media/rtc', 403],
    ['/media/rtc?access_token=removed', 403],
    ['/media/rtc?access_token=early', 503],
    ['/media/rtc/v1?access_token=calbe', 400],
    ['/media/rtc/validate?access_token=calbe', 404],
    ['/media/%72tc?access_token=calbe', 404],
    ['/media/agent?access_token=calbe', 404],
    ['/twirp/livekit.RoomService/ListRooms', 404],
    ['/rtc?access_token=calbe', 404],
  ])('a line to %s: %i', async (path, status) => {
    expect(await statusOf(path, upgradeHeaders)).toBe(status);
  });

  test.each([
    ['/media/rtc/validate?access_token=calbe', 200],
    ['/media/rtc/validate?access_token=removed', 403],
    ['/media/rtc/validate?access_token=early', 503],
    ['/media/rtc?access_token=calbe', 404],
    ['/media/twirp/livekit.RoomService/ListRooms', 404],
    ['/media/rtc%2Fvalidate?access_token=calbe', 404],
  ])('plain HTTP to %s: %i', async (path, status) => {
    expect(await statusOf(path)).toBe(status);
  });

  test.each([{ 'sec-websocket-version': '12' }, { 'sec-websocket-key': 'short' }, { upgrade: 'h2c' }])(
    'a handshake that cannot succeed (%o) is refused before the engine is asked',
    async (wrong) => {
      expect(await statusOf('/media/rtc?access_token=calbe', { ...upgradeHeaders, ...wrong })).toBe(400);
    },
  );

  test('closed, it asks everybody to come back later', async () => {
    gate.close();
    expect(await statusOf('/media/rtc?access_token=calbe', upgradeHeaders)).toBe(503);
    expect(await statusOf('/media/rtc/validate?access_token=calbe')).toBe(503);
  });

  test('authorise hears where the page comes from', async () => {
    await statusOf('/media/rtc/validate?access_token=calbe', {
      origin: 'http://calbe.localhost',
      host: 'calbe.localhost',
    });
    expect(seenByAuthorise.at(-1)).toEqual({ origin: 'http://calbe.localhost', host: 'calbe.localhost' });
  });

  test('a running conference whose room the engine closed gets it back', async () => {
    await engine.closeRoom(conferenceId);
    await new RawClient('calbe').joined();
    expect((await engine.inspect(conferenceId))?.participants).toHaveLength(1);
  });

  test('the newer line of a device ends the older one', async () => {
    const older = await new RawClient('calbe').joined();
    const newer = await new RawClient('calbe').joined();
    await vi.waitFor(() => expect(older.closed).not.toBeNull(), patience);
    expect(newer.closed).toBeNull();
  });

  test('a device can be cut off', async () => {
    const client = await new RawClient('calbe').joined();
    gate.disconnect(conferenceId, 'calbe.device');
    await vi.waitFor(() => expect(client.closed).toBe(1008), patience);
  });
});

describe('what passes', () => {
  test('to the client: no token of the engine, no foreign server', async () => {
    const client = await new RawClient('calbe').joined();
    expect((await client.got('join')).value).toMatchObject({ iceServers: [] });
    expect((await client.got('refreshToken')).value).toBe('calbe');
  });

  test('text and what cannot be read end the line', async () => {
    const text = await new RawClient('calbe').joined();
    text.socket.send('{"mute":{"sid":"TR_AMx","muted":false}}');
    await vi.waitFor(() => expect(text.closed).toBe(1003), patience);
    const noise = await new RawClient('barby').joined();
    noise.socket.send(Buffer.from([0xff, 0xff, 0xff]));
    await vi.waitFor(() => expect(noise.closed).toBe(1003), patience);
  });

  test('a frame of more than 2 MiB ends the line', async () => {
    const client = await new RawClient('calbe').joined();
    client.socket.send(Buffer.alloc(2 * 1024 * 1024 + 1));
    await vi.waitFor(() => expect(client.closed).not.toBeNull(), patience);
  });

  /** Refused one by one, so that none of them reaches the engine. */
  const say = (client: RawClient, bytes: number) =>
    client.send({ case: 'updateMetadata', value: new UpdateParticipantMetadata({ metadata: 'x'.repeat(bytes) }) });

  test('a flood of large messages ends the line after some megabytes', async () => {
    const client = await new RawClient('calbe').joined();
    for (let sent = 0; sent < 20; sent += 1) say(client, 1_900_000);
    await vi.waitFor(() => expect(client.closed).toBe(1008), patience);
    expect(refusals.map(({ reason }) => reason)).toEqual([
      ...Array.from({ length: 4 }, () => 'metadata'),
      'tooMuchData',
    ]);
  });

  test('what a wall of fifty tiles says while it joins passes', async () => {
    const client = await new RawClient('calbe').joined();
    for (let sent = 0; sent < 25; sent += 1) say(client, 250_000);
    client.send({ case: 'pingReq', value: new Ping({ timestamp: 1n }) });
    await client.got('pongResp');
    expect(client.closed).toBeNull();
  });

  test('an engine that does not read ends the line, and not the memory of the server', async () => {
    const deaf = new WebSocketServer({ port: 0, host: '127.0.0.1' });
    deaf.on('connection', (socket) => socket.pause());
    await new Promise((resolve) => deaf.once('listening', resolve));
    const door = createServer();
    const seen: string[] = [];
    const deafGate = attachMediaGate(door, {
      engine: { admit: async () => 'token', ensureRoom: async () => undefined, grant: async () => undefined },
      engineUrl: `http://127.0.0.1:${(deaf.address() as AddressInfo).port}`,
      authorise: async () => ({ conferenceId, party: { kind: 'wall', deviceId: toId('device') } }),
      keys: () => undefined,
      onRefusal: ({ reason }) => seen.push(reason),
      limits: { bytesPerSocket: { perSecond: 1e9, burst: 1e9 } },
    });
    deafGate.open();
    await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
    const client = new WebSocket(`ws://127.0.0.1:${(door.address() as AddressInfo).port}/media/rtc?access_token=wall`);
    const closed = new Promise((resolve) => client.once('close', resolve));
    await new Promise((resolve) => client.once('open', resolve));
    const value = new TrickleRequest({ candidateInit: 'x'.repeat(1_900_000) });
    const large = new SignalRequest({ message: { case: 'trickle', value } }).toBinary();
    for (let sent = 0; sent < 40; sent += 1) client.send(large);
    expect(await closed).toBe(1008);
    expect(seen).toEqual(['tooMuchData']);
    for (const one of deaf.clients) one.terminate();
    deaf.close();
    door.close();
  });

  test('what waits for a right is bounded', async () => {
    const client = await new RawClient('calbe').joined();
    let giveRight = (): void => undefined;
    rightIsGiven = new Promise((resolve) => {
      giveRight = resolve;
    });
    turn('calbe', all, none);
    for (let sent = 0; sent < 1_000; sent += 1) client.send({ case: 'pingReq', value: new Ping() });
    await vi.waitFor(() => expect(client.closed).toBe(1008), patience);
    expect(refusals.map(({ reason }) => reason)).toEqual(['tooManyMessages']);
    giveRight();
  });

  test('every refusal at the door is counted, with its reason', async () => {
    const outcome = (path: string, headers: Record<string, string> = {}) =>
      new Promise<number>((resolve) => {
        const socket = new WebSocket(`ws://${base}${path}`, { headers });
        socket.once('unexpected-response', (_request, response) => resolve(response.statusCode ?? 0));
        socket.once('error', () => undefined);
      });
    expect(await outcome('/twirp')).toBe(404);
    expect(await outcome('/rtc')).toBe(403);
    expect(await outcome('/rtc?access_token=removed')).toBe(403);
    expect(await outcome('/rtc?access_token=calbe', { origin: 'http://evil.localhost' })).toBe(403);
    expect(await outcome('/rtc/v1?access_token=calbe')).toBe(400);
    const client = await new RawClient('calbe').joined();
    client.socket.send('text');
    await vi.waitFor(() => expect(client.closed).toBe(1003), patience);
    expect(refusals.map(({ reason }) => reason)).toEqual([
      'unknownPath',
      'noTicket',
      'noTicket',
      'foreignOrigin',
      'malformedRequest',
      'malformedMessage',
    ]);
  });

  test('a released source may be published muted at once, though the engine has not heard of the release', async () => {
    const client = await new RawClient('calbe').joined();
    turn('calbe', all, none);
    client.addTrack({ muted: true });
    expect((await client.got('trackPublished')).value).toMatchObject({ cid: 'm', track: { muted: true } });
  });

  test('a key that goes off while a right is being given is off, and the order of messages stays', async () => {
    const client = await new RawClient('calbe').joined();
    let giveRight = (): void => undefined;
    rightIsGiven = new Promise((resolve) => {
      giveRight = resolve;
    });
    turn('calbe', all, all);
    client.addTrack({ cid: 'first', muted: false });
    client.addTrack({ cid: 'second', muted: true });
    client.addTrack({ cid: 'third', muted: true, source: TrackSource.CAMERA, type: TrackType.VIDEO });
    client.send({ case: 'pingReq', value: new Ping({ timestamp: 1n }) });
    // Nothing behind the waiting track overtakes it.
    const beside = await new RawClient('barby').joined();
    await beside.got('refreshToken');
    expect(client.received.some(({ message }) => message.case === 'pongResp')).toBe(false);
    turn('calbe', all, none);
    giveRight();
    await client.got('pongResp');
    const published = client.received.flatMap(({ message }) =>
      message.case === 'trackPublished' ? [message.value.cid] : [],
    );
    expect(published).toEqual(['second', 'third']);
    expect(refusals.map(({ reason }) => reason)).toEqual(['unmutedTrackWhileOff']);
  });

  test('what is not released, not muted or not what it says is refused and answered', async () => {
    const client = await new RawClient('calbe').joined();
    client.addTrack({ muted: true });
    await client.got('requestResponse');
    turn('calbe', all, none);
    client.addTrack({ muted: false });
    client.addTrack({ muted: true, source: TrackSource.CAMERA, type: TrackType.AUDIO });
    client.mute('TR_AMunknown', false);
    await vi.waitFor(
      () =>
        expect(refusals.map(({ reason }) => reason)).toEqual([
          'sourceNotReleased',
          'unmutedTrackWhileOff',
          'kindUnfit',
          'unmuteWhileOff',
        ]),
      patience,
    );
    expect(client.received.some(({ message }) => message.case === 'trackPublished')).toBe(false);
    expect(refusals[0]).toMatchObject({ conferenceId, identity: 'calbe.device', source: 'microphone' });
  });
});

describe('off means off', () => {
  const mutedAtEngine = async (person: string) =>
    (await engine.inspect(conferenceId))?.participants.find(({ identity }) => identity === `${person}.device`)
      ?.tracks[0]?.muted;

  test('a client that ignores switches is not seen while the key is off, and seen again when it is on', async () => {
    turn('calbe', all, all);
    const viewer = await new NativeClient().connect(`ws://${base}`, 'viewer', true);
    const sender = await new NativeClient().connect(`ws://${base}`, 'calbe');
    expect(await sender.publish('camera')).toBe(true);
    await vi.waitFor(() => expect(viewer.framesSeen).toBeGreaterThan(5), patience);

    turn('calbe', all, none);
    await vi.waitFor(async () => expect(await mutedAtEngine('calbe')).toBe(true), patience);
    const seen = viewer.framesSeen;
    // Twenty frames later of a sender that goes on, not one has come through.
    const sent = sender.framesSent;
    await vi.waitFor(() => expect(sender.framesSent).toBeGreaterThan(sent + 20), patience);
    expect(viewer.framesSeen).toBe(seen);

    turn('calbe', all, all);
    await vi.waitFor(() => expect(viewer.framesSeen).toBeGreaterThan(seen + 5), patience);
    await Promise.all([sender.leave(), viewer.leave()]);
  });

  test('off and on again between two snapshots: the engine ends where the keys and the wish are', async () => {
    turn('calbe', all, all);
    const sender = await new NativeClient().connect(`ws://${base}`, 'calbe');
    await sender.publish('microphone');
    await vi.waitFor(async () => expect(await mutedAtEngine('calbe')).toBe(false), patience);
    turn('calbe', all, none);
    turn('calbe', all, all);
    turn('calbe', all, none);
    await vi.waitFor(async () => expect(await mutedAtEngine('calbe')).toBe(true), patience);
    turn('calbe', all, all);
    await vi.waitFor(async () => expect(await mutedAtEngine('calbe')).toBe(false), patience);
    await sender.leave();
  });
});

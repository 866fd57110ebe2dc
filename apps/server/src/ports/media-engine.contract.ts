import { toId } from '@kreisrunde/domain';
import type { ConferenceId, DesiredMedia, DeviceId, MediaSource, PersonId } from '@kreisrunde/domain';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { mediaIdentity } from './media-engine.ts';
import type { EngineEvent, EngineParticipant, EngineTrack, MediaEngine, MediaParty } from './media-engine.ts';
import { PortError } from './port-error.ts';

/** One connected device, as the suite needs it. */
export interface ContractClient {
  /** Publishes and sends; false where the engine does not let it. */
  publish(source: MediaSource): Promise<boolean>;
  isConnected(): boolean;
  leave(): Promise<void>;
}

/** What an implementation brings to be examined. */
export interface EngineUnderTest {
  readonly engine: MediaEngine & { engineRestarted(epoch: number): void };
  join(id: ConferenceId, token: string): Promise<ContractClient>;
  goDown(): Promise<void>;
  /** The engine answers again, with nothing in memory. */
  comeBack(): Promise<void>;
  stop(): Promise<void>;
}

const everything = { camera: true, microphone: true };
const nothing = { camera: false, microphone: false };
const patience = { timeout: 10_000, interval: 20 };

/** The one suite that every media engine passes. */
export function describeMediaEngine(name: string, start: () => Promise<EngineUnderTest>): void {
  describe(`media engine: ${name}`, () => {
    const bench = new Bench();
    beforeAll(async () => {
      bench.subject = await start();
    });
    afterAll(() => bench.subject.stop());
    roomCases(bench);
    rightsCases(bench);
    worldCases(bench);
  });
}

const party = { kind: 'participant', personId: toId<PersonId>('calbe'), deviceId: toId<DeviceId>('tablet') } as const;
const identity = mediaIdentity(party);

function desired(id: ConferenceId, released = nothing, flowing = nothing): DesiredMedia {
  return {
    conferenceId: id,
    isOpen: true,
    senders: [{ personId: party.personId, deviceId: party.deviceId, isWall: false, released, flowing }],
  };
}

/** The engine on the bench, and what the cases do to it again and again. */
class Bench {
  #subject: EngineUnderTest | null = null;
  #conferences = 0;

  get subject(): EngineUnderTest {
    if (this.#subject === null) throw new Error('not started');
    return this.#subject;
  }
  set subject(started: EngineUnderTest) {
    this.#subject = started;
  }

  get engine(): EngineUnderTest['engine'] {
    return this.subject.engine;
  }

  async openConference(): Promise<ConferenceId> {
    this.#conferences += 1;
    const id: ConferenceId = toId(`conference-${this.#conferences}`);
    await this.engine.ensureRoom(id);
    return id;
  }

  async enter(id: ConferenceId, released = nothing, who: MediaParty = party): Promise<ContractClient> {
    return this.subject.join(id, await this.engine.admit(id, who, released));
  }

  async present(id: ConferenceId): Promise<EngineParticipant | undefined> {
    return (await this.engine.inspect(id))?.participants.find((participant) => participant.identity === identity);
  }

  async tracks(id: ConferenceId): Promise<readonly EngineTrack[]> {
    return (await this.present(id))?.tracks ?? [];
  }

  async published(id: ConferenceId, count = 1): Promise<void> {
    await vi.waitFor(async () => expect(await this.tracks(id)).toHaveLength(count), patience);
  }
}

function roomCases(bench: Bench): void {
  test('a room opens and closes, and doing it twice changes nothing', async () => {
    const id = await bench.openConference();
    await bench.engine.ensureRoom(id);
    expect(await bench.engine.inspect(id)).toEqual({ participants: [] });
    expect(await bench.engine.openRooms()).toContain(id);
    await bench.engine.closeRoom(id);
    await bench.engine.closeRoom(id);
    expect(await bench.engine.inspect(id)).toBeNull();
    expect(await bench.engine.openRooms()).not.toContain(id);
  });

  test('a closed room puts everybody out', async () => {
    const id = await bench.openConference();
    const client = await bench.enter(id);
    await bench.engine.apply({ conferenceId: id, isOpen: false, senders: [] });
    await vi.waitFor(() => expect(client.isConnected()).toBe(false), patience);
    expect(await bench.engine.inspect(id)).toBeNull();
  });

  test('the desired state of an open conference opens its room', async () => {
    const id: ConferenceId = toId('never-opened');
    await bench.engine.apply(desired(id));
    expect(await bench.engine.inspect(id)).toEqual({ participants: [] });
  });

  test('an admitted device is in the room under the identity of person and device', async () => {
    const id = await bench.openConference();
    const client = await bench.enter(id);
    await vi.waitFor(
      async () => expect(await bench.present(id)).toMatchObject({ canPublish: [], tracks: [] }),
      patience,
    );
    await client.leave();
    await vi.waitFor(async () => expect(await bench.present(id)).toBeUndefined(), patience);
  });

  test('a wall watches and may publish nothing', async () => {
    const id = await bench.openConference();
    const client = await bench.enter(id, nothing, { kind: 'wall', deviceId: toId('wall1') });
    expect(await client.publish('camera')).toBe(false);
    await client.leave();
  });

  test('a wall has rights while it sends for the chair, and none afterwards', async () => {
    const id = await bench.openConference();
    const deviceId: DeviceId = toId('wall2');
    const client = await bench.enter(id, nothing, { kind: 'wall', deviceId });
    const sender = { personId: party.personId, deviceId, isWall: true, released: everything, flowing: everything };
    const rights = async () =>
      (await bench.engine.inspect(id))?.participants.find((one) => one.identity === 'wall.wall2')?.canPublish;
    await bench.engine.apply({ conferenceId: id, isOpen: true, senders: [sender] });
    await vi.waitFor(async () => expect(await rights()).toEqual(['camera', 'microphone']), patience);
    await bench.engine.apply(desired(id, everything));
    await vi.waitFor(async () => expect(await rights()).toEqual([]), patience);
    await client.leave();
  });

  test('a second device of the same person does not throw out the first', async () => {
    const id = await bench.openConference();
    const first = await bench.enter(id);
    const second = await bench.enter(id, nothing, { ...party, deviceId: toId('phone') });
    await vi.waitFor(async () => expect((await bench.engine.inspect(id))?.participants).toHaveLength(2), patience);
    expect(first.isConnected()).toBe(true);
    await Promise.all([first.leave(), second.leave()]);
  });
}

function rightsCases(bench: Bench): void {
  test('rights are exactly the released sources, whoever gave them', async () => {
    const id = await bench.openConference();
    const client = await bench.enter(id, { camera: true, microphone: false });
    await vi.waitFor(async () => expect(await bench.present(id)).toMatchObject({ canPublish: ['camera'] }), patience);
    await bench.engine.grant(id, identity, everything);
    await vi.waitFor(
      async () => expect(await bench.present(id)).toMatchObject({ canPublish: ['camera', 'microphone'] }),
      patience,
    );
    await bench.engine.apply(desired(id, { camera: false, microphone: true }));
    await vi.waitFor(
      async () => expect(await bench.present(id)).toMatchObject({ canPublish: ['microphone'] }),
      patience,
    );
    expect(await client.publish('camera')).toBe(false);
    await client.leave();
  });

  test('what must not flow is muted, and nothing is ever unmuted', async () => {
    const id = await bench.openConference();
    const client = await bench.enter(id, everything);
    expect(await client.publish('camera')).toBe(true);
    expect(await client.publish('microphone')).toBe(true);
    await bench.published(id, 2);
    const muted = async (source: MediaSource) =>
      (await bench.tracks(id)).find((track) => track.source === source)?.muted;

    await bench.engine.apply(desired(id, everything, everything));
    expect(await muted('camera')).toBe(false);
    await bench.engine.apply(desired(id, everything, { camera: false, microphone: true }));
    await vi.waitFor(async () => expect(await muted('camera')).toBe(true), patience);
    expect(await muted('microphone')).toBe(false);
    await bench.engine.apply(desired(id, everything, everything));
    expect(await muted('camera')).toBe(true);
    await client.leave();
  });

  test('a withdrawn release takes the tracks away', async () => {
    const id = await bench.openConference();
    const client = await bench.enter(id, everything);
    await client.publish('camera');
    await bench.published(id);
    await bench.engine.apply(desired(id));
    await vi.waitFor(
      async () => expect(await bench.present(id)).toMatchObject({ canPublish: [], tracks: [] }),
      patience,
    );
    await client.leave();
  });

  test('a device that nobody knows is silent and without rights', async () => {
    const id = await bench.openConference();
    const client = await bench.enter(id, everything);
    await client.publish('microphone');
    await bench.published(id);
    await bench.engine.apply({ conferenceId: id, isOpen: true, senders: [] });
    await vi.waitFor(
      async () => expect(await bench.present(id)).toMatchObject({ canPublish: [], tracks: [] }),
      patience,
    );
    await client.leave();
  });

  test('a device is put out; unknown ones change nothing', async () => {
    const id = await bench.openConference();
    const client = await bench.enter(id);
    await bench.engine.disconnect(id, identity);
    await vi.waitFor(() => expect(client.isConnected()).toBe(false), patience);
    await bench.engine.disconnect(id, identity);
    await bench.engine.grant(id, 'nobody.nowhere', everything);
    await bench.engine.disconnect(toId('no-such-conference'), identity);
  });
}

function worldCases(bench: Bench): void {
  test('facts are told: who came, what was published, who left', async () => {
    const id = await bench.openConference();
    const told: EngineEvent[] = [];
    const unsubscribe = bench.engine.events((event) => told.push(event));
    const client = await bench.enter(id, everything);
    await client.publish('camera');
    await vi.waitFor(
      () => expect(told).toContainEqual({ type: 'trackPublished', conferenceId: id, identity }),
      patience,
    );
    await client.leave();
    await vi.waitFor(
      () => expect(told).toContainEqual({ type: 'participantLeft', conferenceId: id, identity }),
      patience,
    );
    expect(told).toContainEqual({ type: 'participantJoined', conferenceId: id, identity });
    unsubscribe();
  });

  test('an engine that is down fails as a port error that is worth repeating, and comes back empty', async () => {
    const id = await bench.openConference();
    const { epoch } = await bench.engine.health();
    const told: EngineEvent[] = [];
    const unsubscribe = bench.engine.events((event) => told.push(event));
    await bench.subject.goDown();
    const calls = [
      () => bench.engine.health(),
      () => bench.engine.ensureRoom(id),
      () => bench.engine.closeRoom(id),
      () => bench.engine.apply(desired(id)),
      () => bench.engine.inspect(id),
      () => bench.engine.disconnect(id, identity),
    ];
    for (const call of calls) {
      const failure: unknown = await call().then(
        () => 'no failure',
        (error: unknown) => error,
      );
      expect(failure).toBeInstanceOf(PortError);
      expect(failure).toMatchObject({ port: 'media', retryable: true });
    }
    await bench.subject.comeBack();
    bench.engine.engineRestarted(epoch + 1);
    expect(await bench.engine.health()).toEqual({ epoch: epoch + 1 });
    expect(told).toContainEqual({ type: 'restarted', epoch: epoch + 1 });
    expect(await bench.engine.openRooms()).toEqual([]);
    expect(await bench.engine.inspect(id)).toBeNull();
    unsubscribe();
  });
}

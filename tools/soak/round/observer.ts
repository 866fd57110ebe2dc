import { setTimeout as wait } from 'node:timers/promises';
import {
  AudioStream,
  ConnectionState,
  ContinualGatheringPolicy,
  IceTransportType,
  type RemoteTrack,
  Room,
  RoomEvent,
  TrackKind,
  VideoStream,
} from '@livekit/rtc-node';
import { z } from 'zod';
import type { Screen } from './screen.ts';

/** What one track has brought since this line stands: decoded pictures, and energy of the sound (full scale = 1, in seconds). */
export type Brought = { frames: number; energy: number };
export type Medium = 'picture' | 'sound';

export type Arrivals = {
  /** By identity and medium, as `calbe.tablet/picture`. */
  readonly tracks: ReadonlyMap<string, Readonly<Brought>>;
  /** Packets by stream, whoever they are of. */
  readonly packets: Readonly<Record<Medium, ReadonlyMap<number, number>>>;
};

const retryMs = 300;
const sampleRate = 16_000;
const inbound = z.object({
  stats: z.object({
    case: z.literal('inboundRtp'),
    value: z.object({
      stream: z.object({ ssrc: z.number(), kind: z.enum(['audio', 'video']) }),
      received: z.object({ packetsReceived: z.coerce.number() }),
    }),
  }),
});
const ticketReply = z.object({ path: z.string(), ticket: z.string() });

/** The wall as a receiver that counts: a real client that takes all there is to see and hear. */
export class Observer {
  readonly #screen: Screen;
  readonly #address: string;
  #room: Room | null = null;
  #brought = new Map<string, Brought>();
  #lines = 0;
  #isClosed = false;

  constructor(screen: Screen, address: string) {
    this.#screen = screen;
    this.#address = address;
    void this.#stay();
  }

  get isConnected(): boolean {
    return this.#room?.isConnected === true;
  }

  /** Rises with each new line: counts of different lines cannot be compared. */
  get line(): number {
    return this.#lines;
  }

  /** Identities of everybody else in the room of the engine. */
  get present(): readonly string[] {
    return this.isConnected ? [...(this.#room?.remoteParticipants.keys() ?? [])] : [];
  }

  /** What the engine offers to this line, for whoever looks for what is missing. */
  get offered(): string {
    return [...(this.#room?.remoteParticipants ?? [])]
      .map(([identity, { trackPublications }]) => {
        const tracks = [...trackPublications.values()].map(
          ({ sid, muted, subscribed }) => `${sid}${muted === true ? ' muted' : ''}${subscribed ? ' subscribed' : ''}`,
        );
        return `${identity}: ${tracks.join(', ')}`;
      })
      .join('; ');
  }

  async arrivals(): Promise<Arrivals> {
    const room = this.#room;
    const tracks = new Map([...this.#brought].map(([name, brought]) => [name, { ...brought }]));
    const packets = { picture: new Map<number, number>(), sound: new Map<number, number>() };
    if (room === null || !room.isConnected) return { tracks, packets };
    const { publisherStats, subscriberStats } = await room.getRtcStats();
    // The native client may do both on one peer connection.
    for (const stat of [...publisherStats, ...subscriberStats]) {
      const read = inbound.safeParse(stat);
      if (!read.success) continue;
      const { stream, received } = read.data.stats.value;
      packets[stream.kind === 'video' ? 'picture' : 'sound'].set(stream.ssrc, received.packetsReceived);
    }
    return { tracks, packets };
  }

  /** What a client's watchdog does with tracks that are on and bring nothing. */
  startOver(): void {
    this.#room?.disconnect().catch(() => undefined);
  }

  close(): void {
    this.#isClosed = true;
    this.#room?.disconnect().catch(() => undefined);
  }

  /** Connects, and connects anew when the line is lost. */
  async #stay(): Promise<void> {
    while (!this.#isClosed) {
      await wait(retryMs);
      const { round } = this.#screen;
      if (round === null) continue;
      // A line that tries to come back by itself is let be: told to end in that moment it would live on, half.
      if (this.#room !== null && this.#room.connectionState !== ConnectionState.CONN_DISCONNECTED) continue;
      this.#room = null;
      try {
        const reply = await this.#screen.client.post('/api/media/tickets', {
          conferenceId: round.id,
          tab: this.#screen.client.tab,
        });
        const { path, ticket } = ticketReply.parse(reply.body);
        const brought = new Map<string, Brought>();
        this.#room = await join(`${this.#address.replace(/^http/, 'ws')}${path}`, ticket, brought);
        this.#brought = brought;
        this.#lines += 1;
      } catch {
        // Not ready: again.
      }
    }
  }
}

async function join(url: string, ticket: string, brought: Map<string, Brought>): Promise<Room> {
  const room = new Room();
  const watched = new WeakMap<RemoteTrack, AbortController>();
  room.on(RoomEvent.TrackSubscribed, (track, _publication, { identity }) => {
    const name = `${identity}/${track.kind === TrackKind.KIND_VIDEO ? 'picture' : 'sound'}`;
    const counted = brought.get(name) ?? { frames: 0, energy: 0 };
    brought.set(name, counted);
    // A place in the session is used again for the next track: the former one must not be credited with its pictures.
    const isOver = new AbortController();
    const watch = track.kind === TrackKind.KIND_VIDEO ? countFrames : addEnergy;
    watch(track, counted, isOver.signal).catch(() => undefined);
    watched.set(track, isOver);
  });
  room.on(RoomEvent.TrackUnsubscribed, (track) => watched.get(track)?.abort());
  await room.connect(url, ticket, {
    autoSubscribe: true,
    dynacast: false,
    rtcConfig: {
      iceServers: [],
      iceTransportType: IceTransportType.TRANSPORT_ALL,
      continualGatheringPolicy: ContinualGatheringPolicy.GATHER_ONCE,
    },
  });
  return room;
}

async function countFrames(track: RemoteTrack, brought: Brought, isOver: AbortSignal): Promise<void> {
  const frames = new VideoStream(track).getReader();
  while (!(await frames.read()).done && !isOver.aborted) brought.frames += 1;
  await frames.cancel();
}

async function addEnergy(track: RemoteTrack, brought: Brought, isOver: AbortSignal): Promise<void> {
  const pieces = new AudioStream(track, sampleRate, 1).getReader();
  for (;;) {
    const { done, value } = await pieces.read();
    if (done || isOver.aborted) return pieces.cancel();
    for (const sample of value.data) brought.energy += (sample / 32_768) ** 2 / sampleRate;
  }
}

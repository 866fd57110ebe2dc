import { Line } from '@kreisrunde/tools/simulated-line';
import { picture, sound } from '@kreisrunde/tools/simulated-settings';
import { Room } from '@livekit/rtc-node';

/** Where a client finds the media engine, behind the gate or not, and what lets it in. */
export type Access = { readonly url: string; readonly ticket: string };
type Entry = { readonly name: string; readonly access: () => Promise<Access> };

const patienceMs = 30_000;
const toneHz = 330;
const rate = 48_000;
const loudness = 8_000;

/** Native clients that send a moving picture and a tone, as the simulated partners of the demo do. */
export class NativeSenders {
  readonly #lines: readonly Line[];
  readonly #timers: readonly NodeJS.Timeout[];
  readonly #frame = new Uint8Array((picture.w * picture.h * 3) / 2);
  readonly #piece = tone(sound.samplesPerPiece);
  #turn = 0;

  constructor(entries: readonly Entry[]) {
    this.#lines = entries.map(({ name, access }) => new Line(name, access, () => undefined));
    this.#timers = [
      setInterval(() => this.#sendPictures(), 1_000 / picture.framesPerSecond),
      setInterval(() => this.#sendSound(), 40),
    ];
  }

  /** Resolves when all send both. */
  async start(room: string): Promise<void> {
    for (const line of this.#lines) line.want({ conferenceId: room, picture: true, sound: true, engineEpoch: 1 });
    const end = Date.now() + patienceMs;
    while (!this.#lines.every((line) => line.isSending('picture') && line.isSending('sound'))) {
      if (Date.now() > end) throw new Error('not all native clients send');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  async stop(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    await Promise.all(this.#lines.map((line) => line.close()));
  }

  #sendPictures(): void {
    this.#turn += 1;
    const luma = picture.w * picture.h;
    // A slanted pattern that moves: something to encode in every frame.
    for (let at = 0; at < luma; at += 1) this.#frame[at] = (at + (at >> 9) + this.#turn * 4) & 255;
    this.#frame.fill(128, luma);
    for (const line of this.#lines) line.sendPicture(this.#frame);
  }

  #sendSound(): void {
    for (const line of this.#lines) {
      while (line.isSending('sound') && line.soundAheadMs < sound.aheadMs) line.sendSound(this.#piece);
    }
  }
}

/** A native client that takes everything that is sent. */
export async function receiveAll({ url, ticket }: Access): Promise<Room> {
  const room = new Room();
  await room.connect(url, ticket, { autoSubscribe: true, dynacast: false });
  return room;
}

/** Media packets this client has received so far. */
export async function packetsReceived(room: Room): Promise<number> {
  // The client may use one connection for both directions, and then counts all of it as the publisher.
  const { publisherStats, subscriberStats } = await room.getRtcStats();
  return [...publisherStats, ...subscriberStats].reduce(
    (sum, { stats }) => sum + (stats.case === 'inboundRtp' ? Number(stats.value.received?.packetsReceived ?? 0) : 0),
    0,
  );
}

function tone(samples: number): Int16Array {
  return Int16Array.from({ length: samples }, (_, at) => loudness * Math.sin((2 * Math.PI * toneHz * at) / rate));
}

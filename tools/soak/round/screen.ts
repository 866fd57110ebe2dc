import { setTimeout as wait } from 'node:timers/promises';
import type { LiveEvent } from '@kreisrunde/contract';
import type { DeviceClient } from '../client.ts';

type Snapshot = Extract<LiveEvent, { kind: 'person' | 'wall' }>;

const retryMs = 300;
const freshMs = 7_000;

/** An open page: follows the live stream of its device for ever and holds the newest snapshot. */
export class Screen {
  readonly client: DeviceClient;
  #snapshot: Snapshot | null = null;
  #heardMs = 0;
  readonly #closing = new AbortController();

  constructor(client: DeviceClient) {
    this.client = client;
    void this.#follow();
  }

  get snapshot(): Snapshot | null {
    return this.#snapshot;
  }

  get round(): NonNullable<Snapshot['conference']> | null {
    return this.#snapshot?.conference ?? null;
  }

  /** The stream has told something within the last beat: what is shown is the truth. */
  get isFresh(): boolean {
    return performance.now() - this.#heardMs < freshMs;
  }

  close(): void {
    this.#closing.abort();
  }

  async #follow(): Promise<void> {
    let claim = true;
    while (!this.#closing.signal.aborted) {
      const connection = new AbortController();
      const watchdog = setInterval(() => !this.isFresh && connection.abort(), 1_000);
      try {
        this.#heardMs = performance.now();
        const signal = AbortSignal.any([connection.signal, this.#closing.signal]);
        for await (const event of this.client.watch(signal, claim)) {
          this.#heardMs = performance.now();
          claim = false;
          if (event.kind === 'person' || event.kind === 'wall') this.#snapshot = event;
        }
      } catch {
        // The server is away: again.
      } finally {
        clearInterval(watchdog);
      }
      this.#heardMs = 0;
      await wait(retryMs);
    }
  }
}

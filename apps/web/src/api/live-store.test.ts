import type { LiveEvent } from '@kreisrunde/contract';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { home, pictureNow } from '../gallery/fixtures.ts';
import { LiveStore, retryDelayMs, silenceMs } from './live-store.ts';
import type { LiveSource } from './live-store.ts';

/** One opened stream, fed by the test. */
class FakeStream implements AsyncIterable<LiveEvent> {
  readonly claim: boolean;
  readonly signal: AbortSignal;
  #waiting: ((result: IteratorResult<LiveEvent>) => void) | null = null;
  #fail: ((error: Error) => void) | null = null;
  constructor(claim: boolean, signal: AbortSignal) {
    this.claim = claim;
    this.signal = signal;
  }
  async send(event: LiveEvent): Promise<void> {
    this.#waiting?.({ done: false, value: event });
    await vi.advanceTimersByTimeAsync(0);
  }
  async cut(): Promise<void> {
    this.#fail?.(new Error('cut'));
    await vi.advanceTimersByTimeAsync(0);
  }
  [Symbol.asyncIterator](): AsyncIterator<LiveEvent> {
    return {
      next: () =>
        new Promise((resolve, reject) => {
          this.#waiting = resolve;
          this.#fail = reject;
        }),
    };
  }
}

class FakeSource implements LiveSource {
  readonly streams: FakeStream[] = [];
  refusal: Error | null = null;
  open({ claim, signal }: { claim: boolean; signal: AbortSignal }): Promise<AsyncIterable<LiveEvent>> {
    if (this.refusal !== null) return Promise.reject(this.refusal);
    const stream = new FakeStream(claim, signal);
    this.streams.push(stream);
    return Promise.resolve(stream);
  }
  isFinal(error: unknown): boolean {
    return error instanceof Error && error.message === 'notSignedIn';
  }
  get last(): FakeStream {
    const last = this.streams.at(-1);
    if (last === undefined) throw new Error('nothing opened');
    return last;
  }
}

describe('the one stream of a page', () => {
  let source: FakeSource;
  let store: LiveStore;
  beforeEach(async () => {
    vi.useFakeTimers({ now: pictureNow });
    source = new FakeSource();
    store = new LiveStore(source);
    store.claim();
    await vi.advanceTimersByTimeAsync(0);
  });
  afterEach(() => {
    store.stop();
    vi.useRealTimers();
  });

  it('claims the device at first and keeps the newest snapshot', async () => {
    expect(source.last.claim).toBe(true);
    await source.last.send(home);
    await source.last.send({ ...home, rev: 2 });
    expect(store.getSnapshot()).toMatchObject({ status: 'open', snapshot: { rev: 2 } });
  });

  it('hands on what did not change as the very same object, so that only the rest is drawn anew', async () => {
    await source.last.send(home);
    await source.last.send({ ...structuredClone(home), rev: 2 });
    const { snapshot } = store.getSnapshot();
    if (snapshot?.kind !== 'person') throw new Error('the snapshot of a person was sent');
    expect(snapshot.rev).toBe(2);
    expect(snapshot.home).toBe(home.home);
    expect(snapshot.me).toBe(home.me);
  });

  it('goes on claiming until an event has answered, also when woken or cut before', async () => {
    store.wake();
    await source.last.cut();
    await vi.advanceTimersByTimeAsync(retryDelayMs(1));
    expect(source.streams.map((stream) => stream.claim)).toEqual([true, true]);
    await source.last.send(home);
    await source.last.cut();
    await vi.advanceTimersByTimeAsync(retryDelayMs(1));
    expect(source.last.claim).toBe(false);
  });

  it('comes back after a cut without claiming, and keeps what it showed', async () => {
    await source.last.send(home);
    await source.last.cut();
    expect(store.getSnapshot()).toMatchObject({ status: 'cut', snapshot: { rev: home.rev } });
    await vi.advanceTimersByTimeAsync(retryDelayMs(1));
    expect(source.streams).toHaveLength(2);
    expect(source.last.claim).toBe(false);
    await source.last.send(home);
    expect(store.getSnapshot().status).toBe('open');
  });

  it('opens anew when nothing has come for too long, not even "alive"', async () => {
    await source.last.send(home);
    await vi.advanceTimersByTimeAsync(silenceMs - 1);
    expect(source.streams).toHaveLength(1);
    await source.last.send({ kind: 'alive', serverNow: pictureNow });
    await vi.advanceTimersByTimeAsync(silenceMs - 1);
    expect(source.streams).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(1 + retryDelayMs(1));
    expect(source.streams).toHaveLength(2);
    expect(source.streams[0]?.signal.aborted).toBe(true);
  });

  it('tells a restart from a broken line until the next server speaks', async () => {
    await source.last.send(home);
    await source.last.send({ kind: 'restarting' });
    await source.last.cut();
    expect(store.getSnapshot()).toMatchObject({ status: 'cut', isRestarting: true, snapshot: home });
    await vi.advanceTimersByTimeAsync(retryDelayMs(1));
    await source.last.send(home);
    expect(store.getSnapshot()).toEqual({ status: 'open', snapshot: home });
    await source.last.cut();
    expect(store.getSnapshot()).toEqual({ status: 'cut', snapshot: home });
  });

  it('yields to a newer page and comes back only when asked to', async () => {
    await source.last.send(home);
    await source.last.send({ kind: 'superseded' });
    expect(store.getSnapshot().status).toBe('superseded');
    store.wake();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(source.streams).toHaveLength(1);
    store.claim();
    await vi.advanceTimersByTimeAsync(0);
    expect(source.last.claim).toBe(true);
  });

  it('stops where nobody is signed in', async () => {
    await source.last.send(home);
    source.refusal = new Error('notSignedIn');
    await source.last.cut();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(store.getSnapshot()).toEqual({ status: 'signedOut', snapshot: null });
    expect(source.streams).toHaveLength(1);
  });

  it('reads the clock of the server from the sample that travelled fastest', async () => {
    await source.last.send({ kind: 'alive', serverNow: Date.now() + 700 });
    await source.last.send({ kind: 'alive', serverNow: Date.now() + 1000 });
    await source.last.send({ kind: 'alive', serverNow: Date.now() + 400 });
    expect(store.serverNow()).toBe(Date.now() + 1000);
  });

  it('is patient at first and slower later', () => {
    expect([1, 2, 3, 4, 5, 6, 20].map(retryDelayMs)).toEqual([300, 300, 300, 600, 1200, 2000, 2000]);
  });
});

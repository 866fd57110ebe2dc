import type { LiveEvent, Snapshot } from '@kreisrunde/contract';
import { keepEqualParts } from './keep-equal-parts.ts';

/** The stream as the store sees it; the real one is an HTTP stream, tests give a list. */
export interface LiveSource {
  /** Resolves once the stream stands. Throws when it cannot be opened or breaks. */
  open(request: { claim: boolean; signal: AbortSignal }): Promise<AsyncIterable<LiveEvent>>;
  /** True where trying again is no use: nobody is signed in here. */
  isFinal(error: unknown): boolean;
}

export type LiveStatus = 'connecting' | 'open' | 'cut' | 'superseded' | 'signedOut';
export type LiveState = {
  readonly status: LiveStatus;
  readonly snapshot: Snapshot | null;
  /** While cut: the server has said that it goes on purpose and comes back. */
  readonly isRestarting?: boolean;
};

/** No event, not even "alive" (every 5 s), for this long: the line is dead although nobody said so. */
export const silenceMs = 12_000;
const firstRetriesMs = 300;
const flatRetries = 3;
const longestRetryMs = 2000;

/** Flat at first, since most cuts are short, then slower. */
export const retryDelayMs = (attempt: number): number =>
  attempt <= flatRetries ? firstRetriesMs : Math.min(longestRetryMs, firstRetriesMs * 2 ** (attempt - flatRetries));

/** Samples of the server's clock; the one that travelled fastest is the truest. */
const clockSamples = 12;

/** Holds the page's one stream: opens it, follows it, opens it again, and keeps the newest snapshot. */
export class LiveStore {
  readonly #source: LiveSource;
  readonly #listeners = new Set<() => void>();
  #state: LiveState = { status: 'connecting', snapshot: null };
  #abort: AbortController | null = null;
  #retryTimer: ReturnType<typeof setTimeout> | null = null;
  #silenceTimer: ReturnType<typeof setTimeout> | null = null;
  #attempt = 0;
  /** The device has been asked for and no event has answered yet: every further attempt asks again. */
  #isClaiming = false;
  #isRestarting = false;
  #lastEventAt = 0;
  #offsets: number[] = [];

  constructor(source: LiveSource) {
    this.#source = source;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly getSnapshot = (): LiveState => this.#state;

  /** Milliseconds since 1970 by the server's clock. */
  readonly serverNow = (): number => Date.now() + (this.#offsets.length === 0 ? 0 : Math.max(...this.#offsets));

  /** Opens the stream and takes the device over from an older page of this browser. */
  readonly claim = (): void => {
    this.#attempt = 0;
    this.#isClaiming = true;
    this.#connect();
  };

  /** The page is in front again or the network is back: look at once instead of waiting. */
  readonly wake = (): void => {
    const { status } = this.#state;
    if (status === 'superseded' || status === 'signedOut') return;
    // The first attempt is on its way already.
    if (status === 'connecting' && this.#attempt === 0) return;
    const isFresh = Date.now() - this.#lastEventAt < silenceMs / 2;
    if (status === 'open' && isFresh) return;
    this.#attempt = 0;
    this.#connect();
  };

  readonly stop = (): void => {
    this.#abort?.abort();
    this.#abort = null;
    clearTimeout(this.#retryTimer ?? undefined);
    clearTimeout(this.#silenceTimer ?? undefined);
  };

  #connect(): void {
    this.stop();
    const abort = new AbortController();
    this.#abort = abort;
    this.#watchSilence(abort);
    void this.#follow(abort);
  }

  async #follow(abort: AbortController): Promise<void> {
    try {
      const events = await this.#source.open({ claim: this.#isClaiming, signal: abort.signal });
      for await (const event of events) {
        if (this.#abort !== abort) return;
        this.#take(event, abort);
      }
    } catch (error) {
      if (this.#abort !== abort) return;
      if (this.#source.isFinal(error)) {
        this.stop();
        this.#set({ status: 'signedOut', snapshot: null });
        return;
      }
    }
    if (this.#abort === abort) this.#retry();
  }

  #take(event: LiveEvent, abort: AbortController): void {
    this.#attempt = 0;
    this.#isClaiming = false;
    this.#lastEventAt = Date.now();
    this.#watchSilence(abort);
    if (event.kind === 'superseded') {
      this.stop();
      this.#set({ ...this.#state, status: 'superseded' });
      return;
    }
    this.#isRestarting = event.kind === 'restarting';
    if (event.kind === 'restarting') return;
    this.#learnClock(event.serverNow);
    if (event.kind === 'alive') {
      if (this.#state.status !== 'open') this.#set({ snapshot: this.#state.snapshot, status: 'open' });
      return;
    }
    this.#set({ status: 'open', snapshot: keepEqualParts(this.#state.snapshot, event) });
  }

  #retry(): void {
    this.stop();
    const { snapshot } = this.#state;
    const isRestarting = this.#isRestarting;
    this.#set({
      snapshot,
      status: snapshot === null ? 'connecting' : 'cut',
      ...(isRestarting ? { isRestarting } : {}),
    });
    this.#attempt += 1;
    this.#retryTimer = setTimeout(() => this.#connect(), retryDelayMs(this.#attempt));
  }

  #watchSilence(abort: AbortController): void {
    clearTimeout(this.#silenceTimer ?? undefined);
    this.#silenceTimer = setTimeout(() => {
      if (this.#abort === abort) this.#retry();
    }, silenceMs);
  }

  #learnClock(serverNow: number): void {
    const offset = serverNow - Date.now();
    const last = this.#offsets.at(-1);
    // A jump of the device's own clock makes the older samples worthless.
    if (last !== undefined && Math.abs(offset - last) > 5000) this.#offsets = [];
    this.#offsets = [...this.#offsets.slice(1 - clockSamples), offset];
  }

  #set(next: LiveState): void {
    this.#state = next;
    for (const listener of this.#listeners) listener();
  }
}

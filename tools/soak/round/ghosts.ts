import type { Observer } from './observer.ts';
import type { Screen } from './screen.ts';

const lookEveryMs = 200;
const mayLastMs = 3_000;

/** Looks all the time for devices in the engine's room that belong to nobody in the round. */
export class GhostWatch {
  readonly #since = new Map<string, number>();
  readonly #found = new Set<string>();
  readonly #timer: NodeJS.Timeout;

  constructor(observer: Observer, screen: Screen) {
    this.#timer = setInterval(() => this.#look(observer, screen), lookEveryMs);
  }

  get found(): readonly string[] {
    return [...this.#found];
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #look(observer: Observer, screen: Screen): void {
    const { round } = screen;
    const known = new Set(round?.participants.map(({ mediaIdentity }) => mediaIdentity));
    // While it rings, every device of a person may warm its line.
    const ringing = new Set(
      round?.participants.filter(({ state }) => state === 'ringing').map(({ personId }): string => personId),
    );
    const now = performance.now();
    const strangers = observer.present.filter(
      (identity) => !known.has(identity) && !ringing.has(identity.split('.')[0] ?? ''),
    );
    for (const identity of this.#since.keys()) if (!strangers.includes(identity)) this.#since.delete(identity);
    if (!screen.isFresh) return this.#since.clear();
    for (const identity of strangers) {
      const since = this.#since.get(identity) ?? now;
      this.#since.set(identity, since);
      if (now - since > mayLastMs) this.#found.add(`${identity} stays in the room for ${Math.round(now - since)} ms`);
    }
  }
}

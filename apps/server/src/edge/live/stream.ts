import type { LiveEvent } from '@kreisrunde/contract';

/** One open page. Holds at most the newest event: a slow reader skips what is outdated, never the newest. */
export type LiveQueue = {
  push(event: LiveEvent): void;
  /** Ends after the events pushed so far. */
  end(): void;
  read(signal: AbortSignal | undefined): AsyncGenerator<LiveEvent, void>;
};

export function liveQueue(): LiveQueue {
  let next: LiveEvent | null = null;
  let isEnded = false;
  let wake: (() => void) | null = null;

  function notify(): void {
    wake?.();
    wake = null;
  }

  return {
    push: (event) => {
      // "alive" carries nothing a waiting snapshot does not carry too.
      if (event.kind === 'alive' && next !== null) return;
      if (!isEnded) next = event;
      notify();
    },
    end: () => {
      isEnded = true;
      notify();
    },
    read: async function* (signal) {
      signal?.addEventListener('abort', notify, { once: true });
      while (signal?.aborted !== true) {
        if (next !== null) {
          const event = next;
          next = null;
          yield event;
        } else if (isEnded) return;
        else
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
      }
    },
  };
}

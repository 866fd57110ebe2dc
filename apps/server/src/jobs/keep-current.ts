import type { Conference } from '@kreisrunde/domain';

const everyMs = 3_000;

export type KeptCurrent = {
  /** Looks at once. */
  look(): void;
  stop(): void;
};

/**
 * Looks again and again at what is stored: a commit whose answer was lost with the connection, or came too late, changed
 * a round without this process knowing. Screens and engine must follow it all the same.
 */
export function keepCurrent(deps: {
  readonly load: () => Promise<readonly Conference[]>;
  /** Gets every round each time; what is known already changes nothing. */
  readonly onFound: (conference: Conference) => void;
  readonly onError: (error: unknown) => void;
}): KeptCurrent {
  let isLooking = false;
  let isStopped = false;

  async function run(): Promise<void> {
    if (isLooking || isStopped) return;
    isLooking = true;
    try {
      for (const conference of await deps.load()) deps.onFound(conference);
    } catch (error) {
      deps.onError(error);
    }
    isLooking = false;
  }

  const timer = setInterval(() => void run(), everyMs);
  timer.unref();
  return {
    look: () => void run(),
    stop: () => {
      isStopped = true;
      clearInterval(timer);
    },
  };
}

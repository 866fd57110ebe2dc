import type { Instant } from '@kreisrunde/domain';

/** The server's clock; milliseconds since 1970. */
export interface Clock {
  /** This moment; may jump when the machine's clock is set. */
  now(): Instant;
}

export const systemClock: Clock = { now: () => Date.now() };

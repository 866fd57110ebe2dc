import type { Instant } from '@kreisrunde/domain';

/**
 * Guesses of secrets, counted over all nodes. A scope is a kind of secret, a key whoever guesses. Throws PortError when
 * the database fails.
 */
export interface Attempts {
  /**
   * Notes an attempt and counts those of this key and of the whole scope since a moment, this one included; with the
   * time of the one before. Noted before it is judged, so that attempts made at once count each other.
   */
  note(attempt: {
    readonly scope: string;
    readonly key: string;
    readonly at: Instant;
    readonly since: Instant;
  }): Promise<{
    readonly id: string;
    readonly ofKey: number;
    readonly ofScope: number;
    readonly before: Instant | null;
    readonly oldest: Instant;
  }>;
  /** What was throttled does not count, so that whoever waits is let in. */
  unnote(id: string): Promise<void>;
  /** Whoever guessed right starts anew: every attempt of this key is gone. */
  forget(scope: string, key: string): Promise<void>;
}

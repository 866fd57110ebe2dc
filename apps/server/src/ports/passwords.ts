/** Hashes and checks passwords; slow on purpose, and only a few at a time. */
export interface Passwords {
  /** With a salt of its own. Throws PortError (retryable) when too many are waiting. */
  hash(password: string): Promise<string>;
  /**
   * Whether the password fits. Without a hash (no such account) the same work is done and the answer is false, so that
   * the time says nothing. Throws PortError (retryable) when too many are waiting.
   */
  fits(password: string, hash: string | null): Promise<boolean>;
}

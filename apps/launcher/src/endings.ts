/** How the product is ended: `hastily` where nobody waits any more. */
export type Ending = 'orderly' | 'hastily';

/** What has been started and must be ended, the last first. */
export class Endings {
  readonly #ends: ((how: Ending) => Promise<void> | void)[] = [];
  #ending: Promise<void> | undefined;

  add(end: (how: Ending) => Promise<void> | void): void {
    this.#ends.push(end);
  }

  /** Ends all, each even when another cannot be ended; a second call waits for the first. */
  end(how: Ending): Promise<void> {
    this.#ending ??= this.#endAll(how);
    return this.#ending;
  }

  async #endAll(how: Ending): Promise<void> {
    for (const end of this.#ends.toReversed()) {
      try {
        await end(how);
      } catch (error) {
        process.stderr.write(`While ending: ${error instanceof Error ? error.message : String(error)}\n`);
      }
    }
  }
}

/** Learns the server's clock from the `Date` of its answers, which is cut to whole seconds. */
export class ServerClock {
  #offsetMs = 0;

  /** @param date value of the header, null where there is none; `now` by this device, when the answer came. */
  learn(date: string | null, now: number): void {
    const told = Date.parse(date ?? '');
    if (Number.isNaN(told)) return;
    const halfASecondMs = 500;
    this.#offsetMs = told + halfASecondMs - now;
  }

  readonly now = (): number => Date.now() + this.#offsetMs;
}

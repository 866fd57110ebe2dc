import { setTimeout as wait } from 'node:timers/promises';
import { isAlarming, nextDelayMs } from './back-off.ts';
import type { Child, ChildExit } from './child.ts';
import type { Log } from './log.ts';
import { killTree } from './process-tree.ts';
import { watchPulse, type Pulse } from './watchdog.ts';

type SupervisorOptions = {
  readonly name: string;
  readonly log: Log;
  readonly start: () => Child;
  readonly onExit?: (exit: ChildExit) => void;
  /** Without one a child that hangs is left alone. */
  readonly pulse?: Pulse;
};

/** Keeps one child alive: starts it again, with a growing pause, until `stop` is called. */
export class Supervisor {
  readonly #options: SupervisorOptions;
  readonly #stopping = new AbortController();
  readonly #endedAtMs: number[] = [];
  #child: Child | undefined;
  #life: Promise<void> | undefined;

  constructor(options: SupervisorOptions) {
    this.#options = options;
  }

  get child(): Child | undefined {
    return this.#child;
  }

  /** How often the child has ended without being told to. */
  get failures(): number {
    return this.#endedAtMs.length;
  }

  start(): void {
    this.#life ??= this.#keepAlive();
  }

  async stop(signal: NodeJS.Signals, patienceMs: number): Promise<void> {
    this.#stopping.abort();
    await this.#child?.stop(signal, patienceMs);
    await this.#life;
  }

  async #keepAlive(): Promise<void> {
    const { name, log, start, onExit } = this.#options;
    const { signal } = this.#stopping;
    let delayMs = 0;
    while (!signal.aborted) {
      const startedMs = performance.now();
      this.#child = start();
      const exit = await this.#untilExit(this.#child);
      this.#child = undefined;
      onExit?.(exit);
      if (signal.aborted) return;
      this.#endedAtMs.push(performance.now());
      delayMs = nextDelayMs(delayMs, performance.now() - startedMs);
      log.say(`${name} ended (${exit.signal ?? `code ${exit.code}`}), starting again in ${delayMs / 1000} s`);
      if (isAlarming(this.#endedAtMs, performance.now())) {
        log.say(`ALARM: ${name} has ended ${this.#endedAtMs.length} times. Its last words:\n${log.lastWordsOf(name)}`);
      }
      await wait(delayMs, undefined, { signal }).catch(() => undefined);
    }
  }

  async #untilExit(child: Child): Promise<ChildExit> {
    const ended = new AbortController();
    const { name, log, pulse } = this.#options;
    if (pulse !== undefined) {
      void watchPulse(pulse, ended.signal, () => {
        log.say(`${name} does not answer any more and is ended by force`);
        killTree(child.pid);
      });
    }
    const exit = await child.exited;
    ended.abort();
    return exit;
  }
}

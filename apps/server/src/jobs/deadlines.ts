import { handle, type Instant, type PersonId } from '@kreisrunde/domain';
import type { Clock } from '../ports/clock.ts';
import type { Notifier } from '../ports/notifier.ts';
import type { ConferenceStore } from '../ports/store.ts';

/** The timer never sleeps longer, so that a deadline stored by another node is served too. */
const longestSleepMs = 1_000;
/** After a failure of the database. */
const retryMs = 1_000;

export type Deadlines = {
  /** A commit stored this deadline; it may be closer than the one slept for. */
  changed(deadline: Instant | null): void;
  stop(): void;
};

/**
 * Serves rings that run out and promised times, from the deadline column: a restart loses none, and several nodes
 * share the work (`FOR UPDATE SKIP LOCKED`).
 */
export function startDeadlines(deps: {
  readonly store: Pick<ConferenceStore, 'changeDue' | 'nextDeadline'>;
  readonly clock: Clock;
  readonly notifier: Notifier;
  readonly reachable: () => ReadonlySet<PersonId>;
  readonly onError: (error: unknown) => void;
}): Deadlines {
  let timer: NodeJS.Timeout | null = null;
  let wakesAt = Infinity;
  let isRunning = false;
  let isStopped = false;

  function schedule(waitMs: number): void {
    if (timer !== null) clearTimeout(timer);
    if (isStopped) return;
    const sleepMs = Math.min(Math.max(waitMs, 5), longestSleepMs);
    wakesAt = deps.clock.now() + sleepMs;
    timer = setTimeout(() => void run(), sleepMs);
  }

  async function run(): Promise<void> {
    if (isRunning || isStopped) return;
    isRunning = true;
    let waitMs = retryMs;
    try {
      while (await serveOne());
      const next = await deps.store.nextDeadline();
      waitMs = next === null ? longestSleepMs : next - deps.clock.now();
    } catch (error) {
      deps.onError(error);
    }
    isRunning = false;
    schedule(waitMs);
  }

  async function serveOne(): Promise<boolean> {
    const now = deps.clock.now();
    const result = await deps.store.changeDue(now, (conference) =>
      handle(conference, {
        actor: { kind: 'system' },
        command: { type: 'clock.tick' },
        now,
        reachable: deps.reachable(),
      }),
    );
    if (result === null || !result.ok || result.value.events.length === 0) return false;
    deps.notifier.committed(result.value.conference);
    return true;
  }

  schedule(0);
  return {
    changed: (deadline) => {
      if (deadline !== null && deadline < wakesAt) schedule(deadline - deps.clock.now());
    },
    stop: () => {
      isStopped = true;
      if (timer !== null) clearTimeout(timer);
    },
  };
}

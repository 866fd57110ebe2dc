import type { ConferenceId, DesiredMedia } from '@kreisrunde/domain';
import type { MediaEngine } from '../ports/media-engine.ts';
import { PortError } from '../ports/port-error.ts';

/** What the reconciler needs of the gate in front of the engine. */
export interface MediaDoor {
  /** Makes the engine follow the keys of this conference in this very tick. */
  enforce(conferenceId: ConferenceId): void;
  open(): void;
  close(): void;
}

export type ReconcilerDeps = {
  readonly engine: MediaEngine & { engineRestarted(epoch: number): void };
  readonly door: MediaDoor;
  /** Desired media of every running conference, as committed last. What is not in it has no room. */
  readonly activeConferences: () => readonly DesiredMedia[];
  /** All rooms stand again and the door is open: tell the clients the epoch now. */
  readonly onRecovered: (epoch: number) => void;
  readonly onFailure: (failure: { readonly operation: string; readonly conferenceId: ConferenceId | null; readonly error: unknown }) => void;
  readonly repairEveryMs?: number;
};

export interface Reconciler {
  /**
   * Something of this conference was committed. Order: commit, put the desired state into memory, call this, then
   * send the snapshots: what is off is off at the engine before any device hears of what is on.
   */
  changed(conferenceId: ConferenceId): void;
  /** Told by the launcher: the engine stands or not, and how often it was started. */
  engineIs(state: { readonly epoch: number; readonly ready: boolean }): void;
  /** Resolves when nothing is left to do. For tests. */
  settled(): Promise<void>;
  stop(): void;
}

const repairEveryMs = 3_000;
const firstRetryMs = 200;
const longestRetryMs = 5_000;

/**
 * Drives the engine to the desired state of every conference: at once after a change, on every fact of the engine,
 * and every few seconds as repair. One conference that fails waits and tries again by itself; the others go on.
 */
export function createReconciler(deps: ReconcilerDeps): Reconciler {
  const lanes = new Map<ConferenceId, Lane>();
  let recovery: { epoch: number; aborted: boolean } | null = null;
  let isReady = false;

  const desiredOf = (id: ConferenceId): DesiredMedia =>
    deps.activeConferences().find((desired) => desired.conferenceId === id && desired.isOpen) ?? {
      conferenceId: id,
      isOpen: false,
      senders: [],
    };

  const laneOf = (id: ConferenceId): Lane => {
    const known = lanes.get(id);
    if (known !== undefined) return known;
    const lane = new Lane({
      run: async () => {
        const desired = desiredOf(id);
        await deps.engine.apply(desired);
        return desired.isOpen;
      },
      onFailure: (error) => deps.onFailure({ operation: 'apply', conferenceId: id, error }),
      onForgotten: () => lanes.delete(id),
    });
    lanes.set(id, lane);
    return lane;
  };

  const wake = (id: ConferenceId): void => {
    if (isReady) laneOf(id).wake();
  };

  const repair = (): void => {
    for (const desired of deps.activeConferences()) wake(desired.conferenceId);
  };

  /** Rooms of conferences that ended while nobody could close them. */
  const closeForgottenRooms = async (): Promise<void> => {
    try {
      for (const id of await deps.engine.openRooms()) if (!desiredOf(id).isOpen) wake(id);
    } catch (error) {
      deps.onFailure({ operation: 'openRooms', conferenceId: null, error });
    }
  };

  const recover = async (attempt: { epoch: number; aborted: boolean }): Promise<void> => {
    let retryMs = firstRetryMs;
    while (!attempt.aborted) {
      const open = deps.activeConferences().filter((desired) => desired.isOpen);
      const outcomes = await Promise.allSettled(open.map((desired) => deps.engine.ensureRoom(desired.conferenceId)));
      const failed = outcomes.find((outcome) => outcome.status === 'rejected');
      if (attempt.aborted) return;
      // A final refusal concerns one room: the others need not wait for it. Everything else means: not up yet.
      const mustWait = outcomes.some((outcome) => outcome.status === 'rejected' && isRetryable(outcome.reason));
      if (failed !== undefined) {
        deps.onFailure({ operation: 'ensureRoom', conferenceId: null, error: failed.reason });
      }
      if (!mustWait) break;
      await pause(retryMs);
      retryMs = Math.min(retryMs * 2, longestRetryMs);
    }
    if (attempt.aborted) return;
    isReady = true;
    deps.door.open();
    deps.onRecovered(attempt.epoch);
    repair();
    await closeForgottenRooms();
  };

  const unsubscribe = deps.engine.events((event) => {
    if (event.type !== 'restarted') wake(event.conferenceId);
  });
  const timer = setInterval(repair, deps.repairEveryMs ?? repairEveryMs);
  timer.unref();

  return {
    changed: (conferenceId) => {
      deps.door.enforce(conferenceId);
      wake(conferenceId);
    },
    engineIs: ({ epoch, ready }) => {
      if (!ready) {
        if (recovery !== null) recovery.aborted = true;
        recovery = null;
        isReady = false;
        deps.door.close();
        return;
      }
      if (recovery?.epoch === epoch) return;
      if (recovery !== null) recovery.aborted = true;
      recovery = { epoch, aborted: false };
      isReady = false;
      deps.door.close();
      deps.engine.engineRestarted(epoch);
      void recover(recovery);
    },
    settled: async () => {
      await Promise.all([...lanes.values()].map((lane) => lane.settled()));
    },
    stop: () => {
      clearInterval(timer);
      unsubscribe();
      if (recovery !== null) recovery.aborted = true;
      isReady = false;
      for (const lane of lanes.values()) lane.stop();
    },
  };
}

function isRetryable(error: unknown): boolean {
  return !(error instanceof PortError) || error.retryable;
}

function pause(forMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, forMs));
}

type LaneDeps = {
  /** One drive; answers whether the conference still has a room to look after. */
  readonly run: () => Promise<boolean>;
  readonly onFailure: (error: unknown) => void;
  readonly onForgotten: () => void;
};

/** The work of one conference: one drive at a time, any number of wakes in between make one more. */
class Lane {
  readonly #deps: LaneDeps;
  #isRunning = false;
  #isWoken = false;
  #retryMs = firstRetryMs;
  #retry: NodeJS.Timeout | null = null;
  #running: Promise<void> = Promise.resolve();

  constructor(deps: LaneDeps) {
    this.#deps = deps;
  }

  wake(): void {
    this.#isWoken = true;
    if (this.#isRunning) return;
    if (this.#retry !== null) clearTimeout(this.#retry);
    this.#retry = null;
    this.#isRunning = true;
    this.#running = this.#work();
  }

  async settled(): Promise<void> {
    await this.#running;
  }

  stop(): void {
    if (this.#retry !== null) clearTimeout(this.#retry);
    this.#isWoken = false;
  }

  async #work(): Promise<void> {
    let hasRoom = true;
    try {
      while (this.#isWoken) {
        this.#isWoken = false;
        hasRoom = await this.#deps.run();
        this.#retryMs = firstRetryMs;
      }
    } catch (error) {
      this.#deps.onFailure(error);
      this.#retry = setTimeout(() => this.wake(), this.#retryMs);
      this.#retry.unref();
      this.#retryMs = Math.min(this.#retryMs * 2, longestRetryMs);
    } finally {
      this.#isRunning = false;
    }
    if (this.#retry === null && !hasRoom) this.#deps.onForgotten();
  }
}

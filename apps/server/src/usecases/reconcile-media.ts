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
  /**
   * Proves of an engine that was started anew that it cannot open a microphone from afar. Where it throws, the door
   * stays shut.
   */
  readonly proveSafe?: () => Promise<void>;
  /** All rooms stand again and the door is open: tell the clients the epoch now. */
  readonly onRecovered: (epoch: number) => void;
  readonly onFailure: (failure: {
    readonly operation: string;
    readonly conferenceId: ConferenceId | null;
    readonly error: unknown;
  }) => void;
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
  return new EngineReconciler(deps);
}

type Recovery = { readonly epoch: number; isAborted: boolean };

class EngineReconciler implements Reconciler {
  readonly #deps: ReconcilerDeps;
  readonly #lanes = new Map<ConferenceId, Lane>();
  readonly #timer: NodeJS.Timeout;
  readonly #unsubscribe: () => void;
  #recovery: Recovery | null = null;
  #isReady = false;

  constructor(deps: ReconcilerDeps) {
    this.#deps = deps;
    this.#unsubscribe = deps.engine.events((event) => {
      if (event.type !== 'restarted') this.#wake(event.conferenceId);
    });
    this.#timer = setInterval(() => this.#repair(), deps.repairEveryMs ?? repairEveryMs);
    this.#timer.unref();
  }

  changed(conferenceId: ConferenceId): void {
    this.#deps.door.enforce(conferenceId);
    this.#wake(conferenceId);
  }

  engineIs({ epoch, ready }: { readonly epoch: number; readonly ready: boolean }): void {
    if (ready && this.#recovery?.epoch === epoch) return;
    this.#forsake();
    if (!ready) return;
    this.#recovery = { epoch, isAborted: false };
    this.#deps.engine.engineRestarted(epoch);
    void this.#recover(this.#recovery);
  }

  async settled(): Promise<void> {
    await Promise.all([...this.#lanes.values()].map((lane) => lane.settled()));
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#unsubscribe();
    this.#forsake();
    for (const lane of this.#lanes.values()) lane.stop();
  }

  /** The engine is not what it was: nobody enters, nothing is driven. */
  #forsake(): void {
    if (this.#recovery !== null) this.#recovery.isAborted = true;
    this.#recovery = null;
    this.#isReady = false;
    this.#deps.door.close();
  }

  /** All rooms first, then the door, then the word to the clients: whoever comes back at once is let in. */
  async #recover(recovery: Recovery): Promise<void> {
    let retryMs = firstRetryMs;
    while (!recovery.isAborted && !(await this.#isFitForClients())) {
      await pause(retryMs);
      retryMs = Math.min(retryMs * 2, longestRetryMs);
    }
    if (recovery.isAborted) return;
    this.#isReady = true;
    this.#deps.door.open();
    this.#deps.onRecovered(recovery.epoch);
    this.#repair();
    await this.#closeForgottenRooms();
  }

  /** Safe, and every running conference has its room. False: try again, or never open. */
  async #isFitForClients(): Promise<boolean> {
    const [isSafe, hasRooms] = await Promise.all([this.#isSafe(), this.#openAllRooms()]);
    return isSafe && hasRooms;
  }

  async #isSafe(): Promise<boolean> {
    try {
      await this.#deps.proveSafe?.();
      return true;
    } catch (error) {
      this.#deps.onFailure({ operation: 'proveSafe', conferenceId: null, error });
      return false;
    }
  }

  /** False where it is worth trying again. What the engine refuses for good concerns one room only. */
  async #openAllRooms(): Promise<boolean> {
    const open = this.#deps.activeConferences().filter((desired) => desired.isOpen);
    const outcomes = await Promise.all(
      open.map(async ({ conferenceId }) => {
        try {
          await this.#deps.engine.ensureRoom(conferenceId);
          return true;
        } catch (error) {
          this.#deps.onFailure({ operation: 'ensureRoom', conferenceId, error });
          return error instanceof PortError && !error.retryable;
        }
      }),
    );
    return outcomes.every((isDone) => isDone);
  }

  /** Rooms of conferences that ended while nobody could close them. */
  async #closeForgottenRooms(): Promise<void> {
    try {
      for (const id of await this.#deps.engine.openRooms()) if (!this.#desiredOf(id).isOpen) this.#wake(id);
    } catch (error) {
      this.#deps.onFailure({ operation: 'openRooms', conferenceId: null, error });
    }
  }

  #repair(): void {
    for (const desired of this.#deps.activeConferences()) this.#wake(desired.conferenceId);
  }

  #wake(id: ConferenceId): void {
    if (this.#isReady) this.#laneOf(id).wake();
  }

  #desiredOf(id: ConferenceId): DesiredMedia {
    const desired = this.#deps.activeConferences().find(({ conferenceId, isOpen }) => conferenceId === id && isOpen);
    return desired ?? { conferenceId: id, isOpen: false, senders: [] };
  }

  #laneOf(id: ConferenceId): Lane {
    const known = this.#lanes.get(id);
    if (known !== undefined) return known;
    const lane = new Lane({
      run: async () => {
        const desired = this.#desiredOf(id);
        await this.#deps.engine.apply(desired);
        return desired.isOpen;
      },
      onFailure: (error) => this.#deps.onFailure({ operation: 'apply', conferenceId: id, error }),
      onForgotten: () => this.#lanes.delete(id),
    });
    this.#lanes.set(id, lane);
    return lane;
  }
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

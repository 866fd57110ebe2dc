import type { OperationsView } from '@kreisrunde/contract';
import type { DeviceId } from '@kreisrunde/domain';
import { argon2Passwords } from '../adapters/identity/argon2-passwords.ts';
import type { AdministrationDeps } from '../edge/http/administration/administration-server.ts';
import type { SessionDeps } from '../edge/http/session.ts';
import type { Directory } from '../edge/live/directory.ts';
import type { LiveHub } from '../edge/live/live-hub.ts';
import type { Presence } from '../edge/live/presence.ts';
import { restorableMs } from '../ports/restorable.ts';
import type { Clock } from '../ports/clock.ts';
import type { Inspection } from '../ports/inspection.ts';
import type { Store } from '../ports/store.ts';
import type { CurrentConferences } from '../usecases/current-conferences.ts';
import { followRemovals } from '../usecases/follow-removals.ts';
import type { CommandDeps } from '../usecases/run-command.ts';
import { createSetup } from '../usecases/setup.ts';

/** How often it is looked whether a code ran out, or somebody watches who may no longer. */
const lookMs = 60_000;
/** After a change that could not be followed. */
const followAgainMs = 1_000;

/** What the launcher, or whoever started this process, is asked and told. */
export type Outside = {
  readonly tellSetupCode: (code: string) => void;
  readonly tellSetupDone: () => void;
  readonly inspection: Inspection;
};

export type Administration = AdministrationDeps & {
  /** Tells the code of the first-run set-up, and looks after what changes elsewhere. */
  start(): Promise<void>;
  stop(): void;
};

/** Set-up, sign-in and administration, wired to the rounds: what is changed there is seen here within a moment. */
export function createAdministration(deps: {
  readonly store: Store;
  readonly clock: Clock;
  readonly directory: Directory;
  readonly presence: Presence;
  readonly hub: LiveHub;
  readonly conferences: CurrentConferences;
  readonly command: CommandDeps;
  readonly sessions: SessionDeps;
  readonly outside: Outside;
  readonly publicUrl: string | null;
  readonly operations: () => OperationsView;
  /** Lines to the engine of devices that may do nothing any more are cut. */
  readonly devicesChanged: () => void;
  readonly onError: (error: unknown) => void;
}): Administration {
  const { store, clock, directory, hub, conferences, outside } = deps;
  const passwords = argon2Passwords();
  const setup = createSetup({
    attempts: store.attempts,
    accounts: store.accounts,
    clock,
    passwords,
    tellCode: outside.tellSetupCode,
    tellDone: outside.tellSetupDone,
  });

  async function follow(): Promise<void> {
    directory.replace(await store.county.load());
    const watching = watchingDevices(hub, conferences);
    const valid = await store.devices.valid(watching);
    deps.devicesChanged();
    await hub.countyChanged(new Set(watching.filter((id) => !valid.has(id))));
    await removals();
  }
  async function removals(): Promise<void> {
    await followRemovals(
      { command: deps.command, conferences, isPerson: (id) => directory.person(id) !== undefined },
      { forgottenBefore: clock.now() - restorableMs, removedAt: await store.people.removedAt() },
    );
  }
  const followOnce = oneAtATime(follow);
  const { run: countyChanged, stop: stopFollowing } = untilDone(followOnce, deps.onError);
  store.onHint((hint) => {
    if (hint.kind === 'county') void countyChanged();
  });
  const looking = setInterval(() => {
    setup.announce(false).catch(deps.onError);
    void countyChanged();
  }, lookMs);
  return {
    store,
    clock,
    directory,
    presence: deps.presence,
    passwords,
    setup,
    sessions: deps.sessions,
    accountSessions: { accounts: store.accounts, clock, isSecure: deps.sessions.isSecure },
    inspection: outside.inspection,
    operations: deps.operations,
    publicUrl: deps.publicUrl,
    countyChanged,
    start: async () => {
      await setup.announce(true);
      await followOnce();
    },
    stop: () => {
      clearInterval(looking);
      stopFollowing();
    },
  };
}

function watchingDevices(hub: LiveHub, conferences: CurrentConferences): readonly DeviceId[] {
  const sending = conferences
    .running()
    .flatMap((one) => one.participants.flatMap(({ mediaDevice }) => mediaDevice ?? []));
  return [...new Set([...hub.devices(), ...sending])];
}

/** Any number of calls during a run are answered by one more run: what each has changed is in it. */
function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let next: Promise<void> | null = null;
  const run = (): Promise<void> => {
    running = work().finally(() => {
      running = null;
    });
    return running;
  };
  return () => {
    if (running === null) return run();
    next ??= running
      .catch(() => undefined)
      .then(() => {
        next = null;
        return run();
      });
    return next;
  };
}

/** What was committed is done, whoever has not heard of it yet: a run that fails is told, and made again until it does. */
function untilDone(
  work: () => Promise<void>,
  onError: (error: unknown) => void,
): { readonly run: () => Promise<void>; readonly stop: () => void } {
  let again: NodeJS.Timeout | undefined;
  let isStopped = false;
  const run = async (): Promise<void> => {
    try {
      await work();
    } catch (error) {
      onError(error);
      clearTimeout(again);
      if (!isStopped) again = setTimeout(() => void run(), followAgainMs).unref();
    }
  };
  return {
    run,
    stop: () => {
      isStopped = true;
      clearTimeout(again);
    },
  };
}

import { conferenceDeadline } from '@kreisrunde/domain';
import type { FastifyBaseLogger } from 'fastify';
import { createDirectory } from '../edge/live/directory.ts';
import { LiveHub } from '../edge/live/live-hub.ts';
import { createPresence, heartbeatMs } from '../edge/live/presence.ts';
import { startDeadlines } from '../jobs/deadlines.ts';
import { keepCurrent } from '../jobs/keep-current.ts';
import type { Clock } from '../ports/clock.ts';
import type { Notifier } from '../ports/notifier.ts';
import type { Store } from '../ports/store.ts';
import { createCurrentConferences, endedShownMs } from '../usecases/current-conferences.ts';
import { roomWallOf } from '../usecases/room-wall.ts';
import type { CommandDeps } from '../usecases/run-command.ts';
import { tellPresence } from '../usecases/tell-presence.ts';

const beatMs = 5_000;
const sweepMs = 3_000;
const forgetMs = 10 * 60_000;

type ConferencesDeps = { readonly store: Store; readonly clock: Clock; readonly log: FastifyBaseLogger };

/** The rounds without their media: state, screens, deadlines, presence. */
export async function startConferences({ store, clock, log }: ConferencesDeps) {
  const county = await store.county.load();
  const directory = createDirectory(county);
  const conferences = createCurrentConferences({ store: store.conferences, clock });
  await conferences.reload();
  const warn = (message: string) => (error: unknown) => log.warn({ err: error }, message);

  let mediaChanged: (id: Parameters<typeof conferences.get>[0]) => void = () => undefined;
  const notifier: Notifier = {
    // Order matters: what is off is off at the engine before any device hears of what is on.
    committed: (conference) => {
      if (!conferences.put(conference)) return;
      const steps = [
        () => mediaChanged(conference.id),
        () => hub.conferenceChanged(conference),
        () => deadlines.changed(conferenceDeadline(conference)),
      ];
      // The command is committed: whatever fails to hear of it must not make it look refused.
      for (const step of steps) attempt(step, warn('commit not told'));
    },
  };
  const presence = await createPresence({
    identity: store.identity,
    clock,
    onChange: (event) => {
      hub.presenceChanged(event.personId);
      told.changed(event);
    },
    onError: warn('presence not stored'),
  });
  const reachable = () => presence.reachable();
  const hub = new LiveHub({ store, clock, directory, presence, conferences });
  const deadlines = startDeadlines({
    store: store.conferences,
    clock,
    notifier,
    reachable,
    onError: warn('deadlines not served'),
  });
  const isKnownPerson: CommandDeps['isKnownPerson'] = (id) => directory.person(id) !== undefined;
  const command: CommandDeps = {
    store,
    clock,
    notifier,
    reachable,
    isKnownPerson,
    deputyOf: (id) => directory.person(id)?.deputy ?? null,
    roomWallOf: (ownerId) =>
      roomWallOf({ store, isConnected: (deviceId) => presence.isDeviceConnected(deviceId) }, ownerId),
  };
  const told = tellPresence({ command, conferences, onError: warn('presence not told') });
  const kept = keepCurrent({
    load: () => store.conferences.current(clock.now() - endedShownMs),
    onFound: (conference) => notifier.committed(conference),
    onError: warn('rounds not looked through'),
  });
  store.onHint((hint) => {
    if (hint.kind === 'missed') kept.look();
    if (hint.kind !== 'conference') return;
    store.conferences
      .get(hint.conferenceId)
      .then((conference) => conference !== null && notifier.committed(conference))
      .catch(warn('hint not followed'));
  });
  const forget = () => store.identity.forgetExpired(clock.now());
  const timers = startTimers({ hub, presence, told, forget, warn });
  return {
    directory,
    conferences,
    hub,
    presence,
    command,
    driveMedia: (changed: typeof mediaChanged) => {
      mediaChanged = changed;
    },
    stop: () => {
      timers.stop();
      deadlines.stop();
      kept.stop();
      hub.close();
    },
  };
}

function attempt(step: () => void, onError: (error: unknown) => void): void {
  try {
    step();
  } catch (error) {
    onError(error);
  }
}

function startTimers(parts: {
  readonly hub: LiveHub;
  readonly presence: Awaited<ReturnType<typeof createPresence>>;
  readonly told: ReturnType<typeof tellPresence>;
  readonly forget: () => Promise<void>;
  readonly warn: (message: string) => (error: unknown) => void;
}): { stop(): void } {
  const { hub, presence, told, forget, warn } = parts;
  const sweep = setInterval(() => {
    if (!presence.isInStartGrace()) told.sweep((deviceId) => presence.isDeviceConnected(deviceId));
  }, sweepMs);
  const beat = setInterval(() => void hub.beat().catch(warn('beat failed')), beatMs);
  const forgetting = setInterval(() => void forget().catch(warn('expired not forgotten')), forgetMs);
  const heartbeat = setInterval(() => void presence.heartbeat(), heartbeatMs);
  return {
    stop: () => {
      for (const timer of [sweep, beat, heartbeat, forgetting]) clearInterval(timer);
    },
  };
}

import { conferenceDeadline } from '@kreisrunde/domain';
import type { FastifyBaseLogger } from 'fastify';
import { createAdministration, type Outside } from './administration.ts';
import { LiveKitEngine } from './adapters/livekit/livekit-engine.ts';
import type { Config } from './config.ts';
import { registerDemoSignIn } from './edge/http/demo-sign-in.ts';
import { createHttpServer } from './edge/http/http-server.ts';
import { createInternalListener } from './edge/http/internal-listener.ts';
import type { Metrics } from './edge/http/metrics.ts';
import { ownPages } from './edge/http/own-origin.ts';
import { actorOf } from './edge/http/session.ts';
import { createDirectory } from './edge/live/directory.ts';
import { LiveHub } from './edge/live/live-hub.ts';
import { createPresence, heartbeatMs } from './edge/live/presence.ts';
import { startDeadlines } from './jobs/deadlines.ts';
import type { EngineState } from './launcher-messages.ts';
import { startMediaPlane } from './media-plane.ts';
import { operationsFacts } from './operations.ts';
import type { Clock } from './ports/clock.ts';
import type { Notifier } from './ports/notifier.ts';
import type { Store } from './ports/store.ts';
import { authoriseMedia } from './usecases/authorise-media.ts';
import { createCurrentConferences } from './usecases/current-conferences.ts';
import { roomWallOf } from './usecases/room-wall.ts';
import type { CommandDeps } from './usecases/run-command.ts';
import { tellPresence } from './usecases/tell-presence.ts';

const beatMs = 5_000;
const sweepMs = 3_000;
const forgetMs = 10 * 60_000;

export type ControlPlane = {
  readonly port: number;
  readonly engineIs: (state: EngineState) => void;
  stop(): Promise<void>;
};

type Deps = {
  readonly config: Config;
  readonly store: Store;
  readonly clock: Clock;
  readonly metrics: Metrics;
  readonly outside: Outside;
  readonly log: FastifyBaseLogger;
};

/** Builds every part and wires them: the only place that knows all of them. */
export async function startControlPlane(deps: Deps): Promise<ControlPlane> {
  const { config, store, clock, metrics, log } = deps;
  const internal = createInternalListener();
  let isStopping = false;
  const startedAt = clock.now();
  const rounds = await startRounds(deps);
  const { directory, conferences, hub } = rounds;
  const sessions = { identity: store.identity, clock, directory };
  const engine = new LiveKitEngine(config.engine);
  const administration = createAdministration({
    ...deps,
    ...rounds,
    sessions,
    publicUrl: config.publicUrl,
    operations: () => operationsFacts({ hub, conferences, media, startedAt }),
    devicesChanged: () => media.devicesChanged(),
    onError: (error) => log.warn({ err: error }, 'administration not followed'),
  });
  const app = await createHttpServer({
    ...rounds,
    store,
    sessions,
    administration,
    log,
    webDir: config.webDir,
    isReady: () => !isStopping && media.isReady(),
    reach: config,
    measured: { metrics, token: config.metricsToken, isInternal: internal.isInternal },
    onWallParted: (wall) => media.putWallOut(wall),
    engine: {
      receiveWebhook: (body, authorization) => engine.receiveWebhook(body, authorization),
      answerMedia: (request, response) => void media.gate.answer(request, response),
    },
  });
  if (config.demo !== null) {
    registerDemoSignIn(app, { secret: config.demo.secret, county: store.county, sessions });
  }
  const media = startMediaPlane({
    access: config.engine,
    server: app.server,
    engine,
    conferences,
    count: metrics,
    authorise: async (ticket, from) => {
      if (!ownPages(config.publicUrl)(from)) return 'forbidden';
      return authoriseMedia(
        {
          identity: store.identity,
          conference: (id) => conferences.get(id),
          actorOf: (device) => actorOf(device, directory),
        },
        ticket,
        // Behind a proxy the host of a request may be another than that of the pages.
        { origin: from.origin, host: config.publicUrl === null ? from.host : new URL(config.publicUrl).host },
      );
    },
    validDevices: (ids) => store.devices.valid(ids),
    onRecovered: (epoch) => hub.engineRestarted(epoch),
    log,
  });
  rounds.driveMedia(media.changed);
  metrics.watch({
    conferences: () => countByPhase(conferences.running()),
    streams: () => hub.audience().pages,
    viewers: () => hub.audience().devices,
    isMediaReady: media.isReady,
  });
  await administration.start();
  await app.listen({ host: config.host, port: config.port });
  internal.serve(app);
  if (config.internalPort !== null) await internal.listen(config.internalPort);
  const address = app.server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : config.port,
    engineIs: media.engineIs,
    stop: async () => {
      isStopping = true;
      administration.stop();
      rounds.stop();
      media.reconciler.stop();
      await app.close();
      if (config.internalPort !== null) await internal.close();
      await store.close();
    },
  };
}

function countByPhase(conferences: readonly { readonly phase: string }[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { phase } of conferences) counts.set(phase, (counts.get(phase) ?? 0) + 1);
  return counts;
}

/** The rounds without their media: state, screens, deadlines, presence. */
async function startRounds({ store, clock, log }: Deps) {
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
    roomWallOf: (ownerId) =>
      roomWallOf({ store, isConnected: (deviceId) => presence.isDeviceConnected(deviceId) }, ownerId),
  };
  const told = tellPresence({ command, conferences, onError: warn('presence not told') });
  store.onHint((hint) => {
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

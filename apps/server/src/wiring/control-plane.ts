import type { FastifyBaseLogger } from 'fastify';
import { createAdministration, type Outside } from './administration.ts';
import { LiveKitEngine } from '../adapters/livekit/livekit-engine.ts';
import type { Config } from '../config.ts';
import { demoAdministrator } from '../demo-county.ts';
import { registerDemoSignIn } from '../edge/http/demo-sign-in.ts';
import { createHttpServer } from '../edge/http/http-server.ts';
import { createInternalListener } from '../edge/http/internal-listener.ts';
import type { Rates } from '../edge/http/limits.ts';
import { seenThrough } from '../edge/http/listener.ts';
import type { Metrics } from '../edge/http/metrics.ts';
import { ownPages } from '../edge/http/own-origin.ts';
import { actorOf } from '../edge/http/session.ts';
import type { EngineState } from '../adapters/launcher/launcher-messages.ts';
import { startMediaPlane } from './media-plane.ts';
import { operationsFacts } from './operations.ts';
import type { Clock } from '../ports/clock.ts';
import type { Store } from '../ports/store.ts';
import { startConferences } from './conferences.ts';
import { authoriseMedia } from '../usecases/authorise-media.ts';

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
  readonly rates?: Partial<Rates>;
  readonly log: FastifyBaseLogger;
};

/** Builds every part and wires them: the only place that knows all of them. */
export async function startControlPlane(deps: Deps): Promise<ControlPlane> {
  const { config, store, clock, metrics, log } = deps;
  const internal = createInternalListener();
  let isStopping = false;
  const startedAt = clock.now();
  const rounds = await startConferences(deps);
  const { directory, conferences, hub } = rounds;
  const isSecure = config.publicUrl?.startsWith('https:') === true || config.tls !== null;
  const sessions = { identity: store.identity, clock, directory, isSecure };
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
    ...deps,
    ...rounds,
    sessions,
    administration,
    webDir: config.webDir,
    isReady: async () => !isStopping && media.isReady() && (await store.isAnswering()),
    reach: config,
    measured: { metrics, token: config.metricsToken, isInternal: internal.isInternal },
    onWallParted: (wall) => media.putWallOut(wall),
    engine: {
      receiveWebhook: (body, authorization) => engine.receiveWebhook(body, authorization),
      answerMedia: (request, response) => void media.gate.answer(request, response),
    },
  });
  if (config.demo !== null) {
    const { login: administrator } = demoAdministrator;
    registerDemoSignIn(app, { ...config.demo, ...administration, county: store.county, administrator });
  }
  const media = startMediaPlane({
    access: config.engine,
    server: app.server,
    engine,
    conferences,
    addressOf: seenThrough(config.trustedProxies),
    count: metrics,
    authorise: mediaAuthority({ config, store, directory, conferences }),
    validDevices: (ids) => store.devices.valid(ids),
    ownerOf: async (wall) => {
      const device = await store.identity.device(wall);
      return device?.kind === 'wall' ? device.ownerId : null;
    },
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

type MediaAuthority = Parameters<typeof startMediaPlane>[0]['authorise'];

/** Who may open a line: a page of the own origin with a ticket of a device that belongs to the round. */
function mediaAuthority(
  parts: Pick<Deps, 'config' | 'store'> &
    Pick<Awaited<ReturnType<typeof startConferences>>, 'directory' | 'conferences'>,
): MediaAuthority {
  const { config, store, directory, conferences } = parts;
  const isOwnPage = ownPages(config.publicUrl);
  return (ticket, from) =>
    authoriseMedia(
      {
        identity: store.identity,
        conference: (id) => conferences.get(id),
        actorOf: (device) => actorOf(device, directory),
        isOwnPage,
      },
      ticket,
      from,
    );
}

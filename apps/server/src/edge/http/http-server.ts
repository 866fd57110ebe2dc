import type { Socket } from 'node:net';
import cookie from '@fastify/cookie';
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { registerApi, type ApiDeps } from './api.ts';
import { registerEngineRoutes, type EngineRoutes } from './engine-routes.ts';
import { registerHealth } from './health.ts';
import { finishRequestsFirst } from './graceful-stop.ts';
import { registerLimits, type Rates } from './limits.ts';
import { createListener, type TlsFiles } from './listener.ts';
import { registerMetrics, type Metrics } from './metrics.ts';
import { ownPages } from './own-origin.ts';
import { registerPages } from './pages.ts';
import { registerOwnRequests } from './own-requests.ts';
import { registerSecurityHeaders } from './security-headers.ts';

export type HttpDeps = Omit<ApiDeps, 'commandAnswered'> & {
  /** The built web application. */
  readonly webDir: string;
  /** Other rates than the usual ones, for tests. */
  readonly rates?: Partial<Rates>;
  readonly isReady: () => Promise<boolean>;
  readonly engine: EngineRoutes;
  /** Where and how the pages are reached, see Config. */
  readonly reach: {
    readonly publicUrl: string | null;
    readonly tls: TlsFiles | null;
    readonly trustedProxies: readonly string[];
  };
  readonly measured: {
    readonly metrics: Metrics;
    readonly token: string | null;
    readonly isInternal: (socket: Socket) => boolean;
  };
};

/** Pages, API and health on one port. The media gate attaches itself to the same server. */
export async function createHttpServer(deps: HttpDeps): Promise<FastifyInstance> {
  const { reach } = deps;
  const app = Fastify({
    loggerInstance: deps.log,
    logController: new LogController({ disableRequestLogging: true }),
    // Of the engine's webhooks; the API has a limit of its own.
    bodyLimit: 64 * 1024,
    // An address that is none is answered like everything else that is malformed, and not repeated.
    frameworkErrors: (_error, _request, reply) => {
      const headers = { 'content-type': 'application/json', 'x-content-type-options': 'nosniff' };
      const body = { defined: false, code: 'BAD_REQUEST', status: 400, message: 'BAD_REQUEST' };
      reply.raw.writeHead(400, headers).end(JSON.stringify(body));
    },
    serverFactory: (handler) => createListener(handler, { ...reach, onCertificate: certificateLog(deps.log) }),
    trustProxy: reach.trustedProxies.length === 0 ? false : [...reach.trustedProxies],
    // Streams are open for hours: a stop must not wait for them.
    forceCloseConnections: true,
  });
  await app.register(cookie);
  await registerSecurityHeaders(app, reach);
  finishRequestsFirst(app);
  const { commandAnswered, requestRefused } = deps.measured.metrics;
  registerOwnRequests(app, ownPages(reach.publicUrl), requestRefused);
  const limits = await registerLimits(app, requestRefused, deps.rates);
  await app.register((scope) => registerApi(scope, { ...deps, commandAnswered }, limits));
  await app.register((scope) => registerEngineRoutes(scope, deps.engine));
  registerHealth(app, deps);
  registerMetrics(app, deps.measured);
  await registerPages(app, deps.webDir);
  return app;
}

function certificateLog(log: FastifyBaseLogger): Parameters<typeof createListener>[1]['onCertificate'] {
  return (outcome) => {
    if ('error' in outcome) log.error({ err: outcome.error }, 'certificate not renewed, the former one stays');
    else log.info(outcome, 'certificate renewed');
  };
}

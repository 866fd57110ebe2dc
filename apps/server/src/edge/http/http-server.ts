import type { Socket } from 'node:net';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import fastifyStatic from '@fastify/static';
import { OpenAPIHandler } from '@orpc/openapi/fastify';
import { ORPCError } from '@orpc/server';
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { z } from 'zod';
import { PortError } from '../../ports/port-error.ts';
import { signedInOf } from './account-session.ts';
import { createAdministrationRouter } from './administration/administration-router.ts';
import type { AdministrationDeps } from './administration/administration-server.ts';
import { registerEngineRoutes, type EngineRoutes } from './engine-routes.ts';
import { registerHealth } from './health.ts';
import { finishRequestsFirst } from './in-flight.ts';
import { createListener, type TlsFiles } from './listener.ts';
import { registerMetrics, type Metrics } from './metrics.ts';
import { ownPages } from './own-origin.ts';
import type { RouteContext, RouterDeps } from './route-context.ts';
import { createRouter } from './router.ts';
import { callerOf } from './session.ts';

export type HttpDeps = RouterDeps & {
  readonly administration: AdministrationDeps;
  readonly log: FastifyBaseLogger;
  /** The built web application. */
  readonly webDir: string;
  readonly isReady: () => boolean;
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
    bodyLimit: 64 * 1024,
    serverFactory: (handler) => createListener(handler, { ...reach, onCertificate: certificateLog(deps.log) }),
    trustProxy: reach.trustedProxies.length === 0 ? false : [...reach.trustedProxies],
    // Streams are open for hours: a stop must not wait for them.
    forceCloseConnections: true,
  });
  await app.register(cookie);
  await app.register(helmet, {
    hsts: reach.publicUrl?.startsWith('https:') === true ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    crossOriginOpenerPolicy: false,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        // RNNoise is WebAssembly, compiled by the own page.
        scriptSrc: ["'self'", "'wasm-unsafe-eval'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        mediaSrc: ["'self'", 'blob:'],
        workerSrc: ["'self'", 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        formAction: ["'self'"],
      },
    },
  });
  finishRequestsFirst(app);
  registerOriginCheck(app, ownPages(reach.publicUrl));
  await app.register((scope) => registerApi(scope, deps));
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

/** A browser tells where a request comes from; what changes state must come from an own page. */
function registerOriginCheck(app: FastifyInstance, isOwnPage: ReturnType<typeof ownPages>): void {
  app.addHook('onRequest', async (request, reply) => {
    const { origin, host } = request.headers;
    const site = request.headers['sec-fetch-site'];
    const isForeign = site !== undefined && site !== 'same-origin' && request.url.startsWith('/api/');
    // A link opened from elsewhere carries the session too, and watching takes the device over.
    if (isForeign) return reply.code(403).send({ code: 'FORBIDDEN' });
    if (request.method === 'GET' || request.method === 'HEAD') return;
    if (!isOwnPage({ origin, host })) return reply.code(403).send({ code: 'FORBIDDEN' });
  });
}

async function registerApi(app: FastifyInstance, deps: HttpDeps): Promise<void> {
  const { commandAnswered } = deps.measured.metrics;
  const handler = new OpenAPIHandler(
    { ...createRouter(deps), ...createAdministrationRouter(deps.administration) },
    {
      clientInterceptors: [
        async ({ next, path }) => {
          if (path.join('.') !== 'conference.command') return next();
          try {
            const answer = await next();
            commandAnswered('ok');
            return answer;
          } catch (error) {
            commandAnswered(outcomeOf(error));
            throw error;
          }
        },
      ],
      interceptors: [
        async (options) => {
          try {
            return await options.next();
          } catch (error) {
            throw errorForClient(error, deps.log);
          }
        },
      ],
    },
  );
  // The handler reads bodies itself, whatever their type.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, _payload, done) => done(null, undefined));
  app.all('/api/*', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    const caller = await callerOf(deps.sessions, request);
    const signedIn = await signedInOf(deps.administration.accountSessions, request);
    const context: RouteContext = { caller, signedIn, note: { actor: '', subject: '' }, request, reply };
    const { matched } = await handler.handle(request, reply, { prefix: '/api', context });
    if (!matched) await reply.code(404).send({ code: 'NOT_FOUND' });
  });
  await Promise.resolve();
}

const refusal = z.object({ code: z.string() });

/** The code a command is answered with: of the rules, else of the edge. */
function outcomeOf(error: unknown): string {
  if (error instanceof PortError) return 'NOT_READY';
  if (!(error instanceof ORPCError)) return 'INTERNAL_SERVER_ERROR';
  const refused = refusal.safeParse(error.data);
  return error.code === 'REFUSED' && refused.success ? refused.data.code : error.code;
}

/** Outside failures are "not ready, try again"; a bug is logged once, with the id the client is told. */
function errorForClient(error: unknown, log: FastifyBaseLogger): unknown {
  if (error instanceof ORPCError && error.status !== 500) return error;
  // A body that is no JSON.
  if (error instanceof SyntaxError) return new ORPCError('BAD_REQUEST');
  if (error instanceof PortError) {
    log.error({ err: error, cause: String(error.cause) }, 'port failed');
    return new ORPCError('NOT_READY', { status: 503 });
  }
  const correlationId = crypto.randomUUID();
  log.error({ err: error, correlationId }, 'bug');
  return new ORPCError('INTERNAL_SERVER_ERROR', { data: { correlationId } });
}

async function registerPages(app: FastifyInstance, webDir: string): Promise<void> {
  await app.register(fastifyStatic, {
    root: webDir,
    // Files with a hash in their name never change.
    setHeaders: (reply, path) => {
      reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  app.setNotFoundHandler((request, reply) => {
    const isPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
    return isPage ? reply.sendFile('index.html') : reply.code(404).send({ code: 'NOT_FOUND' });
  });
}

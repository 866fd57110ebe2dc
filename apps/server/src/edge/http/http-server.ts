import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import fastifyStatic from '@fastify/static';
import { OpenAPIHandler } from '@orpc/openapi/fastify';
import { ORPCError } from '@orpc/server';
import Fastify, { LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify';
import { PortError } from '../../ports/port-error.ts';
import { registerEngineRoutes, type EngineRoutes } from './engine-routes.ts';
import { createRouter, type RouterDeps } from './router.ts';
import { callerOf } from './session.ts';

export type HttpDeps = RouterDeps & {
  readonly log: FastifyBaseLogger;
  /** The built web application. */
  readonly webDir: string;
  readonly isReady: () => boolean;
  readonly engine: EngineRoutes;
};

/** Pages, API and health on one port. The media gate attaches itself to the same server. */
export async function createHttpServer(deps: HttpDeps): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: deps.log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: 64 * 1024,
    // Whoever ends TLS in front of this port says so; only a proxy on this machine is believed.
    trustProxy: 'loopback',
    // Streams are open for hours: a stop must not wait for them.
    forceCloseConnections: true,
  });
  await app.register(cookie);
  await app.register(helmet, {
    // TLS ends in front of the demo or not at all; HSTS belongs to whoever terminates it.
    hsts: false,
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
  registerOriginCheck(app);
  await app.register((scope) => registerApi(scope, deps));
  await app.register((scope) => registerEngineRoutes(scope, deps.engine));
  app.get('/health/live', () => ({ status: 'ok' }));
  app.get('/health/ready', (_request, reply) =>
    deps.isReady() ? reply.send({ status: 'ok' }) : reply.code(503).send({ status: 'starting' }),
  );
  await registerPages(app, deps.webDir);
  return app;
}

/** A browser tells where a request comes from; what changes state must come from an own page. */
function registerOriginCheck(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    const { origin, host } = request.headers;
    const site = request.headers['sec-fetch-site'];
    const isForeign = site !== undefined && site !== 'same-origin' && request.url.startsWith('/api/');
    // A link opened from elsewhere carries the session too, and watching takes the device over.
    if (isForeign) return reply.code(403).send({ code: 'FORBIDDEN' });
    if (request.method === 'GET' || request.method === 'HEAD' || origin === undefined) return;
    if (!URL.canParse(origin) || new URL(origin).host !== host) return reply.code(403).send({ code: 'FORBIDDEN' });
  });
}

async function registerApi(app: FastifyInstance, deps: HttpDeps): Promise<void> {
  const handler = new OpenAPIHandler(createRouter(deps), {
    interceptors: [
      async (options) => {
        try {
          return await options.next();
        } catch (error) {
          throw errorForClient(error, deps.log);
        }
      },
    ],
  });
  // The handler reads bodies itself, whatever their type.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', (_request, _payload, done) => done(null, undefined));
  app.all('/api/*', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    const caller = await callerOf(deps.sessions, request);
    const context = { caller, request, reply };
    const { matched } = await handler.handle(request, reply, { prefix: '/api', context });
    if (!matched) await reply.code(404).send({ code: 'NOT_FOUND' });
  });
  await Promise.resolve();
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

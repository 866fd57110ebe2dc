import { OpenAPIHandler } from '@orpc/openapi/fastify';
import { ORPCError } from '@orpc/server';
import type { FastifyBaseLogger, FastifyError, FastifyInstance, FastifyReply } from 'fastify';
import { z } from 'zod';
import { PortError } from '../../ports/port-error.ts';
import { signedInOf } from './account-session.ts';
import { createAdministrationRouter } from './administration/administration-router.ts';
import type { AdministrationDeps } from './administration/administration-server.ts';
import { apiDocumentPage, apiDocumentStyle } from './api-document-page.ts';
import { describeApi } from './api-document.ts';
import type { Limits } from './limits.ts';
import type { RouteContext, RouterDeps } from './route-context.ts';
import { createRouter } from './router.ts';
import { callerOf } from './session.ts';

export type ApiDeps = Omit<RouterDeps, 'limits'> & {
  readonly administration: AdministrationDeps;
  readonly log: FastifyBaseLogger;
  /** `outcome` is a code of the contract, `ok` included. */
  readonly commandAnswered: (outcome: string) => void;
};

/** The largest body is an import of five hundred people; a command is some hundred bytes. */
const bodyLimit = 256 * 1024;

/** Serves both contracts under /api. What is asked is JSON of bounded size, or refused by an honest code. */
export async function registerApi(app: FastifyInstance, deps: ApiDeps, limits: Limits): Promise<void> {
  const handler = createHandler(deps, limits);
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'string', bodyLimit }, (_request, body, done) => {
    const parsed = parseJson(String(body));
    if (parsed.isJson) done(null, parsed.value);
    else done(Object.assign(new Error('no JSON'), { statusCode: 400 }));
  });
  app.setErrorHandler((error: FastifyError, _request, reply) => answerFault(error, reply, deps.log));
  registerApiDocument(app);
  app.all('/api/*', async (request, reply) => {
    reply.header('cache-control', 'no-store');
    const caller = await callerOf(deps.sessions, request);
    const signedIn = await signedInOf(deps.administration.accountSessions, request);
    const context: RouteContext = { caller, signedIn, note: { actor: '', subject: '' }, request, reply };
    const { matched } = await handler.handle(request, reply, { prefix: '/api', context });
    if (!matched) await reply.code(404).send({ code: 'NOT_FOUND', status: 404 });
  });
  await Promise.resolve();
}

/** The contract for people and programs; made once, when first asked for. */
function registerApiDocument(app: FastifyInstance): void {
  let described: Promise<{ readonly json: string; readonly page: string }> | null = null;
  const describe = async () => {
    const document = await describeApi();
    return { json: JSON.stringify(document), page: apiDocumentPage(document) };
  };
  const made = () => (described ??= describe());
  app.get('/api/openapi.json', async (_request, reply) => reply.type('application/json').send((await made()).json));
  app.get('/api/docs', async (_request, reply) => reply.type('text/html; charset=utf-8').send((await made()).page));
  app.get('/api/docs/style.css', async (_request, reply) => reply.type('text/css').send(apiDocumentStyle));
}

function createHandler(deps: ApiDeps, limits: Limits) {
  const router = { ...createRouter({ ...deps, limits }), ...createAdministrationRouter(deps.administration) };
  return new OpenAPIHandler<RouteContext>(router, {
    clientInterceptors: [
      async (options) => {
        const isCommand = options.path.join('.') === 'conference.command';
        try {
          const answer = await options.next();
          if (isCommand) deps.commandAnswered('ok');
          return answer;
        } catch (error) {
          if (isCommand) deps.commandAnswered(outcomeOf(error));
          throw error;
        }
      },
    ],
    interceptors: [
      async (options) => {
        try {
          const { caller, signedIn, request } = options.context;
          await limits.ensureWithin(request, caller?.device.id ?? signedIn?.sessionId ?? null);
          return await options.next();
        } catch (error) {
          const answer = errorForClient(error, deps.log);
          sayWhenToReturn(answer, options.context.reply);
          throw answer;
        }
      },
    ],
  });
}

/** An empty body is no body. */
function parseJson(text: string): { readonly isJson: true; readonly value: unknown } | { readonly isJson: false } {
  if (text.trim() === '') return { isJson: true, value: undefined };
  try {
    return { isJson: true, value: JSON.parse(text) };
  } catch {
    return { isJson: false };
  }
}

const faults: Readonly<Record<number, string>> = {
  400: 'BAD_REQUEST',
  413: 'PAYLOAD_TOO_LARGE',
  414: 'URI_TOO_LONG',
  415: 'UNSUPPORTED_MEDIA_TYPE',
};

/** What Fastify refuses before a route is asked, in the shape of every other refusal; everything else is a bug. */
async function answerFault(error: FastifyError, reply: FastifyReply, log: FastifyBaseLogger): Promise<FastifyReply> {
  const status = error.statusCode ?? 500;
  const code = faults[status];
  if (code !== undefined) return reply.code(status).send({ defined: false, code, status, message: code });
  const answer = errorForClient(error, log);
  if (!(answer instanceof ORPCError)) throw error;
  sayWhenToReturn(answer, reply);
  return reply.code(answer.status).send(answer.toJSON());
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
    log.error({ err: error }, 'port failed');
    return new ORPCError('NOT_READY', { status: 503 });
  }
  const correlationId = crypto.randomUUID();
  log.error({ err: error, correlationId }, 'bug');
  return new ORPCError('INTERNAL_SERVER_ERROR', { data: { correlationId } });
}

const waiting = z.object({ retryAfterSeconds: z.number() });
const notReadySeconds = 1;

function sayWhenToReturn(error: unknown, reply: FastifyReply): void {
  if (!(error instanceof ORPCError)) return;
  const throttled = waiting.safeParse(error.data);
  if (throttled.success) reply.header('retry-after', throttled.data.retryAfterSeconds);
  else if (error.status === 503) reply.header('retry-after', notReadySeconds);
}

import type { FastifyInstance } from 'fastify';
import type { IncomingMessage, ServerResponse } from 'node:http';

export type EngineRoutes = {
  /** Takes a webhook of the engine; false where its signature does not hold. */
  readonly receiveWebhook: (rawBody: string, authorization: string | undefined) => Promise<boolean>;
  /** Answers plain HTTP below /media. */
  readonly answerMedia: (request: IncomingMessage, response: ServerResponse) => void;
};

/** What the engine and its clients say over plain HTTP. */
export async function registerEngineRoutes(app: FastifyInstance, routes: EngineRoutes): Promise<void> {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, body, done) => done(null, body));
  app.post('/engine/webhook', async (request, reply) => {
    const body = typeof request.body === 'string' ? request.body : '';
    const isOurs = await routes.receiveWebhook(body, request.headers.authorization);
    return reply.code(isOurs ? 204 : 401).send();
  });
  app.all('/media/*', (request, reply) => {
    reply.hijack();
    routes.answerMedia(request.raw, reply.raw);
  });
  await Promise.resolve();
}

import type { FastifyInstance } from 'fastify';

/** A command takes milliseconds; one that waits this long waits for a database that does not answer. */
const patienceMs = 3_000;

/**
 * A stop answers what has been asked: from its beginning new requests are refused as "not ready", those under way are
 * finished, and only then the connections are closed.
 */
export function finishRequestsFirst(app: FastifyInstance): void {
  const underWay = new Set<string>();
  let whenNone: (() => void) | null = null;
  app.addHook('onRequest', async (request) => {
    underWay.add(request.id);
  });
  const done = (id: string): void => {
    underWay.delete(id);
    if (underWay.size === 0) whenNone?.();
  };
  app.addHook('onResponse', async (request) => done(request.id));
  app.addHook('onRequestAbort', async (request) => done(request.id));
  app.addHook('preClose', async () => {
    if (underWay.size === 0) return;
    await new Promise<void>((resolve) => {
      whenNone = resolve;
      setTimeout(resolve, patienceMs).unref();
    });
  });
}

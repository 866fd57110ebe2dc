import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { ownPages } from './own-origin.ts';

/** Read by people and programs; they hold nothing of anybody. */
const openToLinks = /^\/api\/(docs|openapi\.json)(\/|\?|$)/;

/**
 * A browser tells where a request comes from: what changes state, and every stream, must come from an own page. The
 * sockets of the media gate ask the same of their origin.
 */
export function registerOwnRequests(
  app: FastifyInstance,
  isOwnPage: ReturnType<typeof ownPages>,
  onRefused: (reason: 'foreignOrigin') => void,
): void {
  app.addHook('onRequest', async (request, reply) => {
    const { origin, host } = request.headers;
    const isReading = request.method === 'GET' || request.method === 'HEAD';
    // Pages and pictures may be read from anywhere; the API, streams included, and every change only from an own page.
    const isBound = !isReading || isApi(request.url);
    const isForeign = isForeignToApi(request) || (isBound && !isOwnPage({ origin, host }));
    if (!isForeign) return;
    onRefused('foreignOrigin');
    return reply.code(403).send({ code: 'FORBIDDEN' });
  });
}

/** Browsers send the origin with each request to another host, also with those that only read. */
function isApi(url: string): boolean {
  return url.startsWith('/api/') && !openToLinks.test(url);
}

/** A link opened from elsewhere carries the session too, and watching takes the device over. */
function isForeignToApi({ url, headers }: FastifyRequest): boolean {
  if (!isApi(url)) return false;
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site !== 'same-origin';
  // Browsers that do not tell the site still say when they open a page; pages never ask the API that way.
  return (headers.accept ?? '').includes('text/html');
}

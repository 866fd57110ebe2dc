import { createServer } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

export type InternalListener = {
  /** Whether the request came in here, and not through a proxy at the port of the pages. */
  readonly isInternal: (socket: Socket) => boolean;
  readonly listen: (port: number) => Promise<void>;
  readonly close: () => Promise<void>;
};

/**
 * The same application once more, in clear text on the loopback alone: the engine's webhooks, health, metrics and the
 * simulated partners need no certificate there.
 */
export function createInternalListener(): InternalListener & { readonly serve: (app: FastifyInstance) => void } {
  const sockets = new WeakSet<Socket>();
  const server = createServer();
  server.on('connection', (socket) => sockets.add(socket));
  return {
    isInternal: (socket) => sockets.has(socket),
    serve: (app) => {
      server.on('request', (request, response) => app.routing(request, response));
      server.on('upgrade', (...upgrade) => app.server.emit('upgrade', ...upgrade));
    },
    listen: (port) =>
      new Promise((resolve, reject) => {
        server.once('error', reject);
        server.listen({ host: '127.0.0.1', port }, resolve);
      }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

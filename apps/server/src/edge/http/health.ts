import type { FastifyInstance } from 'fastify';

export type Health = {
  /** Whether rounds can be held now: database, engine, and no stop under way. */
  readonly isReady: () => Promise<boolean>;
};

/** Alive: this process answers. Ready: give it people. Neither tells anything else to whoever asks. */
export function registerHealth(app: FastifyInstance, { isReady }: Health): void {
  app.get('/health/live', () => ({ status: 'ok' }));
  app.get('/health/ready', async (_request, reply) =>
    (await isReady()) ? reply.send({ status: 'ok' }) : reply.code(503).send({ status: 'starting' }),
  );
}

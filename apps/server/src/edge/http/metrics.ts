import { timingSafeEqual } from 'node:crypto';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { hashSecret } from '../../ports/ids.ts';

/** What is counted when somebody asks. */
export type MetricSources = {
  /** Running rounds by phase. */
  readonly conferences: () => ReadonlyMap<string, number>;
  /** Open live streams by kind of page. */
  readonly streams: () => ReadonlyMap<string, number>;
  /** Devices that watch, each once however many pages it has open. */
  readonly viewers: () => number;
  readonly isMediaReady: () => boolean;
};

/** Counts only, in words of the code: no label ever names a person, an office, a round or a device. */
export type Metrics = {
  readonly registry: Registry;
  readonly watch: (sources: MetricSources) => void;
  /** `outcome` is a code of the contract, `ok` included. */
  readonly commandAnswered: (outcome: string) => void;
  readonly mediaRefused: (reason: string) => void;
  /** Before a route of the pages or the API was asked, or instead. */
  readonly requestRefused: (reason: 'foreignOrigin' | 'tooManyRequests' | 'tooManyStreams') => void;
  readonly engineStarted: () => void;
  readonly queryAnswered: (query: { readonly durationMs: number; readonly isFailed: boolean }) => void;
};

const prefix = 'kreisrunde_';

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const counter = (name: string, help: string, labelNames: string[]) =>
    new Counter({ name: `${prefix}${name}`, help, labelNames, registers });
  const commands = counter('commands_total', 'Commands by the code they were answered with', ['code']);
  const refusals = counter('media_refusals_total', 'Refusals of the media gate by reason', ['reason']);
  const refusedRequests = counter('requests_refused_total', 'Refusals over HTTP by reason', ['reason']);
  const engineStarts = counter('engine_starts_total', 'Starts of the media engine this process has heard of', []);
  const queries = new Histogram({
    name: `${prefix}database_query_seconds`,
    help: 'Time a query took',
    labelNames: ['outcome'],
    buckets: [0.001, 0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
    registers,
  });
  return {
    registry,
    watch: (sources) => watch(registry, sources),
    commandAnswered: (code) => commands.inc({ code }),
    mediaRefused: (reason) => refusals.inc({ reason }),
    requestRefused: (reason) => refusedRequests.inc({ reason }),
    engineStarted: () => engineStarts.inc(),
    queryAnswered: ({ durationMs, isFailed }) =>
      queries.observe({ outcome: isFailed ? 'failed' : 'ok' }, durationMs / 1_000),
  };
}

function watch(registry: Registry, sources: MetricSources): void {
  const registers = [registry];
  const byLabel = (name: string, help: string, source: { label: string; read: () => ReadonlyMap<string, number> }) =>
    new Gauge({
      name: `${prefix}${name}`,
      help,
      labelNames: [source.label],
      registers,
      collect() {
        this.reset();
        for (const [value, count] of source.read()) this.set({ [source.label]: value }, count);
      },
    });
  const single = (name: string, help: string, read: () => number) =>
    new Gauge({
      name: `${prefix}${name}`,
      help,
      registers,
      collect() {
        this.set(read());
      },
    });
  byLabel('conferences', 'Running rounds by phase', { label: 'phase', read: sources.conferences });
  byLabel('streams', 'Open live streams by kind of page', { label: 'kind', read: sources.streams });
  single('viewers', 'Devices that watch', sources.viewers);
  single('media_ready', '1 while picture and sound can be connected', () => (sources.isMediaReady() ? 1 : 0));
}

/** Metrics for whoever asks on the loopback port, or holds the token. For everybody else there is no such page. */
export function registerMetrics(
  app: FastifyInstance,
  options: {
    readonly metrics: Metrics;
    readonly token: string | null;
    readonly isInternal: (socket: Socket) => boolean;
  },
): void {
  const { metrics, token, isInternal } = options;
  app.get('/metrics', async (request, reply) => {
    const given = request.headers.authorization;
    const isToken = token !== null && given !== undefined && isSame(given, `Bearer ${token}`);
    if (!isInternal(request.raw.socket) && !isToken) return reply.code(404).send({ code: 'NOT_FOUND' });
    return reply.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });
}

/** Hashes have one length, so that the comparison tells nothing. */
function isSame(given: string, expected: string): boolean {
  return timingSafeEqual(hashSecret(given), hashSecret(expected));
}

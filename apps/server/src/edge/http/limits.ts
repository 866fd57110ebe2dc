import rateLimit from '@fastify/rate-limit';
import { ORPCError } from '@orpc/server';
import type { FastifyInstance, FastifyRequest } from 'fastify';

const minuteMs = 60_000;

type Rate = { readonly max: number; readonly timeWindow: number };
export type Rates = {
  readonly source: Rate;
  readonly stranger: Rate;
  readonly caller: Rate;
  readonly wallEnrolment: Rate;
  readonly wallEnrolmentOfAll: Rate;
  /** Live streams open at once; each holds some kilobytes and a socket. */
  readonly streams: number;
  /** Of them those of walls that nobody has paired: anybody may make such a wall. */
  readonly unpairedWallStreams: number;
};

const defaultRates: Rates = {
  // Fifty tablets behind one address that all load the pages anew stay far below.
  source: { max: 6_000, timeWindow: minuteMs },
  // Somebody who signs in, or shows a wall, asks a few things.
  stranger: { max: 300, timeWindow: minuteMs },
  // A device sends a handful of commands a second at most.
  caller: { max: 600, timeWindow: 10_000 },
  // Each makes a row that stays for a week: somebody sets up a wall, and perhaps three.
  wallEnrolment: { max: 30, timeWindow: 10 * minuteMs },
  wallEnrolmentOfAll: { max: 300, timeWindow: 10 * minuteMs },
  streams: 5_000,
  // Nobody sets up as many walls at once.
  unpairedWallStreams: 100,
};

export type Limits = {
  /** Refuses with THROTTLED what this device or session, or a source of strangers (null), asks too often. */
  ensureWithin(request: FastifyRequest, caller: string | null): Promise<void>;
  /** Refuses one more stream with NOT_READY where so many are open already, of all or of this kind. */
  ensureStreamMayOpen(of: 'all' | 'unpairedWalls', open: number): void;
  /** Walls enrol without a session; how many is limited by source and altogether. */
  ensureWallMayEnrol(request: FastifyRequest): Promise<void>;
};

/** Limits of rates, in memory of this node. The guesses of secrets are counted in the database, see guard-guesses.ts. */
export async function registerLimits(
  app: FastifyInstance,
  onRefused: (reason: 'tooManyRequests' | 'tooManyStreams') => void,
  given: Partial<Rates> = {},
): Promise<Limits> {
  const rates = { ...defaultRates, ...given };
  await app.register(rateLimit, { global: false, ipv6Subnet: 64 });
  const bySource = app.createRateLimit({ ...rates.source, allowList: isOwnMachine });
  const byStranger = app.createRateLimit({ ...rates.stranger, allowList: isOwnMachine });
  const byCaller = app.createRateLimit({ ...rates.caller, keyGenerator: callerKey });
  const byWallSource = app.createRateLimit(rates.wallEnrolment);
  const byAllWalls = app.createRateLimit({ ...rates.wallEnrolmentOfAll, keyGenerator: () => 'all' });

  app.addHook('onRequest', async (request, reply) => {
    const retryAfterSeconds = secondsToWait(await bySource(request));
    if (retryAfterSeconds === 0) return;
    onRefused('tooManyRequests');
    return reply
      .code(429)
      .header('retry-after', retryAfterSeconds)
      .send({ defined: true, code: 'THROTTLED', status: 429, data: { retryAfterSeconds } });
  });
  const ensure = async (check: ReturnType<typeof app.createRateLimit>, request: FastifyRequest): Promise<void> => {
    const retryAfterSeconds = secondsToWait(await check(request));
    if (retryAfterSeconds === 0) return;
    onRefused('tooManyRequests');
    throw new ORPCError('THROTTLED', { status: 429, data: { retryAfterSeconds } });
  };
  return {
    ensureWithin: (request, caller) => {
      if (caller === null) return ensure(byStranger, request);
      callerKeys.set(request, caller);
      return ensure(byCaller, request);
    },
    ensureStreamMayOpen: (of, open) => {
      if (open < (of === 'all' ? rates.streams : rates.unpairedWallStreams)) return;
      onRefused('tooManyStreams');
      throw new ORPCError('NOT_READY', { status: 503 });
    },
    ensureWallMayEnrol: async (request) => {
      await ensure(byWallSource, request);
      await ensure(byAllWalls, request);
    },
  };
}

/** The device or session of a request, once it is known to be one: a made-up cookie gets no bucket of its own. */
const callerKeys = new WeakMap<FastifyRequest, string>();

function callerKey(request: FastifyRequest): string {
  return callerKeys.get(request) ?? request.ip;
}

/** A proxy on this machine that nobody has named would make all the world one source. */
function isOwnMachine({ ip }: FastifyRequest): boolean {
  return ip === '127.0.0.1' || ip === '::1' || ip === '::ffff:127.0.0.1';
}

type Checked = { readonly isAllowed: true } | { readonly isAllowed: false; isExceeded: boolean; ttlInSeconds: number };

function secondsToWait(checked: Checked): number {
  return checked.isAllowed || !checked.isExceeded ? 0 : Math.max(1, checked.ttlInSeconds);
}

import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pino } from 'pino';
import { openStore } from '../adapters/db/postgres-store.ts';
import type { Outside } from '../wiring/administration.ts';
import type { Config } from '../config.ts';
import { startControlPlane } from '../wiring/control-plane.ts';
import { parseCountyFile } from '../demo-county.ts';
import type { Rates } from '../edge/http/limits.ts';
import { createMetrics } from '../edge/http/metrics.ts';
import type { EngineState } from '../adapters/launcher/launcher-messages.ts';
import { systemClock, type Clock } from '../ports/clock.ts';
import type { Store } from '../ports/store.ts';

export const demoSecret = 'a-demo-secret';
const countyFile = fileURLToPath(new URL('../../../../tools/demo/county.json', import.meta.url));

export type RunningServer = {
  readonly base: string;
  readonly store: Store;
  /** Codes of the first-run set-up that were told, in order. */
  readonly setupCodes: readonly string[];
  /** Tells the control plane of its engine, as the launcher does. */
  readonly engineIs: (state: EngineState) => void;
  stop(): Promise<void>;
};

/** The control plane over a real database, for tests. No engine answers: rounds must run all the same. */
export async function runServer(options: {
  readonly databaseUrl: string;
  /** Whether the demo county is set up; without it there is nobody. */
  readonly hasCounty: boolean;
  readonly clock?: Clock;
  readonly config?: Partial<Config>;
  readonly outside?: Partial<Outside>;
  readonly rates?: Partial<Rates>;
}): Promise<RunningServer> {
  const metrics = createMetrics();
  const store = await openStore(options.databaseUrl, () => undefined, { onQuery: metrics.queryAnswered });
  if (options.hasCounty) await store.county.seed(parseCountyFile(await readFile(countyFile, 'utf8')));
  const webDir = await mkdtemp(join(tmpdir(), 'kreisrunde-web-'));
  await writeFile(join(webDir, 'index.html'), '<!doctype html><title>Kreisrunde</title>');
  const setupCodes: string[] = [];
  const server = await startControlPlane({
    config: {
      host: '127.0.0.1',
      port: 0,
      internalPort: null,
      publicUrl: null,
      tls: null,
      trustedProxies: [],
      metricsToken: null,
      databaseUrl: options.databaseUrl,
      engine: { url: 'http://127.0.0.1:9', apiKey: 'key', apiSecret: 'x'.repeat(32) },
      webDir,
      demo: options.hasCounty ? { file: countyFile, secret: demoSecret } : null,
      logLevel: 'fatal',
      ...options.config,
    },
    store,
    clock: options.clock ?? systemClock,
    metrics,
    outside: {
      tellSetupCode: (code) => setupCodes.push(code),
      tellSetupDone: () => undefined,
      inspection: { run: () => Promise.resolve([]) },
      ...options.outside,
    },
    ...(options.rates === undefined ? {} : { rates: options.rates }),
    log: pino({ level: 'silent' }),
  });
  return {
    base: `http://127.0.0.1:${server.port}`,
    store,
    setupCodes,
    engineIs: server.engineIs,
    stop: () => server.stop(),
  };
}

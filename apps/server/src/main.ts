import { readFileSync } from 'node:fs';
import { pino } from 'pino';
import { openStore } from './adapters/db/postgres-store.ts';
import { readConfig } from './config.ts';
import { demoAdministrator, parseCountyFile } from './demo-county.ts';
import { startControlPlane } from './wiring/control-plane.ts';
import { createMetrics } from './edge/http/metrics.ts';
import { createLog } from './log.ts';
import { launcherInspection, onEngineState, tellLauncher } from './adapters/launcher/launcher-messages.ts';
import { systemClock } from './ports/clock.ts';

const config = readConfig();
// Standard output stays free: in the demo it carries one line of JSON.
const log = createLog(config.logLevel, pino.destination(2));
// Node's own last words would show an error with all its fields.
process.on('uncaughtException', (error) => {
  log.fatal({ err: error }, 'bug, ending');
  process.exit(1);
});
const metrics = createMetrics();
const store = await openStore(config.databaseUrl, (error) => log.warn({ err: error }, 'database connection lost'), {
  onQuery: metrics.queryAnswered,
});
// Once: what an administrator changes in the demo stays changed.
if (config.demo !== null && (await store.county.isEmpty())) {
  await store.county.seed(parseCountyFile(readFileSync(config.demo.file, 'utf8')));
}
if (config.demo !== null) await store.accounts.createFirst(demoAdministrator, systemClock.now());
const outside = {
  tellSetupCode: (code: string) => tellLauncher({ type: 'setupCode', code }),
  tellSetupDone: () => tellLauncher({ type: 'setupDone' }),
  inspection: launcherInspection(),
};
const controlPlane = await startControlPlane({ config, store, clock: systemClock, metrics, outside, log });
onEngineState(controlPlane.engineIs);

/** Longer than requests and their commits may take; after it nothing is left to wait for. */
const stopPatienceMs = 4_500;

let isStopping = false;
function stop(): void {
  if (isStopping) return;
  isStopping = true;
  setTimeout(() => process.exit(0), stopPatienceMs).unref();
  controlPlane
    .stop()
    .catch((error: unknown) => log.error({ err: error }, 'stop failed'))
    .finally(() => process.exit(0));
}
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
process.on('disconnect', stop);

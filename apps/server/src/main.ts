import { readFileSync } from 'node:fs';
import { pino } from 'pino';
import { openStore } from './adapters/db/postgres-store.ts';
import { readConfig } from './config.ts';
import { parseCountyFile } from './demo-county.ts';
import { startControlPlane } from './control-plane.ts';
import { onEngineState } from './launcher-messages.ts';
import { systemClock } from './ports/clock.ts';

const config = readConfig();
// Standard output stays free: in the demo it carries one line of JSON.
const log = pino({ level: config.logLevel }, pino.destination(2));
const store = await openStore(config.databaseUrl, (error) => log.warn({ err: error }, 'database connection lost'));
if (config.demo !== null) await store.county.seed(parseCountyFile(readFileSync(config.demo.file, 'utf8')));
const controlPlane = await startControlPlane({ config, store, clock: systemClock, log });
onEngineState(controlPlane.engineIs);

let isStopping = false;
function stop(): void {
  if (isStopping) return;
  isStopping = true;
  controlPlane
    .stop()
    .catch((error: unknown) => log.error({ err: error }, 'stop failed'))
    .finally(() => process.exit(0));
}
process.on('SIGTERM', stop);
process.on('SIGINT', stop);
process.on('disconnect', stop);

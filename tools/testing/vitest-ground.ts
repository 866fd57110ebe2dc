import { join } from 'node:path';
import { startEmbeddedDatabase } from '@kreisrunde/launcher/database';
import { createLog } from '@kreisrunde/launcher/log';
import { createRunDirectory, privateFolder } from '@kreisrunde/launcher/run-directory';
import { cacheDir } from '../bootstrap/checkout.mjs';
import { provideEngine } from '../bootstrap/engine.mjs';

/**
 * Vitest's global setup for tests on real ground: one PostgreSQL a run, and the path of the engine's binary, both told
 * by the environment. Set KREISRUNDE_TEST_DATABASE_URL to test on a server of one's own.
 */
export async function setup(): Promise<(() => Promise<void>) | undefined> {
  process.env['KREISRUNDE_ENGINE_BINARY'] ??= await provideEngine({ note: () => undefined });
  if (process.env['KREISRUNDE_TEST_DATABASE_URL'] !== undefined) return undefined;
  const run = createRunDirectory();
  const database = await startEmbeddedDatabase({
    dataDir: privateFolder(join(run.path, 'data')),
    cacheDir,
    isDurable: false,
    log: createLog(join(run.path, 'logs')),
  });
  process.env['KREISRUNDE_TEST_DATABASE_URL'] = database.url;
  return async () => {
    await database.stop();
    run.remove();
  };
}

import { join } from 'node:path';
import { startEngine, type Engine, type EngineState } from '@kreisrunde/launcher/engine';
import { createLog } from '@kreisrunde/launcher/log';
import { createRunDirectory } from '@kreisrunde/launcher/run-directory';

export type TestEngine = Engine['access'] & {
  readonly state: Engine['state'];
  readonly pid: Engine['pid'];
  readonly stop: () => Promise<void>;
};

export type TestEngineOptions = {
  /** Where the engine reports what happens; nobody listens by default. */
  readonly webhookUrl?: string;
  /** Called on each start, readiness and end: kill the engine by its `pid`, and it comes back on the same port. */
  readonly onChange?: (state: EngineState) => void;
};

/** A real, supervised media engine of its own, configured as in the product, in some 100 ms. */
export async function startTestEngine(options: TestEngineOptions = {}): Promise<TestEngine> {
  const binary = process.env['KREISRUNDE_ENGINE_BINARY'];
  if (binary === undefined) {
    throw new Error('No engine for tests: give this Vitest project the global setup tools/testing/vitest-ground.ts.');
  }
  const run = createRunDirectory();
  const engine = await startEngine({
    binary,
    dataDir: run.path,
    runDir: run.path,
    webhookUrl: options.webhookUrl ?? 'http://127.0.0.1:9/engine/webhook',
    media: { address: '127.0.0.1' },
    log: createLog(join(run.path, 'logs')),
    ...(options.onChange === undefined ? {} : { onChange: options.onChange }),
  });
  return {
    ...engine.access,
    state: engine.state,
    pid: engine.pid,
    async stop() {
      await engine.stop();
      run.remove();
    },
  };
}

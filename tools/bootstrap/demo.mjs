/** `npm run demo`: from a fresh clone to a living round. Plain JavaScript, for nothing is installed yet. */
import { join } from 'node:path';
import { root } from './checkout.mjs';
import { parseDemoOptions } from './demo-options.mjs';
import { runMain } from './failure.mjs';
import { endWithParent, runLauncher } from './launch.mjs';
import { prepareProduct, preparationSteps } from './prepare.mjs';
import { createProgress } from './progress.mjs';
import { lanEnvironment } from './lan.mjs';
import { provided } from './provided.mjs';

await runMain(async () => {
  const options = parseDemoOptions(process.argv.slice(2), process.env['INIT_CWD'] ?? process.cwd());
  endWithParent();
  const progress = createProgress(preparationSteps + 1);
  const { engineBinary } = await prepareProduct(progress);
  const lan = options.isLan ? lanEnvironment(options) : {};
  return runLauncher(progress, {
    ...provided(engineBinary),
    KREISRUNDE_DEMO_FILE: join(root, 'tools', 'demo', 'county.json'),
    KREISRUNDE_PARTNERS: String(options.partners),
    KREISRUNDE_ANNOUNCE: options.json ? 'json' : 'text',
    ...(options.port === undefined ? {} : { KREISRUNDE_PORT: String(options.port) }),
    ...(options.dataDir === undefined ? {} : { KREISRUNDE_DATA: options.dataDir }),
    ...lan,
  });
});

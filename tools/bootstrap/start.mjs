/** `npm start`: the product itself, configured by the environment (see apps/launcher/src/config.ts). */
import { join } from 'node:path';
import { cacheDir, root } from './checkout.mjs';
import { runMain } from './failure.mjs';
import { endWithParent, runLauncher } from './launch.mjs';
import { prepareProduct, preparationSteps } from './prepare.mjs';
import { createProgress } from './progress.mjs';
import { webDir } from './web-app.mjs';

await runMain(async () => {
  endWithParent();
  const progress = createProgress(preparationSteps + 1);
  const { engineBinary } = await prepareProduct(progress);
  return runLauncher(progress, {
    KREISRUNDE_CACHE_DIR: cacheDir,
    KREISRUNDE_WEB_DIR: webDir,
    KREISRUNDE_ENGINE_BINARY: engineBinary,
    KREISRUNDE_DATA_DIR: process.env['KREISRUNDE_DATA_DIR'] ?? join(root, 'data'),
  });
});

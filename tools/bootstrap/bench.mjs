/** `npm run bench`: measured figures of the running product, beside a bare peer connection. */
import { runMain } from './failure.mjs';
import { endWithParent, runProduct } from './launch.mjs';
import { prepareProduct, preparationSteps } from './prepare.mjs';
import { createProgress } from './progress.mjs';
import { webDir } from './web-app.mjs';

await runMain(async () => {
  endWithParent();
  const { engineBinary } = await prepareProduct(createProgress(preparationSteps));
  return runProduct('bench/src/main.ts', {
    environment: { KREISRUNDE_ENGINE_BINARY: engineBinary, KREISRUNDE_WEB_DIR: webDir },
    args: process.argv.slice(2),
  });
});

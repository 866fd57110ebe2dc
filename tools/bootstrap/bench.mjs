/** `npm run bench`: measured figures of the running product, each beside a peer of the same run. */
import { provideChromium } from './chromium.mjs';
import { runMain } from './failure.mjs';
import { endWithParent, runProduct } from './launch.mjs';
import { prepareProduct, preparationSteps } from './prepare.mjs';
import { createProgress } from './progress.mjs';
import { webDir } from './web-app.mjs';

await runMain(async () => {
  endWithParent();
  const progress = createProgress(preparationSteps + 1);
  const { engineBinary } = await prepareProduct(progress);
  const chromium = await progress.step('Provide Chromium', '1–2 min, once', provideChromium);
  return runProduct('bench/src/main.ts', {
    environment: {
      KREISRUNDE_ENGINE_BINARY: engineBinary,
      KREISRUNDE_WEB_DIR: webDir,
      KREISRUNDE_CHROMIUM: chromium,
    },
    args: process.argv.slice(2),
  });
});

/**
 * `npm run soak -- --kills N [--seed S]`: kills of the whole product on one data directory.
 * `npm run soak -- --minutes M [--seed S]`: a seeded mix of faults and commands in a living round.
 */
import { runMain } from './failure.mjs';
import { endWithParent, runProduct } from './launch.mjs';
import { prepareProduct, preparationSteps } from './prepare.mjs';
import { createProgress } from './progress.mjs';
import { webDir } from './web-app.mjs';

await runMain(async () => {
  endWithParent();
  const { engineBinary } = await prepareProduct(createProgress(preparationSteps));
  return runProduct('tools/soak/main.ts', {
    environment: { KREISRUNDE_ENGINE_BINARY: engineBinary, KREISRUNDE_WEB_DIR: webDir },
    args: process.argv.slice(2),
  });
});

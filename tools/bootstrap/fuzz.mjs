/** `npm run fuzz [-- --seconds N] [--seed S]`: schemathesis against a running demo, by the OpenAPI document it serves. */
import { runMain } from './failure.mjs';
import { endWithParent, runProduct } from './launch.mjs';
import { prepareProduct, preparationSteps } from './prepare.mjs';
import { createProgress } from './progress.mjs';
import { provideSchemathesis } from './schemathesis.mjs';

await runMain(async () => {
  endWithParent();
  const progress = createProgress(preparationSteps + 1);
  await prepareProduct(progress);
  const schemathesis = await progress.step('Provide schemathesis', '30–60 s, once', provideSchemathesis);
  return runProduct('tools/fuzz/main.ts', {
    environment: { KREISRUNDE_SCHEMATHESIS: schemathesis },
    args: process.argv.slice(2),
  });
});

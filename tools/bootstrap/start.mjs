/** `npm start`: the product itself, configured by environment and file (docs/betrieb/einstellungen.md). */
import './config-file.mjs';
import { runMain } from './failure.mjs';
import { endWithParent, runLauncher } from './launch.mjs';
import { prepareProduct, preparationSteps } from './prepare.mjs';
import { createProgress } from './progress.mjs';
import { provided } from './provided.mjs';

await runMain(async () => {
  endWithParent({ isService: true });
  const progress = createProgress(preparationSteps + 1);
  const { engineBinary } = await prepareProduct(progress);
  return runLauncher(progress, provided(engineBinary), 'Start database, engine and pages');
});

/** `npm run check`: needs the packages, nothing else. */
import { runMain } from './failure.mjs';
import { endWithParent, runProduct } from './launch.mjs';
import { installPackages } from './packages.mjs';
import { checkPrerequisites } from './prerequisites.mjs';
import { createProgress } from './progress.mjs';

await runMain(async () => {
  endWithParent();
  const progress = createProgress(2);
  await progress.step('Check Node and npm', 'a moment', checkPrerequisites);
  await progress.step('Install npm packages', '20–60 s, once', installPackages);
  return runProduct('tools/checks/check.ts');
});

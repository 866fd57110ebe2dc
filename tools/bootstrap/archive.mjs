/** `npm run backup` and `npm run restore`: the whole store in one file, and back. */
import './config-file.mjs';
import { runMain } from './failure.mjs';
import { endWithParent, runProduct } from './launch.mjs';
import { installPackages } from './packages.mjs';
import { checkPrerequisites } from './prerequisites.mjs';
import { provided } from './provided.mjs';

await runMain(async () => {
  endWithParent();
  await checkPrerequisites();
  await installPackages({ note: () => undefined });
  return runProduct('apps/launcher/src/archive.ts', { environment: provided(''), args: process.argv.slice(2) });
});

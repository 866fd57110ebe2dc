/** `npm run doctor`: looks at the installation and at the machine it stands on; builds nothing. */
import './config-file.mjs';
import { findEngine } from './engine.mjs';
import { runMain } from './failure.mjs';
import { endWithParent, runProduct } from './launch.mjs';
import { installPackages } from './packages.mjs';
import { checkPrerequisites } from './prerequisites.mjs';
import { provided } from './provided.mjs';

await runMain(async () => {
  endWithParent();
  await checkPrerequisites();
  await installPackages({ note: () => undefined });
  const binary = await findEngine();
  return runProduct('apps/launcher/src/doctor.ts', {
    environment: binary === undefined ? provided('') : provided(binary),
    args: process.argv.slice(2),
  });
});

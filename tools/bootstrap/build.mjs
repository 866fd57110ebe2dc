/**
 * `npm run build`: everything a service needs to start without building: packages, pages, and the media engine in
 * build/. Run it as the owner of the checkout; the service itself only reads.
 */
import './config-file.mjs';
import { copyFileSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './checkout.mjs';
import { runMain } from './failure.mjs';
import { endWithParent } from './launch.mjs';
import { prepareProduct, preparationSteps } from './prepare.mjs';
import { createProgress } from './progress.mjs';
import { webDir } from './web-app.mjs';

await runMain(async () => {
  endWithParent();
  const { engineBinary } = await prepareProduct(createProgress(preparationSteps));
  const folder = join(root, 'build');
  const target = join(folder, 'livekit-server');
  if (engineBinary !== target) {
    mkdirSync(folder, { recursive: true });
    // A service may be running the former one: it is replaced, never overwritten.
    copyFileSync(engineBinary, `${target}.new`);
    renameSync(`${target}.new`, target);
  }
  process.stdout.write(`Pages: ${webDir}\nMedia engine: ${target}\n`);
  return 0;
});

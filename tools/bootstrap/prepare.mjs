import { provideEngine } from './engine.mjs';
import { installPackages } from './packages.mjs';
import { checkPrerequisites } from './prerequisites.mjs';
import { buildWebApp } from './web-app.mjs';

/** How many steps `prepareProduct` takes. */
export const preparationSteps = 4;

/**
 * From a bare checkout to everything the launcher needs; each step does nothing where nothing has changed.
 * @param {ReturnType<typeof import('./progress.mjs').createProgress>} progress
 * @returns {Promise<{ engineBinary: string }>}
 */
export async function prepareProduct(progress) {
  await progress.step('Check Node and npm', 'a moment', checkPrerequisites);
  await progress.step('Install npm packages', '20–60 s, once', installPackages);
  const engineBinary = await progress.step('Provide the media engine LiveKit', '2–3 min, once', provideEngine);
  await progress.step('Build the web application', '5–15 s', buildWebApp);
  return { engineBinary };
}

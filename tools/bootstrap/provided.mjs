import { cacheDir } from './checkout.mjs';
import { webDir } from './web-app.mjs';

/**
 * What the bootstrap provides unless the environment names it.
 * @param {string} engineBinary
 * @returns {NodeJS.ProcessEnv}
 */
export function provided(engineBinary) {
  return {
    KREISRUNDE_CACHE_DIR: cacheDir,
    KREISRUNDE_WEB_DIR: webDir,
    KREISRUNDE_ENGINE_BINARY: engineBinary,
  };
}

/**
 * What an operator's configuration file says about the things the bootstrap provides: imported first, for the modules
 * after it read the environment as they load. All other settings of the file are read by the launcher.
 */
import { existsSync, readFileSync } from 'node:fs';
import * as util from 'node:util';

const usualFile = '/etc/kreisrunde/kreisrunde.env';
const names = ['KREISRUNDE_CACHE_DIR', 'KREISRUNDE_WEB_DIR', 'KREISRUNDE_ENGINE_BINARY'];

const file = process.env['KREISRUNDE_CONFIG_FILE'] || usualFile;
// Node has parseEnv since 20.12; a file that cannot be read is the launcher's to complain about.
if (existsSync(file) && 'parseEnv' in util) {
  const values = util.parseEnv(readFileSync(file, 'utf8'));
  for (const name of names) if (!process.env[name] && values[name]) process.env[name] = values[name];
}

/** `npm run docs:settings`: writes the page of all settings from the schema. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../bootstrap/checkout.mjs';
import { settingsPage } from './page.ts';

writeFileSync(join(root, 'docs', 'betrieb', 'einstellungen.md'), settingsPage());

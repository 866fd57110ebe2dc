import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf, node24, root } from './checkout.mjs';
import { runOrFail } from './command.mjs';

const configuredDir = process.env['KREISRUNDE_WEB_DIR'] || undefined;
export const webDir = configuredDir ?? join(root, 'apps', 'web', 'dist');
const stampFile = join(webDir, '.sources');

/** @param {import('./progress.mjs').StepControl} control */
export async function buildWebApp(control) {
  if (configuredDir !== undefined) {
    control.note(`as configured: ${configuredDir}`);
    return;
  }
  const sources = digestOf(['package-lock.json', 'packages', 'apps/web']);
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === sources) {
    control.note('unchanged');
    return;
  }
  // Built beside and then swapped: a round that is running keeps its pages until the very end.
  const fresh = `${webDir}.${process.pid}`;
  const old = `${webDir}.old.${process.pid}`;
  try {
    await runOrFail(
      node24(),
      [
        join(root, 'node_modules', 'vite', 'bin', 'vite.js'),
        'build',
        '--outDir',
        fresh,
        '--emptyOutDir',
        '--logLevel',
        'warn',
      ],
      {
        cwd: join(root, 'apps', 'web'),
        env: { ...process.env, NODE_ENV: 'production', NO_COLOR: '1' },
        purpose: 'Building the web application',
      },
    );
    writeFileSync(join(fresh, '.sources'), sources);
    if (existsSync(webDir)) renameSync(webDir, old);
    renameSync(fresh, webDir);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
    rmSync(old, { recursive: true, force: true });
  }
}

/**
 * `npm run gallery`: every screen in every state, on fixed data, in the development build.
 * `npm run gallery -- --check`: looks at all of them at each size, in both languages, zoomed and with forced colours;
 * the pictures lie in e2e/screens/gallery afterwards. `--check klingeln` looks at one screen.
 */
import { delimiter, join } from 'node:path';
import { node24, root } from './checkout.mjs';
import { provideChromium } from './chromium.mjs';
import { run } from './command.mjs';
import { runMain } from './failure.mjs';
import { endWithParent } from './launch.mjs';
import { installPackages } from './packages.mjs';
import { checkPrerequisites } from './prerequisites.mjs';
import { createProgress } from './progress.mjs';

const port = '42001';

await runMain(async () => {
  endWithParent();
  const [option, only = ''] = process.argv.slice(2);
  const isCheck = option === '--check';
  const progress = createProgress(isCheck ? 3 : 2);
  await progress.step('Check Node and npm', 'a moment', checkPrerequisites);
  await progress.step('Install npm packages', '20–60 s, once', installPackages);
  const path = `${join(root, 'node_modules', '.bin')}${delimiter}${process.env['PATH'] ?? ''}`;
  if (!isCheck) {
    process.stdout.write(`\nThe gallery: http://127.0.0.1:${port}/gallery.html\n`);
    const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
    const { code } = await run(node24(), [vite, '--port', port, '--logLevel', 'warn'], {
      cwd: join(root, 'apps', 'web'),
      env: { ...process.env, PATH: path },
      isShown: true,
    });
    return code ?? 1;
  }
  const chromium = await progress.step('Provide Chromium', '1–2 min, once', provideChromium);
  const { code } = await run(
    node24(),
    [join(root, 'node_modules', '@playwright', 'test', 'cli.js'), 'test', 'journeys/gallery.spec.ts'],
    {
      cwd: join(root, 'e2e'),
      env: {
        ...process.env,
        PATH: path,
        KREISRUNDE_CHROMIUM: chromium,
        KREISRUNDE_GALLERY: 'complete',
        KREISRUNDE_GALLERY_ONLY: only,
      },
      isShown: true,
    },
  );
  return code ?? 1;
});

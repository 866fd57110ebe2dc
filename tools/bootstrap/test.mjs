/**
 * `npm test`: everything, on a fresh machine: rules, server, launcher and web by Vitest, on the real database and the
 * real engine; then the journeys of e2e/ in a real browser. The last line is "N passed, N failed".
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { node24, root } from './checkout.mjs';
import { provideChromium } from './chromium.mjs';
import { endAllCommands, run } from './command.mjs';
import { runMain } from './failure.mjs';
import { endWithParent } from './launch.mjs';
import { prepareProduct, preparationSteps } from './prepare.mjs';
import { createProgress } from './progress.mjs';
import { sum, tallyOfPlaywright, tallyOfVitest } from './test-results.mjs';
import { webDir } from './web-app.mjs';

const vitestLimitMs = 8 * 60_000;
const playwrightLimitMs = 19.5 * 60_000;

/**
 * Runs a test runner on Node 24 with its output shown; one that takes too long is ended.
 * @param {readonly string[]} command
 * @param {{ cwd: string, env: NodeJS.ProcessEnv, limitMs: number }} options
 */
async function runTests(command, { cwd, env, limitMs }) {
  const limit = setTimeout(() => {
    process.stderr.write(`\nThe tests took more than ${limitMs / 60_000} minutes and are ended.\n`);
    endAllCommands();
  }, limitMs);
  const path = `${join(root, 'node_modules', '.bin')}${delimiter}${process.env['PATH'] ?? ''}`;
  const { code } = await run(node24(), command, { cwd, env: { ...process.env, ...env, PATH: path }, isShown: true });
  clearTimeout(limit);
  return code;
}

async function runEverything() {
  const progress = createProgress(preparationSteps + 1);
  const { engineBinary } = await prepareProduct(progress);
  const chromium = await progress.step('Provide Chromium', '1–2 min, once', provideChromium);
  const env = {
    KREISRUNDE_ENGINE_BINARY: engineBinary,
    KREISRUNDE_CHROMIUM: chromium,
    KREISRUNDE_WEB_DIR: webDir,
  };
  const reports = mkdtempSync(join(tmpdir(), 'kreisrunde-tests-'));
  try {
    const vitestReport = join(reports, 'vitest.json');
    const vitestCode = await runTests(
      [
        join(root, 'node_modules', 'vitest', 'vitest.mjs'),
        'run',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${vitestReport}`,
      ],
      { cwd: root, env, limitMs: vitestLimitMs },
    );
    const playwrightReport = join(reports, 'playwright.json');
    const playwrightCode = await runTests(
      [join(root, 'node_modules', '@playwright', 'test', 'cli.js'), 'test', '--reporter=list,json'],
      {
        cwd: join(root, 'e2e'),
        env: { ...env, PLAYWRIGHT_JSON_OUTPUT_NAME: playwrightReport },
        limitMs: playwrightLimitMs,
      },
    );
    const { passed, failed, skipped, failures } = sum([
      tallyOfVitest({ reportFile: vitestReport, code: vitestCode }),
      tallyOfPlaywright({ reportFile: playwrightReport, code: playwrightCode }),
    ]);
    for (const failure of failures) process.stdout.write(`failed: ${failure}\n`);
    if (skipped > 0) process.stdout.write(`${skipped} skipped\n`);
    process.stdout.write(`${passed} passed, ${failed} failed\n`);
    return failed === 0 ? 0 : 1;
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }
}

await runMain(async () => {
  endWithParent();
  try {
    return await runEverything();
  } catch (error) {
    process.once('exit', () => process.stdout.write('0 passed, 1 failed\n'));
    throw error;
  }
});

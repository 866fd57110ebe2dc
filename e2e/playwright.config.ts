import { defineConfig } from '@playwright/test';
import { chromiumArguments, chromiumPath } from './src/chromium.ts';

/** Journeys run one after another: two cores carry one round at a time. */
export default defineConfig({
  testDir: './journeys',
  workers: 1,
  fullyParallel: false,
  retries: 0,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['json', { outputFile: 'test-results/results.json' }]],
  use: {
    launchOptions: { executablePath: chromiumPath, args: chromiumArguments },
    locale: 'de-DE',
    timezoneId: 'Europe/Berlin',
    permissions: ['camera', 'microphone'],
    viewport: { width: 1194, height: 834 },
    actionTimeout: 15_000,
  },
});

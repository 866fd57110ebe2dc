import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import type { Browser } from '@playwright/test';
import type { Run } from './group.ts';
import { writeDenseSpeech } from './media/dense-speech.ts';
import { root } from './places.ts';
import { startProduct } from './product/product.ts';

/** Debian's Chromium, unless the start of the bench has found another. */
const chromiumPath = process.env['KREISRUNDE_CHROMIUM'] ?? '/usr/bin/chromium';

/** Opens what groups may use, and ends all of it, also after a failure. */
export async function withRun<T>(isQuick: boolean, work: (run: Run) => Promise<T>): Promise<T> {
  const ends: (() => Promise<void> | void)[] = [];
  let browser: Promise<Browser> | null = null;
  const run: Run = {
    isQuick,
    say: (text) => void process.stderr.write(`  ${text}\n`),
    onEnd: (end) => void ends.push(end),
    startProduct: async (options = {}) => {
      const product = await startProduct(options);
      ends.push(() => product.stop());
      return product;
    },
    browser: () => (browser ??= openBrowser((end) => ends.push(end))),
  };
  try {
    return await work(run);
  } finally {
    for (const end of ends.toReversed()) await end();
  }
}

async function openBrowser(onEnd: (end: () => Promise<void> | void) => void): Promise<Browser> {
  const directory = mkdtempSync(join(tmpdir(), 'kreisrunde-bench-'));
  onEnd(() => rmSync(directory, { recursive: true }));
  const speech = join(directory, 'speech.wav');
  writeDenseSpeech(join(root, 'e2e/fixtures/speech.wav'), speech);
  const browser = await chromium.launch({
    executablePath: chromiumPath,
    args: [
      '--no-sandbox',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--use-fake-ui-for-media-stream',
      '--use-fake-device-for-media-stream',
      `--use-file-for-fake-audio-capture=${speech}`,
      '--disable-background-timer-throttling',
      '--disable-renderer-backgrounding',
      '--disable-backgrounding-occluded-windows',
      '--autoplay-policy=no-user-gesture-required',
    ],
  });
  onEnd(() => browser.close());
  return browser;
}

import type { Browser, BrowserContext, CDPSession, Page } from '@playwright/test';
import type { BenchPerson } from '../product/product.ts';
import { tablet } from './pages.ts';

/** A cheap tablet on a weak line, as the issue names it; the round trip is that of the usual profile of this line. */
export const bell = 'Annehmen';
const slowdown = 4;
const bitsASecond = 1_600_000;
const roundTripMs = 150;
const patienceMs = 60_000;
const everyMs = 100;

type Seen = { usableAt: number; longTasks: number[] };
declare global {
  interface Window {
    benchPage: Seen;
  }
}

export type SlowPage = {
  readonly page: Page;
  /** Bytes that came over the line since the last call, compressed as they came. */
  takeBytes(): number;
  emptyCache(): Promise<void>;
};

/** A context in which this person is signed in; its pages note what is watched. */
export async function openSlowDevice(browser: Browser, person: BenchPerson): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: tablet,
    locale: 'de-DE',
    permissions: ['camera', 'microphone'],
  });
  const page = await context.newPage();
  await page.goto(person.signInUrl);
  await page.locator('main').waitFor();
  await page.close();
  await watchPages(context, bell);
  return context;
}

/** A page of this context that computes four times slower and loads over 1.6 Mbit/s. */
export async function openSlowPage(context: BrowserContext): Promise<SlowPage> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: roundTripMs,
    downloadThroughput: bitsASecond / 8,
    uploadThroughput: bitsASecond / 8,
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  return {
    page,
    takeBytes: countBytes(session),
    emptyCache: async () => void (await session.send('Network.clearBrowserCache')),
  };
}

function countBytes(session: CDPSession): () => number {
  let bytes = 0;
  session.on('Network.dataReceived', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  return () => {
    const taken = bytes;
    bytes = 0;
    return taken;
  };
}

/** Notes when the first control of this name can be used, and every task that keeps the page from answering. */
async function watchPages(context: BrowserContext, control: string): Promise<void> {
  await context.addInitScript((name) => {
    const seen: Seen = { usableAt: 0, longTasks: [] };
    window.benchPage = seen;
    new PerformanceObserver((list) => {
      seen.longTasks.push(...list.getEntries().map((entry) => entry.duration));
    }).observe({ type: 'longtask', buffered: true });
    const look = (): void => {
      const button = [...document.querySelectorAll('button')].find((one) => one.textContent.includes(name));
      const isUsable = button !== undefined && button.ariaDisabled !== 'true' && button.querySelector('svg') !== null;
      // The frame after this one has it on the glass.
      if (isUsable) requestAnimationFrame(() => requestAnimationFrame((at) => (seen.usableAt = at)));
      else requestAnimationFrame(look);
    };
    look();
  }, control);
}

/** Milliseconds from the beginning of the navigation until the watched control can be used. */
export async function usableAfter(page: Page): Promise<number> {
  // Not waitForFunction: the pages forbid code made of text.
  for (let waited = 0; waited < patienceMs; waited += everyMs) {
    const usableAt = await page.evaluate(() => window.benchPage.usableAt);
    if (usableAt > 0) return usableAt;
    await page.waitForTimeout(everyMs);
  }
  throw new Error(`"${bell}" cannot be tapped`);
}

/** Forgets the long tasks so far. */
export async function forgetTasks(page: Page): Promise<void> {
  await page.evaluate(() => (window.benchPage.longTasks = []));
}

/** The longest task since then, in ms; one below 50 ms is none for the browser and counts as 0. */
export function longestTask(page: Page): Promise<number> {
  return page.evaluate(() => Math.max(0, ...window.benchPage.longTasks));
}

import { expect, test, type Browser } from '@playwright/test';
import { startDemo, type Demo } from '../src/demo.ts';

/** No page asks for anything the policy of its server forbids: a browser says so in its console. */
let demo: Demo;
test.beforeAll(async () => {
  demo = await startDemo(0);
});
test.afterAll(() => demo.stop());

const complaint = /Content Security Policy|Permissions-Policy|Cross-Origin|Refused to/i;

async function complaintsOf(browser: Browser, first: string, paths: readonly string[]): Promise<readonly string[]> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const found: string[] = [];
  page.on('console', (message) => {
    if (complaint.test(message.text())) found.push(`${page.url()}: ${message.text()}`);
  });
  await page.goto(first);
  for (const path of paths) {
    await page.goto(new URL(path, page.url()).href);
    // The page stands: whatever it writes into itself is written.
    await expect(page.locator('h1, h2, button').first()).toBeVisible();
  }
  await context.close();
  return found;
}

test('no page breaks the policy it is served with', async ({ browser }) => {
  const { wallUrl, administrationUrl } = demo;
  const parts = ['', '/verteiler', '/einstellungen', '/pruefung', '/protokoll', '/betrieb', '/zugang'];
  const found = [
    await complaintsOf(browser, demo.person('landkreis').signInUrl, ['/', '/ersparnis']),
    await complaintsOf(browser, demo.person('calbe').signInUrl, ['/', '/geraete']),
    await complaintsOf(browser, wallUrl, ['/bildwand']),
    await complaintsOf(browser, administrationUrl, [...parts.map((part) => `/verwaltung${part}`), '/api/docs']),
    await complaintsOf(browser, new URL('/anmelden', wallUrl).href, ['/zugang', '/verbinden', '/einladung']),
  ];
  expect(found.flat()).toEqual([]);
});

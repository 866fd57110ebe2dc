import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { z } from 'zod';
import { allLooks, nameOf, someLooks, windowOf, type Look } from '../src/gallery/combinations.ts';
import { serveGallery } from '../src/gallery/gallery-server.ts';

/**
 * Every state of every screen, looked at without server and media. `npm test` looks at each state in some of the sizes,
 * zooms and contrasts and in one language, changing from state to state; `npm run gallery -- --check` at all of it, and
 * leaves the pictures in e2e/screens/gallery.
 */
const isComplete = process.env['KREISRUNDE_GALLERY'] === 'complete';
const only = process.env['KREISRUNDE_GALLERY_ONLY'] ?? '';
const pictures = fileURLToPath(new URL('../screens/gallery/', import.meta.url));
const languages = ['de', 'en'] as const;

const catalogue = z.array(
  z.object({ screen: z.string(), device: z.enum(['hand', 'wall']), states: z.array(z.string()) }),
);
const sentences = z.array(z.string());

type Shown = { readonly screen: string; readonly state: string; readonly language: string };

let gallery: Awaited<ReturnType<typeof serveGallery>>;
let page: Page;
let shelf: z.infer<typeof catalogue> = [];
let visits = 0;

test.beforeAll(async ({ browser }) => {
  gallery = await serveGallery();
  page = await openPage(browser);
  await page.goto(gallery.url);
  shelf = catalogue.parse(await page.evaluate(() => Reflect.get(window, 'gallery')?.screens));
});
test.afterAll(() => gallery.stop());

async function openPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ reducedMotion: 'reduce', timezoneId: 'Europe/Berlin', locale: 'de-DE' });
  return context.newPage();
}

async function show({ screen, state, language }: Shown): Promise<void> {
  visits += 1;
  const hash = `#/${screen}/${state}?lang=${language}`;
  await page.goto(`${gallery.url}?visit=${visits}${hash}`);
  await expect(page.locator('html'), hash).toHaveAttribute('data-gallery', `${hash} ready`);
}

async function dress(look: Look): Promise<void> {
  await page.emulateMedia({ forcedColors: look.isForced ? 'active' : 'none' });
  await page.setViewportSize(windowOf(look));
  // Two frames: layouts that measure themselves have measured.
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
}

/** Forced colours are the reader's own: axe would judge the ones they replace. */
async function axeFindings({ isForced }: Look): Promise<string[]> {
  // Legacy: within this page alone. There are no frames in it, and a second page for the result takes seconds.
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ preload: false });
  const { violations } = await (isForced ? axe.disableRules('color-contrast') : axe).analyze();
  return violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`);
}

/** Complaints about one state in one language. */
async function complaintsAbout(shown: Shown, looks: readonly Look[]): Promise<string[]> {
  const complaints: string[] = [];
  const label = `${shown.screen}/${shown.state} ${shown.language}`;
  await dress({ size: { name: 'start', width: 1194, height: 834 }, text: 100, isForced: false });
  await show(shown);
  for (const [index, look] of looks.entries()) {
    await dress(look);
    const findings = sentences.parse(await page.evaluate(() => Reflect.get(window, 'gallery')?.look()));
    // What axe judges depends on theme and size alone; the geometry is what changes everywhere.
    if (isComplete ? look.text === 100 : index === 0) findings.push(...(await axeFindings(look)));
    complaints.push(...findings.map((finding) => `${label} ${nameOf(look)}: ${finding}`));
    if (isComplete) {
      await page.screenshot({
        path: `${pictures}${shown.screen}/${shown.state} ${shown.language} ${nameOf(look)}.png`,
      });
    }
  }
  return complaints;
}

/** Screens of the gallery, in its order. The first test sees to it that none is left out. */
const screens = [
  'zentrale',
  'einberufen',
  'bereitschaft',
  'klingeln',
  'vorbereitung',
  'teilnahme',
  'bedienpult',
  'bildwand',
  'ende-der-runde',
  'rahmen',
  'anmelden',
  'ersteinrichtung',
  'verwaltung-personen',
  'verwaltung-verteiler',
  'verwaltung-einstellungen',
  'verwaltung-betrieb',
];

test('every screen of the gallery is looked at', () => {
  expect(shelf.map((one) => one.screen)).toEqual(screens);
});

for (const [shift, screen] of screens.entries()) {
  test(`${screen}: every state is whole, reachable and readable`, async () => {
    test.skip(!screen.includes(only), 'another screen is asked for');
    test.setTimeout(isComplete ? 60 * 60_000 : 300_000);
    rmSync(`${pictures}${screen}`, { recursive: true, force: true });
    const { device, states } = shelf.find((one) => one.screen === screen) ?? { device: 'hand', states: [] };
    const complaints: string[] = [];
    for (const [index, state] of states.entries()) {
      const turn = shift + index;
      const spoken = isComplete ? languages : [languages[turn % languages.length] ?? 'de'];
      for (const language of spoken) {
        const looks = isComplete ? allLooks(device) : someLooks(device, turn);
        complaints.push(...(await complaintsAbout({ screen, state, language }, looks)));
      }
    }
    expect(states.length).toBeGreaterThan(0);
    expect(complaints).toEqual([]);
  });
}

test('the page speaks as the browser does, changes on a tap, and keeps the choice', async ({ browser }) => {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 834, height: 1194 } });
  const reader = await context.newPage();
  await reader.goto(`${gallery.url}#/bereitschaft/bereit`);
  await expect(reader.locator('html')).toHaveAttribute('lang', 'en');
  await expect(reader.getByText('Tuesday, 24 November 2026')).toBeVisible();
  const german = reader.getByRole('button', { name: /Deutsch/ });
  await expect(german).toHaveAttribute('lang', 'de');
  await german.click();
  await expect(reader.getByText('Dienstag, 24. November 2026')).toBeVisible();
  await expect(reader.locator('html')).toHaveAttribute('lang', 'de');
  await reader.reload();
  await expect(reader.getByText('Dienstag, 24. November 2026')).toBeVisible();
  await expect(reader.getByRole('button', { name: /English/ })).toBeVisible();
  await context.close();
});

test('a control that has just moved under the finger ignores the tap, and answers the next one', async ({
  browser,
}) => {
  const context = await browser.newContext({ hasTouch: true, locale: 'de-DE', reducedMotion: 'reduce' });
  const tablet = await context.newPage();
  await tablet.setViewportSize({ width: 1194, height: 834 });
  await tablet.goto(`${gallery.url}#/zentrale/bereit?lang=de`);
  await expect(tablet.locator('html')).toHaveAttribute('data-gallery', '#/zentrale/bereit?lang=de ready');
  const convene = tablet
    .getByRole('region', { name: 'Bürgermeisterrunde' })
    .getByRole('button', { name: 'Einberufen' });
  const dialog = tablet.getByRole('dialog');
  const before = await convene.boundingBox();
  await tablet.evaluate(async () => {
    const news = document.createElement('p');
    news.style.height = '90px';
    document.querySelector('main')?.prepend(news);
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  });
  const box = await convene.boundingBox();
  if (before === null || box === null) throw new Error('no button');
  expect(box.y - before.y).toBeGreaterThan(40);
  const tap = () => tablet.touchscreen.tap(box.x + box.width / 2, box.y + box.height / 2);
  let taps = 0;
  await expect(async () => {
    taps += 1;
    await tap();
    await expect(dialog).toBeVisible({ timeout: 60 });
  }).toPass({ intervals: [60] });
  expect(taps).toBeGreaterThan(1);
  await context.close();
});

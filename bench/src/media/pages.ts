import type { Browser, Locator, Page } from '@playwright/test';
import type { Product } from '../product/product.ts';
import { installProbe } from './page-probe.ts';

export type Viewport = { readonly width: number; readonly height: number };
export const tablet: Viewport = { width: 1194, height: 834 };
export const bigScreen: Viewport = { width: 1920, height: 1080 };

const none = (): Promise<void> => Promise.resolve();

/** A page of its own device: with cookies, camera and microphone of its own, and the probe in it. */
export async function openPage(
  browser: Browser,
  { url, viewport, prepare = none }: { url: string; viewport: Viewport; prepare?: (page: Page) => Promise<void> },
): Promise<Page> {
  const context = await browser.newContext({ viewport, locale: 'de-DE', permissions: ['camera', 'microphone'] });
  const page = await context.newPage();
  await installProbe(page);
  await prepare(page);
  await page.goto(url);
  return page;
}

export function openSeat(browser: Browser, product: Product, key: string): Promise<Page> {
  return openPage(browser, { url: product.person(key).signInUrl, viewport: tablet });
}

const takenWithinMs = 2_000;
const patienceMs = 30_000;

/**
 * Taps until the page sends a command: a control that has just moved under the finger ignores taps, and nobody looks
 * here whether it did. Throws where no command is ever sent.
 */
export async function tapCommand(control: Locator): Promise<void> {
  const page = control.page();
  let isSent = false;
  const sent = page
    .waitForRequest((request) => request.url().endsWith('/commands'), { timeout: patienceMs })
    .then(() => (isSent = true))
    .catch(() => undefined);
  const end = Date.now() + patienceMs;
  while (!isSent && Date.now() < end) {
    // What is gone was taken, and its command is on the way.
    await control.click({ timeout: takenWithinMs }).catch(() => undefined);
    await Promise.race([sent, page.waitForTimeout(takenWithinMs)]);
  }
  await sent;
  if (!isSent) throw new Error(`no command from ${String(control)}`);
}

/** By the digits on the wall. */
export async function pairWall(chair: Page, wall: Page): Promise<void> {
  const digits = wall.getByText(/^\s*\d{3}\s?\d{3}\s*$/).first();
  const code = (await digits.innerText()).replaceAll(/\D/g, '');
  await chair.getByRole('button', { name: 'Bildwand verbinden' }).click();
  const dialog = chair.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Code' }).fill(code);
  await dialog.getByRole('button', { name: 'Verbinden' }).click();
  await dialog.waitFor({ state: 'hidden' });
}

export async function convene(chair: Page): Promise<void> {
  const group = chair.getByRole('region', { name: 'Bürgermeisterrunde' });
  await group.getByRole('button', { name: 'Einberufen' }).click();
  await chair
    .getByRole('dialog', { name: /einberufen/i })
    .getByRole('button', { name: /jetzt einberufen$/ })
    .click();
  await chair.getByRole('list', { name: 'Teilnehmende' }).waitFor();
}

export async function chairIsReady(chair: Page): Promise<void> {
  await tapCommand(chair.getByRole('button', { name: 'Ich bin bereit' }));
  await chair.getByRole('button', { name: /^Kamera/, pressed: true }).waitFor();
}

/** From the ring into the room, camera and microphone released. */
export async function answer(partner: Page): Promise<void> {
  await tapCommand(partner.getByRole('alertdialog').getByRole('button', { name: 'Annehmen' }));
  await tapCommand(partner.getByRole('button', { name: 'Ich bin bereit' }));
}

export async function endRound(chair: Page): Promise<void> {
  await chair.getByRole('button', { name: /Für alle beenden/ }).click();
  await tapCommand(chair.getByRole('alertdialog').getByRole('button', { name: 'Für alle beenden' }));
  await chair.getByRole('button', { name: 'Zur Zentrale' }).click();
  await chair.getByRole('region', { name: 'Bürgermeisterrunde' }).waitFor();
}

import type { Browser, Locator, Page } from '@playwright/test';
import { installProbe, firstFrame, firstSound, forget, lastMedia, pressedAt } from './page-probe.ts';
import type { BenchPerson, Product } from '../product/product.ts';

const desk = { width: 1194, height: 834 };
const bigScreen = { width: 1920, height: 1080 };
/** Longer than anything in flight may still arrive after "off". */
const quietMs = 700;

/** Three browsers that hold one round after another: the chair's tablet, the wall, one partner. */
export class BenchRound {
  readonly #partner: BenchPerson;
  readonly chairPage: Page;
  readonly wallPage: Page;
  readonly partnerPage: Page;

  private constructor(partner: BenchPerson, pages: { chair: Page; wall: Page; partner: Page }) {
    this.#partner = partner;
    this.chairPage = pages.chair;
    this.wallPage = pages.wall;
    this.partnerPage = pages.partner;
  }

  static async open(browser: Browser, product: Product): Promise<BenchRound> {
    const partner = product.person('calbe');
    const round = new BenchRound(partner, {
      chair: await openPage(browser, product.person('landkreis').signInUrl, desk),
      wall: await openPage(browser, product.wallUrl, bigScreen),
      partner: await openPage(browser, partner.signInUrl, desk),
    });
    await round.#pairWall();
    return round;
  }

  async convene(): Promise<void> {
    const group = this.chairPage.getByRole('region', { name: 'Bürgermeisterrunde' });
    await group.getByRole('button', { name: 'Einberufen' }).click();
    await this.chairPage
      .getByRole('dialog', { name: /einberufen/i })
      .getByRole('button', { name: /jetzt einberufen$/ })
      .click();
    await this.chairPage.getByRole('list', { name: 'Teilnehmende' }).waitFor();
  }

  async chairIsReady(): Promise<void> {
    await this.chairPage.getByRole('button', { name: 'Ich bin bereit' }).click();
    await this.chairPage.getByRole('button', { name: /^Kamera/, pressed: true }).waitFor();
  }

  async allOn(): Promise<void> {
    await this.chairPage.getByRole('button', { name: 'Alle zuschalten' }).click();
  }

  /** "Annehmen" → first picture of the chair, who is on air, on the answering device. */
  async accept(): Promise<number> {
    const ring = this.partnerPage.getByRole('alertdialog');
    await ring.getByRole('button', { name: 'Annehmen' }).click();
    const pressed = await pressedAt(this.partnerPage);
    return (await firstFrame(this.partnerPage, pressed)) - pressed;
  }

  /** "Ich bin bereit" with the chair's key on → first picture on the wall. */
  async beReady(): Promise<number> {
    await forget(this.wallPage);
    const button = this.partnerPage.getByRole('button', { name: 'Ich bin bereit' });
    await button.click();
    const pressed = await pressedAt(this.partnerPage);
    return (await firstFrame(this.wallPage, pressed, this.#partner.shortName)) - pressed;
  }

  /** "Ich bin bereit" while the chair's keys are off. */
  async releaseOff(): Promise<void> {
    await this.partnerPage.getByRole('button', { name: 'Ich bin bereit' }).click();
    await this.#switch('Bild').waitFor();
    await this.#switch('Ton').waitFor();
  }

  async pause(milliseconds: number): Promise<void> {
    await this.chairPage.waitForTimeout(milliseconds);
  }

  async end(): Promise<void> {
    await this.chairPage.getByRole('button', { name: /Für alle beenden/ }).click();
    await this.chairPage.getByRole('alertdialog').getByRole('button', { name: 'Für alle beenden' }).click();
    await this.chairPage.getByRole('button', { name: 'Zur Zentrale' }).click();
    await this.chairPage.getByRole('region', { name: 'Bürgermeisterrunde' }).waitFor();
  }

  async switchPictureOn(): Promise<number> {
    await this.#press('Bild');
    const pressed = await pressedAt(this.chairPage);
    return (await firstFrame(this.wallPage, pressed, this.#partner.shortName)) - pressed;
  }

  async switchSoundOn(): Promise<number> {
    await forget(this.chairPage);
    await this.#press('Ton');
    const pressed = await pressedAt(this.chairPage);
    return (await firstSound(this.chairPage, pressed)) - pressed;
  }

  /** Off → last frame presented on the wall. */
  async switchPictureOff(): Promise<number> {
    await forget(this.wallPage);
    await this.#press('Bild');
    const pressed = await pressedAt(this.chairPage);
    await this.wallPage.waitForTimeout(quietMs);
    const { frame } = await lastMedia(this.wallPage, this.#partner.shortName);
    return Math.max(0, (frame ?? pressed) - pressed);
  }

  /** Off → last audible sound on the chair's tablet. */
  async switchSoundOff(): Promise<number> {
    await forget(this.chairPage);
    await this.#press('Ton');
    const pressed = await pressedAt(this.chairPage);
    await this.chairPage.waitForTimeout(quietMs);
    return Math.max(0, ((await lastMedia(this.chairPage, '')).sound ?? pressed) - pressed);
  }

  #press(medium: 'Bild' | 'Ton'): Promise<void> {
    return this.#switch(medium).click();
  }

  #switch(medium: 'Bild' | 'Ton'): Locator {
    return this.chairPage
      .getByRole('list', { name: 'Teilnehmende' })
      .getByRole('switch', { name: `${medium} ${this.#partner.shortName}` });
  }

  async #pairWall(): Promise<void> {
    const digits = this.wallPage.getByText(/^\s*\d{3}\s?\d{3}\s*$/).first();
    const code = (await digits.innerText()).replaceAll(/\D/g, '');
    await this.chairPage.getByRole('button', { name: 'Bildwand verbinden' }).click();
    const dialog = this.chairPage.getByRole('dialog');
    await dialog.getByRole('textbox', { name: 'Code' }).fill(code);
    await dialog.getByRole('button', { name: 'Verbinden' }).click();
    await dialog.waitFor({ state: 'hidden' });
  }
}

async function openPage(browser: Browser, url: string, viewport: { width: number; height: number }): Promise<Page> {
  const context = await browser.newContext({ viewport, locale: 'de-DE', permissions: ['camera', 'microphone'] });
  const page = await context.newPage();
  await installProbe(page);
  await page.goto(url);
  return page;
}

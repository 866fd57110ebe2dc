import type { Browser, Locator, Page } from '@playwright/test';
import type { BenchPerson, Product } from '../product/product.ts';
import { firstFrame, firstSound, forget, lastMedia, pressedAt } from './page-probe.ts';
import { bigScreen, chairIsReady, convene, endRound, openPage, pairWall, tablet, tapCommand } from './pages.ts';

/** Longer than anything in flight may still arrive after "off". */
const quietMs = 700;

/** Three browsers that hold one round after another: the chair's tablet, the wall, one partner. */
export class BenchRound {
  readonly partner: BenchPerson;
  readonly chairPage: Page;
  readonly wallPage: Page;
  readonly partnerPage: Page;

  private constructor(partner: BenchPerson, pages: { chair: Page; wall: Page; partner: Page }) {
    this.partner = partner;
    this.chairPage = pages.chair;
    this.wallPage = pages.wall;
    this.partnerPage = pages.partner;
  }

  static async open(
    browser: Browser,
    product: Product,
    prepare: (page: Page) => Promise<void> = () => Promise.resolve(),
  ): Promise<BenchRound> {
    const partner = product.person('calbe');
    const round = new BenchRound(partner, {
      chair: await openPage(browser, { url: product.person('landkreis').signInUrl, viewport: tablet, prepare }),
      wall: await openPage(browser, { url: product.wallUrl, viewport: bigScreen, prepare }),
      partner: await openPage(browser, { url: partner.signInUrl, viewport: tablet, prepare }),
    });
    await pairWall(round.chairPage, round.wallPage);
    return round;
  }

  convene(): Promise<void> {
    return convene(this.chairPage);
  }

  chairIsReady(): Promise<void> {
    return chairIsReady(this.chairPage);
  }

  async allOn(): Promise<void> {
    await tapCommand(this.chairPage.getByRole('button', { name: 'Alle zuschalten' }));
  }

  /** "Annehmen" → first picture of the chair, who is on air, on the answering device. */
  async accept(): Promise<number> {
    const ring = this.partnerPage.getByRole('alertdialog');
    await tapCommand(ring.getByRole('button', { name: 'Annehmen' }));
    const pressed = await pressedAt(this.partnerPage);
    return (await firstFrame(this.partnerPage, pressed)) - pressed;
  }

  /** "Ich bin bereit" with the chair's key on → first picture on the wall. */
  async beReady(): Promise<number> {
    await forget(this.wallPage);
    await tapCommand(this.partnerPage.getByRole('button', { name: 'Ich bin bereit' }));
    const pressed = await pressedAt(this.partnerPage);
    return (await firstFrame(this.wallPage, pressed, this.partner.shortName)) - pressed;
  }

  /** The same, and the first sound on the chair's tablet. */
  async beReadyForBoth(): Promise<{ readonly pictureMs: number; readonly soundMs: number }> {
    await forget(this.wallPage);
    await forget(this.chairPage);
    await tapCommand(this.partnerPage.getByRole('button', { name: 'Ich bin bereit' }));
    const pressed = await pressedAt(this.partnerPage);
    const [picture, sound] = await Promise.all([
      firstFrame(this.wallPage, pressed, this.partner.shortName),
      firstSound(this.chairPage, pressed),
    ]);
    return { pictureMs: picture - pressed, soundMs: sound - pressed };
  }

  /** "Ich bin bereit" while the chair's keys are off. */
  async releaseOff(): Promise<void> {
    await tapCommand(this.partnerPage.getByRole('button', { name: 'Ich bin bereit' }));
    await this.#switch('Bild').waitFor();
    await this.#switch('Ton').waitFor();
  }

  async pause(milliseconds: number): Promise<void> {
    await this.chairPage.waitForTimeout(milliseconds);
  }

  end(): Promise<void> {
    return endRound(this.chairPage);
  }

  async switchPictureOn(): Promise<number> {
    await this.#press('Bild');
    const pressed = await pressedAt(this.chairPage);
    return (await firstFrame(this.wallPage, pressed, this.partner.shortName)) - pressed;
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
    const { frame } = await lastMedia(this.wallPage, this.partner.shortName);
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
    return tapCommand(this.#switch(medium));
  }

  #switch(medium: 'Bild' | 'Ton'): Locator {
    return this.chairPage
      .getByRole('list', { name: 'Teilnehmende' })
      .getByRole('switch', { name: `${medium} ${this.partner.shortName}` });
  }
}

import { expect, type Page } from '@playwright/test';

/**
 * A page nobody has touched. Whatever Playwright evaluates counts to the browser as a touch of the page; what is asked
 * here does not, so that its rules on sound without a touch stay in force.
 */
export class UntouchedPage {
  readonly #page: Page;
  readonly #ask: <T>(expression: string) => Promise<T>;

  private constructor(page: Page, ask: <T>(expression: string) => Promise<T>) {
    this.#page = page;
    this.#ask = ask;
  }

  static async of(page: Page): Promise<UntouchedPage> {
    const session = await page.context().newCDPSession(page);
    return new UntouchedPage(page, async (expression) => {
      const { result } = await session.send('Runtime.evaluate', {
        expression,
        userGesture: false,
        awaitPromise: true,
        returnByValue: true,
      });
      return result.value;
    });
  }

  /** Still untouched, as the browser sees it. */
  async expectUntouched(): Promise<void> {
    expect(await this.#ask('navigator.userActivation.hasBeenActive')).toBe(false);
  }

  async expectText(text: string): Promise<void> {
    const isShown = () => this.#ask(`document.body.innerText.includes(${JSON.stringify(text)})`);
    await expect.poll(isShown, { message: text, timeout: 15_000 }).toBe(true);
  }

  /** What the probes of the page have written down last. */
  async lastDoing(): Promise<unknown> {
    return this.#ask('window.probedDoings.at(-1)');
  }

  /** The one touch, by the mouse, of the button with this text. */
  async touch(text: string): Promise<void> {
    const place = await this.#ask<{ x: number; y: number } | null>(
      `(() => {
        const button = [...document.querySelectorAll('button')].find((one) => one.textContent === ${JSON.stringify(text)});
        const box = button?.getBoundingClientRect();
        return box === undefined ? null : { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      })()`,
    );
    if (place === null) throw new Error(`no button "${text}"`);
    // A control that has just appeared ignores the pointer for 400 ms.
    await this.#page.waitForTimeout(500);
    await this.#page.mouse.click(place.x, place.y);
  }
}

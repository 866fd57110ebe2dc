import { expect, type Browser, type BrowserContext, type Locator, type Page } from '@playwright/test';
import { startDemo, type Demo, type DemoPerson } from './demo.ts';
import { probeMedia } from './media-probe.ts';
import type { PartnerNetwork } from './partner-network.ts';

export type Seat = { readonly person: DemoPerson; readonly page: Page; readonly context: BrowserContext };

const tablet = { width: 1194, height: 834 };

/** More to watch at a page, before any of its scripts runs. */
type Probe = (page: Page) => Promise<void>;

/** A demo with browsers in it: who opens a link here sits at their own device. */
export class Round {
  readonly demo: Demo;
  readonly #browser: Browser;
  readonly #contexts: BrowserContext[] = [];
  /** Requests of any page that left the own origin. */
  readonly foreignRequests: string[] = [];

  private constructor(demo: Demo, browser: Browser) {
    this.demo = demo;
    this.#browser = browser;
  }

  static async start(browser: Browser, partners: number, more: readonly string[] = []): Promise<Round> {
    return new Round(await startDemo(partners, more), browser);
  }

  async open(
    url: string,
    size: { width: number; height: number },
    probe?: Probe,
    network?: PartnerNetwork,
  ): Promise<{ page: Page; context: BrowserContext }> {
    const context = await this.#browser.newContext({
      viewport: size,
      locale: 'de-DE',
      timezoneId: 'Europe/Berlin',
      permissions: ['camera', 'microphone'],
      ...(network === undefined ? {} : { proxy: network.proxy }),
    });
    this.#contexts.push(context);
    await network?.carry(context);
    return { page: await this.openIn(context, url, probe), context };
  }

  /** A page of a context made elsewhere. */
  async openIn(context: BrowserContext, url: string, probe: Probe = () => Promise.resolve()): Promise<Page> {
    const page = await context.newPage();
    page.on('request', (request) => this.#note(request.url()));
    page.on('websocket', (socket) => this.#note(socket.url()));
    await probeMedia(page);
    await probe(page);
    await page.goto(url);
    return page;
  }

  /** Sits down as a demo person. */
  async sit(key: string, size = tablet, probe?: Probe, network?: PartnerNetwork): Promise<Seat> {
    const person = this.demo.person(key);
    return { person, ...(await this.open(person.signInUrl, size, probe, network)) };
  }

  async wall(network?: PartnerNetwork): Promise<Page> {
    return (await this.open(this.demo.wallUrl, { width: 1920, height: 1080 }, undefined, network)).page;
  }

  async stop(): Promise<void> {
    for (const context of this.#contexts) await context.close();
    await this.demo.stop();
  }

  #note(url: string): void {
    const { protocol, hostname } = new URL(url);
    if (protocol === 'data:' || protocol === 'blob:') return;
    if (!hostname.endsWith('.localhost')) this.foreignRequests.push(url);
  }
}

export function participant(page: Page, person: DemoPerson): Locator {
  return page.getByRole('list', { name: 'Teilnehmende' }).getByRole('listitem', { name: person.office });
}

export function key(page: Page, medium: 'Bild' | 'Ton', person: DemoPerson): Locator {
  return participant(page, person).getByRole('switch', { name: `${medium} ${person.shortName}` });
}

/** Convenes the whole Bürgermeisterrunde: three taps. */
export async function convene(chair: Page): Promise<void> {
  const group = chair.getByRole('region', { name: 'Bürgermeisterrunde' });
  await group.getByRole('button', { name: 'Einberufen' }).click();
  await chair
    .getByRole('dialog', { name: /einberufen/i })
    .getByRole('button', { name: /jetzt einberufen$/ })
    .click();
  await expect(chair.getByRole('list', { name: 'Teilnehmende' })).toBeVisible();
}

/** Pairs wall and desk by the digits on the wall. */
export async function pairWall(chair: Page, wall: Page): Promise<void> {
  const digits = wall.getByText(/^\s*\d{3}\s?\d{3}\s*$/).first();
  await expect(digits).toBeVisible();
  const code = (await digits.innerText()).replaceAll(/\D/g, '');
  await chair.getByRole('button', { name: 'Bildwand verbinden' }).click();
  const dialog = chair.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Code' }).fill(code);
  await dialog.getByRole('button', { name: 'Verbinden' }).click();
  await expect(dialog).toBeHidden();
}

/** From the ring to the room, with camera and microphone released. */
export async function answer({ page }: Seat): Promise<void> {
  await page.getByRole('alertdialog').getByRole('button', { name: 'Annehmen' }).click();
  await page.getByRole('button', { name: 'Ich bin bereit' }).click();
  await expect(page.getByRole('status').filter({ hasText: /^Sie sind (bereit|auf Sendung)/ })).toBeVisible();
}

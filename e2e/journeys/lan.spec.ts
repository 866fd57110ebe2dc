import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Browser, type Page } from '@playwright/test';
import { flowDuring } from '../src/media-probe.ts';
import { answer, convene, pairWall, participant, Round } from '../src/round.ts';

/** A try with tablets: one host for all under TLS, each person in a browser of their own. */
test.describe.serial('a demo for the tablets of one network', () => {
  const data = mkdtempSync(join(tmpdir(), 'kreisrunde-lan-journey-'));
  let round: Round;
  let chair: Page;
  let wall: Page;
  let calbe: Page;

  /** A tablet on which somebody has installed the certificate of the try. */
  async function tablet(browser: Browser, url: string): Promise<Page> {
    const context = await browser.newContext({
      ignoreHTTPSErrors: true,
      locale: 'de-DE',
      permissions: ['camera', 'microphone'],
      viewport: { width: 1194, height: 834 },
    });
    return round.openIn(context, url);
  }

  test.beforeAll(async ({ browser }) => {
    test.setTimeout(120_000);
    round = await Round.start(browser, 2, ['--lan', '--address', '127.0.0.1', '--data', data]);
    chair = await tablet(browser, round.demo.person('landkreis').signInUrl);
    wall = await tablet(browser, round.demo.wallUrl);
    calbe = await tablet(browser, round.demo.person('calbe').signInUrl);
  });
  test.afterAll(async () => {
    await round.stop();
    rmSync(data, { recursive: true, force: true });
  });

  test('the page in clear text says how each tablet comes to trust it, and leads on', async ({ browser }) => {
    const { trustUrl = '' } = round.demo;
    expect(trustUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    const page = await (await browser.newContext({ viewport: { width: 834, height: 1112 } })).newPage();
    await page.goto(trustUrl);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Dieser Probe vertrauen');
    for (const device of ['iPad und iPhone', 'Android', 'Windows', 'Linux']) {
      await expect(page.getByRole('heading', { name: device })).toBeVisible();
    }
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Zertifikat laden' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('kreisrunde-probe.crt');
    await expect(page.getByRole('link', { name: `https://127.0.0.1:${round.demo.port}` })).toBeVisible();
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await page.context().close();
  });

  test('without trust no browser opens it', async ({ browser }) => {
    const page = await (await browser.newContext()).newPage();
    await expect(page.goto(round.demo.wallUrl)).rejects.toThrow(/ERR_CERT_AUTHORITY_INVALID/);
    await page.context().close();
  });

  test('the sessions of all tablets are sent under TLS only', async () => {
    expect(new URL(chair.url()).origin).toBe(`https://127.0.0.1:${round.demo.port}`);
    const cookies = await chair.context().cookies();
    expect(cookies.length).toBeGreaterThan(0);
    for (const { name, secure, httpOnly } of cookies.filter((one) => one.name.startsWith('kreisrunde'))) {
      expect({ name, secure, httpOnly }).toEqual({ name, secure: true, httpOnly: true });
    }
    expect(await chair.evaluate(() => window.isSecureContext)).toBe(true);
  });

  test('a whole round goes over it: pictures at the wall, sound at a partner', async () => {
    await pairWall(chair, wall);
    await calbe.getByRole('button', { name: 'Klingelton einschalten' }).click();
    await convene(chair);
    await answer({ page: calbe, person: round.demo.person('calbe'), context: calbe.context() });
    await chair.getByRole('button', { name: 'Alle zuschalten' }).click();
    await expect(participant(wall, round.demo.person('calbe'))).toHaveAttribute('data-state', 'onAir');
    await expect
      .poll(async () => (await flowDuring(wall, 'inbound', 1_000)).framesDecoded, { timeout: 30_000 })
      .toBeGreaterThan(5);
    await expect
      .poll(async () => (await flowDuring(calbe, 'inbound', 1_000)).audioPackets, { timeout: 30_000 })
      .toBeGreaterThan(5);
  });
});

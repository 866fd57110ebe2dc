import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { answer, convene, key, pairWall, participant, Round, type Seat } from '../src/round.ts';

const tabletAcross = { width: 1194, height: 834 };
const tabletUpright = { width: 834, height: 1194 };
const phone = { width: 390, height: 844 };
const wallSize = { width: 1920, height: 1080 };
const handSizes = [tabletAcross, tabletUpright, phone];

/** Smallest touch target in CSS pixels. */
const smallestTarget = 48;

/** A screen at each size it is made for: axe finds nothing, nothing hangs over, targets are large enough. */
async function examine(page: Page, name: string, sizes: readonly { width: number; height: number }[]): Promise<void> {
  for (const size of sizes) {
    const label = `${name} at ${size.width}x${size.height}`;
    await test.step(label, async () => {
      await page.setViewportSize(size);
      // A resize restarts fades; what is half faded has no contrast yet.
      await page.evaluate(() =>
        Promise.allSettled(
          document
            .getAnimations()
            .filter((one) => one.effect?.getTiming().iterations !== Infinity)
            .map((one) => one.finished),
        ),
      );
      const { violations } = await new AxeBuilder({ page }).analyze();
      const found = violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.target.join(' ')).join(', ')}`);
      expect(found, label).toEqual([]);
      expect(await overhang(page), label).toEqual([]);
      expect(await smallTargets(page), label).toEqual([]);
      await page.screenshot({ path: `screens/${name}-${size.width}x${size.height}.png` });
    });
  }
}

/** What is wider than the page. */
function overhang(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.documentElement;
    return root.scrollWidth > root.clientWidth ? [`page is ${root.scrollWidth} wide in ${root.clientWidth}`] : [];
  });
}

function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate((smallest) => {
    const controls = [...document.querySelectorAll('button, [role="switch"], [role="radio"], [role="tab"], input')];
    return controls.flatMap((control) => {
      // A native input inside a larger label is touched by its label.
      const touched = control.matches('input') ? (control.closest('label') ?? control) : control;
      const { width, height } = touched.getBoundingClientRect();
      const isSeen =
        width > 1 && height > 1 && touched.checkVisibility({ opacityProperty: true, visibilityProperty: true });
      const isSmall = Math.round(height) < smallest || Math.round(width) < smallest;
      return isSeen && isSmall
        ? [`${control.textContent || control.getAttribute('aria-label')}: ${width}x${height}`]
        : [];
    });
  }, smallestTarget);
}

test.describe.serial('every screen', () => {
  let round: Round;
  let chair: Seat;
  let wall: Page;
  let calbe: Seat;
  let barby: Seat;

  test.beforeAll(async ({ browser }) => {
    round = await Round.start(browser, 3);
    chair = await round.sit('landkreis');
    wall = await round.wall();
    calbe = await round.sit('calbe');
    barby = await round.sit('barby');
  });
  test.afterAll(async () => {
    await round.stop();
  });

  test('before the round', async () => {
    await expect(wall.getByText(/\d{3}\s?\d{3}/).first()).toBeVisible();
    await examine(wall, 'wall-unpaired', [wallSize]);
    await examine(calbe.page, 'standby', handSizes);
    await examine(chair.page, 'home', handSizes);
    await chair.page.getByRole('button', { name: 'Bildwand verbinden' }).click();
    await expect(chair.page.getByRole('textbox', { name: 'Code' })).toBeFocused();
    await examine(chair.page, 'pair', handSizes);
    await chair.page.keyboard.press('Escape');
    await expect(chair.page.getByRole('dialog')).toBeHidden();
    await chair.page.setViewportSize(tabletAcross);
    await pairWall(chair.page, wall);
    await examine(wall, 'wall-idle', [wallSize]);
    await chair.page
      .getByRole('region', { name: 'Bürgermeisterrunde' })
      .getByRole('button', { name: 'Einberufen' })
      .click();
    await expect(chair.page.getByRole('textbox', { name: 'Anlass' })).toHaveValue('Lagebesprechung');
    await examine(chair.page, 'convene', handSizes);
    await chair.page.keyboard.press('Escape');
    await expect(chair.page.getByRole('dialog')).toBeHidden();
    await chair.page.setViewportSize(tabletAcross);
  });

  test('while it rings', async () => {
    await convene(chair.page);
    await expect(calbe.page.getByRole('alertdialog')).toBeVisible();
    await examine(calbe.page, 'ring', handSizes);
    await examine(chair.page, 'desk-ringing', handSizes);
    await examine(wall, 'wall-ringing', [wallSize]);
    await calbe.page.getByRole('alertdialog').getByRole('button', { name: 'Annehmen' }).click();
    await expect(calbe.page.getByRole('button', { name: 'Ich bin bereit' })).toBeVisible();
    await examine(calbe.page, 'prepare', handSizes);
    await calbe.page.getByRole('button', { name: 'Ich bin bereit' }).click();
    await expect(calbe.page.getByRole('status').filter({ hasText: /^Sie sind bereit/ })).toBeVisible();
    await examine(calbe.page, 'ready', handSizes);
  });

  test('while the round is live', async () => {
    await chair.page.setViewportSize(tabletAcross);
    await chair.page.getByRole('button', { name: 'Ich bin bereit' }).click();
    await chair.page.getByRole('button', { name: /^Alle zuschalten/ }).click();
    await expect(calbe.page.getByRole('status').filter({ hasText: /^Sie sind auf Sendung/ })).toBeVisible();
    await answer(barby);
    await calbe.page.getByRole('button', { name: /^Melden/ }).click();
    await expect(calbe.page.getByRole('button', { name: /^Melden/ })).toHaveAttribute('aria-pressed', 'true');
    const videos = wall.locator('video');
    await expect.poll(() => videos.count(), { timeout: 30_000 }).toBeGreaterThan(3);
    await examine(calbe.page, 'on-air', handSizes);
    await examine(chair.page, 'desk-live', handSizes);
    await examine(wall, 'wall-live', [wallSize]);
    await chair.page.setViewportSize(tabletAcross);
    await chair.page
      .getByRole('button', { name: /^Wort erteilen.*Calbe/ })
      .first()
      .click();
    await expect(chair.page.getByRole('button', { name: /^Wort entziehen/ }).first()).toBeVisible();
    await examine(wall, 'wall-speaker', [wallSize]);
    await examine(calbe.page, 'speaking', handSizes);
    await participant(wall, calbe.person).hover();
    await expect(key(wall, 'Ton', calbe.person)).toBeVisible();
    await examine(wall, 'wall-switches', [wallSize]);
    await barby.page.getByRole('button', { name: /^Kamera/ }).click();
    await barby.page.getByRole('button', { name: /^Mikrofon/ }).click();
    await participant(chair.page, barby.person)
      .getByRole('button', { name: /Um Freigabe bitten/ })
      .click();
    await expect(barby.page.getByRole('button', { name: 'Kamera und Mikrofon freigeben' })).toBeVisible();
    await examine(barby.page, 'asked', handSizes);
  });

  test('at its end', async () => {
    await chair.page.setViewportSize(tabletAcross);
    await chair.page.getByRole('button', { name: /Für alle beenden/ }).click();
    const dialog = chair.page.getByRole('alertdialog', { name: 'Runde für alle beenden?' });
    await expect(dialog.getByRole('button', { name: 'Weiter in der Runde' })).toBeFocused();
    await examine(chair.page, 'end-dialog', handSizes);
    await dialog.getByRole('button', { name: 'Für alle beenden' }).click();
    await expect(chair.page.getByText('nicht gefahren')).toBeVisible();
    await examine(chair.page, 'ended', handSizes);
    await examine(wall, 'wall-ended', [wallSize]);
    await examine(calbe.page, 'standby-after', handSizes);
    await chair.page.setViewportSize(tabletAcross);
    await chair.page.getByRole('button', { name: 'So rechnen wir' }).click();
    await expect(chair.page.getByRole('heading', { name: 'So rechnen wir' })).toBeVisible();
    await examine(chair.page, 'savings', handSizes);
  });

  test('the keyboard alone convenes, switches and ends', async () => {
    const { page } = chair;
    const press = async (role: 'button' | 'switch', name: string | RegExp, within = page.locator('body')) => {
      const control = within.getByRole(role, { name }).first();
      await expect(control).toBeVisible();
      for (let step = 0; step < 120; step += 1) {
        if (await control.evaluate((element) => element === document.activeElement)) break;
        await page.keyboard.press('Tab');
      }
      await expect(control).toBeFocused();
      await page.keyboard.press('Enter');
    };
    await page.goto(new URL('/', page.url()).href);
    await expect(page.getByRole('region', { name: 'Bürgermeisterrunde' })).toBeVisible();
    await press('button', 'Einberufen', page.getByRole('region', { name: 'Bürgermeisterrunde' }));
    await press('button', /jetzt einberufen$/, page.getByRole('dialog'));
    await answer(calbe);
    await press('switch', `Bild ${calbe.person.shortName}`);
    await expect(key(page, 'Bild', calbe.person)).toHaveAttribute('aria-checked', 'true');
    await press('button', /Für alle beenden/);
    await press('button', 'Für alle beenden', page.getByRole('alertdialog'));
    await expect(page.getByText('nicht gefahren')).toBeVisible();
  });
});

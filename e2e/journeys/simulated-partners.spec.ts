import { expect, test, type Page } from '@playwright/test';
import { flowDuring } from '../src/media-probe.ts';
import { convene, pairWall, Round, type Seat } from '../src/round.ts';

const partners = 10;
const rounds = 2;
/** They answer within 15 s and make ready; ten of them do it on the cores that also play them. */
const allThere = { timeout: 40_000, intervals: [500] };

/** The plain demo: ten simulated partners, for as many rounds as one likes. Seen at the wall, heard at the chair. */
test.describe.serial('ten simulated partners', () => {
  let round: Round;
  let chair: Seat;
  let wall: Page;

  test.beforeAll(async ({ browser }) => {
    test.setTimeout(300_000);
    round = await Round.start(browser, partners);
    chair = await round.sit('landkreis');
    wall = await round.wall();
    await pairWall(chair.page, wall);
  });
  test.afterAll(async () => {
    await round.stop();
  });

  const inState = (state: string) =>
    wall
      .getByRole('list', { name: 'Teilnehmende' })
      .getByRole('listitem')
      .and(wall.locator(`[data-state="${state}"]`));
  /** How many tiles have shown another frame within a second. */
  const movingPictures = async (): Promise<number> => {
    const frames = (): Promise<readonly number[]> =>
      wall
        .locator('video')
        .evaluateAll((videos) =>
          videos.map((one) => (one instanceof HTMLVideoElement ? one.getVideoPlaybackQuality().totalVideoFrames : 0)),
        );
    const before = await frames();
    await wall.waitForTimeout(1_000);
    return (await frames()).filter((count, at) => count > (before[at] ?? 0)).length;
  };

  for (const which of Array.from({ length: rounds }, (_, index) => index + 1)) {
    test(`round ${which}: all are rung, answer, are seen and heard, and stand by again`, async () => {
      test.setTimeout(180_000);
      await convene(chair.page);
      await expect.poll(() => inState('ready').count(), allThere).toBe(partners);
      await chair.page.getByRole('button', { name: 'Alle zuschalten' }).click();
      await expect.poll(() => inState('onAir').count(), allThere).toBe(partners);
      await expect.poll(movingPictures, allThere).toBe(partners);
      await expect
        .poll(async () => (await flowDuring(chair.page, 'inbound', 1_000)).audioEnergy, allThere)
        .toBeGreaterThan(0);
      await chair.page.getByRole('button', { name: /Für alle beenden/ }).click();
      const dialog = chair.page.getByRole('alertdialog', { name: 'Runde für alle beenden?' });
      await dialog.getByRole('button', { name: 'Für alle beenden' }).click();
      await expect(chair.page.getByText('nicht gefahren')).toBeVisible();
      await chair.page.getByRole('button', { name: 'Zur Zentrale' }).click();
    });
  }
});

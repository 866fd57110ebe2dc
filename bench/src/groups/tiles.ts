import type { Page } from '@playwright/test';
import type { Group, Run } from '../group.ts';
import { answer, chairIsReady, convene, openSeat } from '../media/pages.ts';
import { forgetTasks, longestTask, openSlowDevice, openSlowPage } from '../media/slow-tablet.ts';
import { partnerKeys } from '../product/product.ts';

const longestTaskMs = 200;
/** The others are the simulated ones. */
const [seat] = partnerKeys;
const quietMs = 4_000;
const patienceMs = 60_000;
const everyMs = 200;

export const tiles: Group = {
  name: 'tiles',
  title: 'A slow tablet: thirteen tiles come up',
  explanation: `The same tablet, four times slower, sits in the room while the twelve other partners (simulated, native clients) and the chair come on air at once by "Alle zuschalten". The longest task of its page until every tile in sight has its picture (the list scrolls the last ones away, and the client fetches no picture that nobody sees); a browser calls nothing below 50 ms long, that counts as 0.`,
  measure: async (run) => ({
    figures: [
      {
        what: 'longest task while thirteen tiles come up',
        unit: 'ms',
        values: await measureTiles(run),
        aims: [{ atMost: longestTaskMs }],
      },
    ],
  }),
};

/** Twelve others and the chair on one slow tablet. */
async function measureTiles(run: Run): Promise<number[]> {
  const product = await run.startProduct({ simulatedPartners: partnerKeys.length - 1 });
  const chair = await openSeat(await run.browser(), product, 'landkreis');
  const context = await openSlowDevice(await run.browser(), product.person(seat));
  const tasks: number[] = [];
  const { page } = await openSlowPage(context);
  await page.goto(new URL(product.person(seat).signInUrl).origin);
  await convene(chair);
  await chairIsReady(chair);
  await answer(page);
  const switches = chair.getByRole('list', { name: 'Teilnehmende' }).getByRole('switch', { name: /^Bild / });
  await switches.nth(partnerKeys.length - 1).waitFor({ timeout: patienceMs });
  for (let time = 0; time < (run.isQuick ? 1 : 4); time += 1) {
    run.say(`thirteen tiles ${time + 1}`);
    await forgetTasks(page);
    await chair.getByRole('button', { name: 'Alle zuschalten' }).click();
    await allTilesMove(page);
    tasks.push(await longestTask(page));
    await chair.getByRole('button', { name: 'Alle wegschalten' }).click();
    await page.waitForTimeout(quietMs);
  }
  return tasks;
}

/** Until every tile in sight has a picture: of one that the list has scrolled away the client fetches none. */
async function allTilesMove(page: Page): Promise<void> {
  for (let waited = 0; waited < patienceMs; waited += everyMs) {
    const dark = await page.evaluate(() => {
      const tiles = [...document.querySelectorAll('article')].filter((tile) => {
        const box = tile.getBoundingClientRect();
        return document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)?.closest('article') === tile;
      });
      const lit = tiles.filter((tile) => (tile.querySelector('video')?.readyState ?? 0) >= 2);
      return tiles.length < 2 ? Number.POSITIVE_INFINITY : tiles.length - lit.length;
    });
    const count = await page.locator('article').count();
    // The own picture is a tile too.
    if (count > partnerKeys.length && dark === 0) return;
    await page.waitForTimeout(everyMs);
  }
  throw new Error('not all tiles have come up');
}

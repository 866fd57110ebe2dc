import type { Browser, Page } from '@playwright/test';
import { joinPairs } from '../bare/many-pairs.ts';
import type { PairPicture } from '../bare/many-pairs.ts';
import type { Group } from '../group.ts';
import { firstFrames, forget, pressedAt } from '../media/page-probe.ts';
import {
  answer,
  bigScreen,
  chairIsReady,
  convene,
  endRound,
  openPage,
  openSeat,
  pairWall,
  tapCommand,
} from '../media/pages.ts';
import { partnerKeys } from '../product/product.ts';
import type { Product } from '../product/product.ts';

const simulated = 10;
const offForMs = 2_500;
/** A simulated partner lets it ring for up to 15 s. */
const patienceMs = 45_000;
/** As the simulated partners send, and as a tablet does. */
const drawnPicture: PairPicture = { width: 640, height: 360, framesPerSecond: 10 };
const tabletPicture: PairPicture = { width: 1280, height: 720, framesPerSecond: 20 };

export const faces: Group = {
  name: 'faces',
  title: 'Faces: "Alle zuschalten" → all thirteen on the wall',
  explanation: `Three partners in browser pages and ${simulated} simulated ones (native clients) are ready; the chair presses "Alle zuschalten". From the press until the wall has presented a frame of each. "First" is the first time in a round, when nobody was on air before and every line to the wall has yet to be negotiated.
Beside it thirteen bare pairs in one page, joined at once, with pictures of the same sizes and rates, from the first call until each shows a frame.`,
  measure: async (run) => {
    const product = await run.startProduct({ simulatedPartners: simulated });
    const browser = await run.browser();
    const names = partnerKeys.map((key) => product.person(key).shortName);
    const bare = await measureBare(browser, product, run.isQuick ? 2 : 5);
    const chair = await openSeat(browser, product, 'landkreis');
    const wall = await openPage(browser, { url: product.wallUrl, viewport: bigScreen });
    const partners: Page[] = [];
    for (const key of partnerKeys.slice(0, partnerKeys.length - simulated)) {
      partners.push(await openSeat(browser, product, key));
    }
    await pairWall(chair, wall);
    const [first, again]: [number[], number[]] = [[], []];
    for (let round = 0; round < (run.isQuick ? 1 : 3); round += 1) {
      run.say(`round ${round + 1}`);
      await convene(chair);
      await chairIsReady(chair);
      for (const partner of partners) await answer(partner);
      await allReady(chair);
      for (let time = 0; time < (run.isQuick ? 2 : 4); time += 1) {
        await forget(wall);
        await tapCommand(chair.getByRole('button', { name: 'Alle zuschalten' }));
        const pressed = await pressedAt(chair);
        const seenAt = await firstFrames(wall, pressed, names);
        (time === 0 ? first : again).push(Math.max(...seenAt) - pressed);
        await tapCommand(chair.getByRole('button', { name: 'Alle wegschalten' }));
        await chair.waitForTimeout(offForMs);
      }
      await endRound(chair);
      await chair.waitForTimeout(offForMs);
    }
    const peer = { what: 'thirteen bare pairs at once: last first picture', values: bare };
    return {
      figures: [
        { what: '"Alle zuschalten" → thirteenth face, first', unit: 'ms', values: first, peer },
        { what: '"Alle zuschalten" → thirteenth face, again', unit: 'ms', values: again, peer },
      ],
    };
  },
};

async function measureBare(browser: Browser, product: Product, times: number): Promise<readonly number[]> {
  const context = await browser.newContext({ permissions: ['camera', 'microphone'] });
  const page = await context.newPage();
  await page.goto(new URL('/', product.person('bernburg').signInUrl).href);
  const pictures = partnerKeys.map((_, index) =>
    index < partnerKeys.length - simulated ? tabletPicture : drawnPicture,
  );
  const last: number[] = [];
  for (let time = 0; time < times; time += 1) last.push(Math.max(...(await joinPairs(page, pictures))));
  await context.close();
  return last;
}

/** Once each has released the own picture, the desk shows its switch. */
async function allReady(chair: Page): Promise<void> {
  const switches = chair.getByRole('list', { name: 'Teilnehmende' }).getByRole('switch', { name: /^Bild / });
  await switches.nth(partnerKeys.length - 1).waitFor({ timeout: patienceMs });
}

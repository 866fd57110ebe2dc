import type { BrowserContext } from '@playwright/test';
import { serveBytes } from '../bare/bytes-server.ts';
import type { Group, Run } from '../group.ts';
import { bell, openSlowDevice, openSlowPage, usableAfter } from '../media/slow-tablet.ts';
import { Device } from '../product/device.ts';

const usableWithinMs = 2_000;
const seat = 'calbe';
/** Fonts and what is fetched ahead come after the bell; then the line is quiet. */
const quietMs = 4_000;
const patienceMs = 60_000;

export const ringPage: Group = {
  name: 'ring-page',
  title: 'A slow tablet: the first paint of the ring',
  explanation: `Chromium on a 1194x834 page with four times slower computing, 1.6 Mbit/s and a round trip of 150 ms. The device is signed in and it rings already; from the navigation to the frame in which the bell is drawn and "${bell}" can be tapped. "Empty cache" fetches everything, "warm cache" is the page opened again.
Beside it a page that does nothing but fetch the same number of bytes as one file and show a button.
"kB" is what came over the line, compressed: the ring page with its fonts and what it fetches ahead for the answer; the room is what it takes more from "${bell}" to the stage.`,
  measure: async (run) => {
    const { empty, warm, bare, kilobytes, roomKilobytes } = await measureRing(run);
    const peer = { what: 'as many bytes as one file, and a button', values: bare };
    const aims = [{ atMost: usableWithinMs }];
    return {
      figures: [
        { what: `ring page, empty cache → "${bell}" usable`, unit: 'ms', values: empty, peer, aims },
        { what: `ring page, warm cache → "${bell}" usable`, unit: 'ms', values: warm, aims },
        { what: 'ring page, compressed', unit: 'kB', values: kilobytes },
        { what: 'room, compressed, beyond the ring page', unit: 'kB', values: [roomKilobytes] },
      ],
    };
  },
};

async function measureRing(run: Run) {
  const product = await run.startProduct();
  const chair = await Device.signIn(product.person('landkreis'));
  run.onEnd(() => chair.close());
  await chair.watch();
  const context = await openSlowDevice(await run.browser(), product.person(seat));
  const { origin } = new URL(product.person(seat).signInUrl);
  const [empty, warm, kilobytes, bare]: [number[], number[], number[], number[]] = [[], [], [], []];
  let roomKilobytes = Number.NaN;
  for (let time = 0; time < (run.isQuick ? 2 : 7); time += 1) {
    run.say(`ring ${time + 1}`);
    // Only a device that is connected rings.
    const idle = await context.newPage();
    await idle.goto(origin);
    await idle.getByText('Ihr Tablet ist bereit').last().waitFor();
    const conferenceId = await chair.convene(chair.invitation('Bürgermeisterrunde'));
    await idle.getByRole('alertdialog').waitFor();
    await idle.close();
    const { page, takeBytes, emptyCache } = await openSlowPage(context);
    await emptyCache();
    await page.goto(origin, { waitUntil: 'commit' });
    empty.push(await usableAfter(page));
    await page.waitForTimeout(quietMs);
    const bytes = takeBytes();
    kilobytes.push(bytes / 1000);
    await page.goto(origin, { waitUntil: 'commit' });
    warm.push(await usableAfter(page));
    await page.waitForTimeout(quietMs);
    takeBytes();
    await page.getByRole('button', { name: bell }).click();
    await page.getByRole('button', { name: 'Ich bin bereit' }).click();
    await page.getByRole('button', { name: /^Kamera/, pressed: true }).waitFor({ timeout: patienceMs });
    await page.waitForTimeout(quietMs);
    // Only the first time nothing of the room is in the cache.
    if (time === 0) roomKilobytes = takeBytes() / 1000;
    await chair.command(conferenceId, { type: 'conference.end' });
    bare.push(await measureBare(run, context, bytes));
    await page.close();
  }
  return { empty, warm, kilobytes, roomKilobytes, bare };
}

async function measureBare(run: Run, context: BrowserContext, bytes: number): Promise<number> {
  const server = await serveBytes(bytes);
  run.onEnd(() => server.stop());
  const { page } = await openSlowPage(context);
  await page.goto(server.url, { waitUntil: 'commit' });
  const usable = await usableAfter(page);
  await page.close();
  server.stop();
  return usable;
}

import { expect, test, type Page } from '@playwright/test';
import { giveBack, probeCapture, takeAway } from '../src/device-faults.ts';
import { expectNothingSent, flow, flowDuring, offWithinMs, watchWaysOut } from '../src/media-probe.ts';
import { PartnerNetwork } from '../src/partner-network.ts';
import { answer, convene, key, pairWall, participant, Round, type Seat } from '../src/round.ts';

const patience = { timeout: 30_000, intervals: [200] };
/** Seconds; five minutes only where somebody has the time: `KREISRUNDE_LONG_CUTS=1`. */
const cuts = process.env['KREISRUNDE_LONG_CUTS'] === undefined ? [10, 60] : [10, 60, 300];
/** A picture that stands still may deceive for so long. */
const ghostMs = 3_000;

/** The line of one device: cut, bad, or dumb without a word. Calbe and the wall each have a network of their own. */
test.describe.serial('a fault of the network', () => {
  let round: Round;
  let chair: Seat;
  let wall: Page;
  let calbe: Seat;
  let calbesLine: PartnerNetwork;
  let wallsLine: PartnerNetwork;

  test.beforeAll(async ({ browser }) => {
    test.setTimeout(300_000);
    round = await Round.start(browser, 0);
    calbesLine = await PartnerNetwork.start();
    wallsLine = await PartnerNetwork.start();
    chair = await round.sit('landkreis');
    wall = await round.wall(wallsLine);
    calbe = await round.sit('calbe', undefined, probeCapture, calbesLine);
    await pairWall(chair.page, wall);
    await convene(chair.page);
    await answer(calbe);
    await key(chair.page, 'Bild', calbe.person).waitFor();
  });
  test.afterAll(async () => {
    await round.stop();
    await calbesLine.stop();
    await wallsLine.stop();
  });

  const press = (medium: 'Bild' | 'Ton') => key(chair.page, medium, calbe.person).click();
  const framesOnWall = async () => (await flowDuring(wall, 'inbound', 500)).framesDecoded;
  const energyAtChair = async () => (await flowDuring(chair.page, 'inbound', 500)).audioEnergy;
  const expectMedia = async (): Promise<void> => {
    await expect.poll(framesOnWall, patience).toBeGreaterThan(0);
    await expect.poll(energyAtChair, patience).toBeGreaterThan(0);
    await expect(participant(wall, calbe.person)).toHaveAttribute('data-state', 'onAir');
    await expect(participant(wall, calbe.person)).toHaveCount(1);
  };
  const connectionsOf = (page: Page) => page.evaluate(() => window.probedConnections.length);
  const note = (type: string, since: number) =>
    test.info().annotations.push({ type, description: `${(Date.now() - since) / 1000} s` });

  test('off is off on a bad line too', async () => {
    calbesLine.loseEach(20);
    for (const onMs of [1_000, 2_000, 3_000]) {
      await press('Bild');
      await expect.poll(async () => (await flow(calbe.page, 'outbound')).videoPackets, patience).toBeGreaterThan(0);
      await chair.page.waitForTimeout(onMs);
      await press('Bild');
      await calbe.page.waitForTimeout(offWithinMs);
      await expectNothingSent(calbe.page);
    }
    calbesLine.mend();
  });

  test('off stays off on a bad line while another medium is negotiated on it', async () => {
    calbesLine.loseEach(20);
    await press('Bild');
    await expect.poll(framesOnWall, patience).toBeGreaterThan(0);
    await press('Bild');
    await calbe.page.waitForTimeout(offWithinMs);
    const before = await flow(calbe.page, 'outbound');
    const agreed = await watchWaysOut(calbe.page);
    for (const times of [1, 2, 3]) {
      await takeAway(calbe.page, 'audio', 'NotFoundError');
      await giveBack(calbe.page, 'audio');
      await expect.poll(async () => (await agreed()).length, patience).toBeGreaterThanOrEqual(times);
      await calbe.page.waitForTimeout(offWithinMs);
    }
    expect(new Set(await agreed())).toEqual(new Set(['inactive']));
    expect((await flow(calbe.page, 'outbound')).videoPackets).toBe(before.videoPackets);
    calbesLine.mend();
  });

  test('streams go dumb at the receiver: they are fetched anew on the same connection', async () => {
    await press('Bild');
    await press('Ton');
    await expectMedia();
    const connections = await connectionsOf(wall);
    wallsLine.silenceStreamsDown();
    const since = Date.now();
    await expect(wall.getByLabel(`Bild ${calbe.person.shortName}`)).not.toHaveAttribute('data-signal', 'shown', {
      timeout: ghostMs,
    });
    await expect.poll(framesOnWall, { ...patience, timeout: 10_000 }).toBeGreaterThan(0);
    note('dumb streams → picture', since);
    expect(await connectionsOf(wall)).toBe(connections);
  });

  test('a connection goes dumb at the receiver: it is made anew', async () => {
    wallsLine.mend();
    const connections = await connectionsOf(wall);
    wallsLine.silenceConnectionsDown();
    const since = Date.now();
    await expect.poll(framesOnWall, { ...patience, timeout: 3_000 }).toBe(0);
    await expect.poll(framesOnWall, { ...patience, timeout: 15_000 }).toBeGreaterThan(0);
    note('dumb connection → picture', since);
    expect(await connectionsOf(wall)).toBeGreaterThan(connections);
    wallsLine.mend();
  });

  for (const seconds of cuts) {
    test(`the network of one partner is gone for ${seconds} s`, async () => {
      test.setTimeout((seconds + 90) * 1_000);
      await expectMedia();
      calbesLine.cut();
      await expect(wall.getByLabel(`Bild ${calbe.person.shortName}`)).not.toHaveAttribute('data-signal', 'shown', {
        timeout: ghostMs + 500,
      });
      await wall.waitForTimeout(seconds * 1_000 - ghostMs);
      calbesLine.mend();
      const since = Date.now();
      await expectMedia();
      note('network back → picture and sound', since);
      await expect(calbe.page.getByRole('status').filter({ hasText: /^Sie sind auf Sendung/ })).toBeVisible();
    });
  }

  test('switched off while the network was gone: it stays off', async () => {
    calbesLine.cut();
    await press('Bild');
    await press('Ton');
    await wall.waitForTimeout(5_000);
    calbesLine.mend();
    await expect(calbe.page.getByRole('status').filter({ hasText: /^Sie sind bereit/ })).toBeVisible(patience);
    await calbe.page.waitForTimeout(offWithinMs);
    await expectNothingSent(calbe.page);
    expect(await flowDuring(wall, 'inbound', 2_000)).toMatchObject({ videoPackets: 0, framesDecoded: 0 });
  });

  test('whoever goes after all that is gone within seconds', async () => {
    await calbe.page.close();
    for (const page of [wall, chair.page]) {
      await expect(participant(page, calbe.person)).toHaveAttribute('data-state', 'lost', { timeout: ghostMs });
    }
  });
});

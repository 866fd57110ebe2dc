import { expect, test, type Page } from '@playwright/test';
import { expectNothingSent, flow, flowDuring } from '../src/media-probe.ts';
import { crash } from '../src/product-processes.ts';
import { answer, convene, key, pairWall, participant, Round, type Seat } from '../src/round.ts';

const patience = { timeout: 30_000, intervals: [250] };

/** Crashes in a live round: what ran comes back by itself, what was off stays off. */
test.describe.serial('a crash', () => {
  let round: Round;
  let chair: Seat;
  let wall: Page;
  let calbe: Seat;
  let barby: Seat;

  test.beforeAll(async ({ browser }) => {
    test.setTimeout(300_000);
    round = await Round.start(browser, 0);
    chair = await round.sit('landkreis');
    wall = await round.wall();
    calbe = await round.sit('calbe');
    barby = await round.sit('barby', { width: 390, height: 844 });
    await pairWall(chair.page, wall);
    await convene(chair.page);
    await answer(calbe);
    await answer(barby);
    // Calbe is seen and heard, Barby is released and off.
    await key(chair.page, 'Bild', calbe.person).click();
    await key(chair.page, 'Ton', calbe.person).click();
    await expectMedia();
  });
  test.afterAll(async () => {
    await round.stop();
  });

  const expectMedia = async (): Promise<void> => {
    await expect.poll(async () => (await flowDuring(wall, 'inbound', 500)).framesDecoded, patience).toBeGreaterThan(0);
    await expect
      .poll(async () => (await flowDuring(chair.page, 'inbound', 500)).audioEnergy, patience)
      .toBeGreaterThan(0);
  };
  const expectBarbyIsOff = async (): Promise<void> => {
    await expect(participant(wall, barby.person)).toHaveAttribute('data-state', 'ready');
    await expectNothingSent(barby.page);
  };
  const expectSwitchesWork = async (): Promise<void> => {
    const state = participant(wall, barby.person);
    // A tap on a server that is not back yet is told to have failed; whoever sees that taps again.
    await expect(async () => {
      await key(chair.page, 'Bild', barby.person).click();
      await expect(state).toHaveAttribute('data-state', 'onAir', { timeout: 2_000 });
    }).toPass({ timeout: 15_000 });
    await expect
      .poll(async () => (await flowDuring(barby.page, 'outbound', 500)).videoPackets, patience)
      .toBeGreaterThan(0);
    await key(chair.page, 'Bild', barby.person).click();
    await expect(state).toHaveAttribute('data-state', 'ready');
    await barby.page.waitForTimeout(500);
    await expectBarbyIsOff();
  };

  test('of the engine: pictures and sound are back by themselves, and off is still off', async () => {
    crash('engine', round.demo.launcherPid);
    const start = Date.now();
    await expect.poll(() => decodesNow(wall), { timeout: 10_000, intervals: [100] }).toBe(false);
    await expectMedia();
    test
      .info()
      .annotations.push({ type: 'seconds to picture and sound', description: String((Date.now() - start) / 1000) });
    await expect(participant(wall, calbe.person)).toHaveAttribute('data-state', 'onAir');
    await expectBarbyIsOff();
    await expectSwitchesWork();
  });

  test('of the control plane: the running pictures go on, and within seconds every screen shows the truth', async () => {
    const before = await flow(wall, 'inbound');
    const linesBefore = await linesEverOpened(wall);
    crash('controlPlane', round.demo.launcherPid);
    // The media do not pass through the control plane: not a moment without pictures.
    for (let look = 0; look < 4; look += 1) expect(await decodesNow(wall)).toBe(true);
    expect((await flow(wall, 'inbound')).framesDecoded).toBeGreaterThan(before.framesDecoded);
    await expectSwitchesWork();
    await expect(participant(wall, calbe.person)).toHaveAttribute('data-state', 'onAir');
    await expectMedia();
    // Nobody left the line and came back on another one, not even after the new process answered.
    expect(await linesEverOpened(wall)).toBe(linesBefore);
  });

  function linesEverOpened(page: Page): Promise<number> {
    return page.evaluate(() => window.probedConnections.length);
  }

  async function decodesNow(page: Page): Promise<boolean> {
    return (await flowDuring(page, 'inbound', 400)).framesDecoded > 0;
  }
});

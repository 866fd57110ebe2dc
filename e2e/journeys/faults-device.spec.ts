import { expect, test, type Page } from '@playwright/test';
import { giveBack, probeCapture, takeAway } from '../src/device-faults.ts';
import { expectNothingSent, flowDuring, offWithinMs } from '../src/media-probe.ts';
import { answer, convene, key, pairWall, participant, Round, type Seat } from '../src/round.ts';

const patience = { timeout: 20_000, intervals: [200] };
/** A picture that stands still, or a tile of somebody who is gone, may deceive for so long. */
const ghostMs = 3_000;

/**
 * What goes wrong at one device: each time the round is afterwards as it was before, by itself. Calbe is on air,
 * Barby has released, is off and has a hand up; the chair hears, the wall sees.
 */
test.describe.serial('a fault at a device', () => {
  let round: Round;
  let chair: Seat;
  let wall: Page;
  let calbe: Seat;
  let barby: Seat;
  let before: { desk: readonly string[]; wall: readonly string[] };

  test.beforeAll(async ({ browser }) => {
    test.setTimeout(300_000);
    round = await Round.start(browser, 0);
    chair = await round.sit('landkreis');
    wall = await round.wall();
    calbe = await round.sit('calbe', undefined, probeCapture);
    barby = await round.sit('barby', { width: 390, height: 844 });
    await pairWall(chair.page, wall);
    await convene(chair.page);
    await answer(calbe);
    await answer(barby);
    await own('Melden', barby).click();
    await key(chair.page, 'Bild', calbe.person).click();
    await key(chair.page, 'Ton', calbe.person).click();
    await expect(participant(wall, calbe.person)).toHaveAttribute('data-state', 'onAir');
    await expectMedia();
    await expect(own('Melden', barby)).toHaveAttribute('aria-pressed', 'true');
    before = { desk: await told(chair.page), wall: await told(wall) };
  });
  test.afterAll(async () => {
    await round.stop();
  });

  const own = (name: 'Kamera' | 'Mikrofon' | 'Melden', { page }: Seat) =>
    page.getByRole('button', { name: new RegExp(`^${name}`) });
  const framesOnWall = async () => (await flowDuring(wall, 'inbound', 500)).framesDecoded;
  const expectMedia = async (): Promise<void> => {
    await expect.poll(framesOnWall, patience).toBeGreaterThan(0);
    await expect
      .poll(async () => (await flowDuring(chair.page, 'inbound', 500)).audioEnergy, patience)
      .toBeGreaterThan(0);
  };

  /** Who is there, in which order and state, with which keys: seats, keys, hands, and nobody twice. */
  const told = (page: Page): Promise<readonly string[]> =>
    page
      .getByRole('list', { name: 'Teilnehmende' })
      .getByRole('listitem')
      .evaluateAll((items) =>
        items.map((item) => {
          const keys = [...item.querySelectorAll('[role="switch"]')];
          const isRaised = /gemeldet/i.test(item.textContent ?? '');
          const [name] = (item.getAttribute('aria-label') ?? '').split(',');
          const switches = keys.map((one) => `${one.getAttribute('aria-label')} ${one.getAttribute('aria-checked')}`);
          return [name, item.getAttribute('data-state'), isRaised, item.getAttribute('data-floor'), ...switches].join();
        }),
      );

  const expectAsBefore = async (): Promise<void> => {
    await expectMedia();
    await expect.poll(() => told(chair.page), patience).toEqual(before.desk);
    await expect.poll(() => told(wall), patience).toEqual(before.wall);
    await expect(own('Melden', barby)).toHaveAttribute('aria-pressed', 'true');
    await expectNothingSent(barby.page);
  };

  test('the tab is reloaded', async () => {
    await calbe.page.reload();
    await expectAsBefore();
  });

  test('the page is left and come back to', async () => {
    await calbe.page.goto('about:blank');
    await expect(participant(wall, calbe.person)).toHaveAttribute('data-state', 'lost', { timeout: ghostMs });
    await calbe.page.goBack();
    await expectAsBefore();
  });

  /** As the browser tells it: a page with a peer connection is not kept by Chromium, so its events are sent by hand. */
  test('the browser brings the page back out of its memory', async () => {
    await calbe.page.evaluate(() => {
      for (const type of ['pagehide', 'pageshow']) {
        window.dispatchEvent(new PageTransitionEvent(type, { persisted: true }));
      }
    });
    await calbe.page.waitForTimeout(offWithinMs);
    await expectAsBefore();
  });

  test('the tab is frozen and thawed', async () => {
    const session = await calbe.context.newCDPSession(calbe.page);
    await session.send('Page.setWebLifecycleState', { state: 'frozen' });
    await chair.page.waitForTimeout(8_000);
    await session.send('Page.setWebLifecycleState', { state: 'active' });
    await session.detach();
    await expectAsBefore();
  });

  test('a second tab takes over, and the first one can take it back', async () => {
    const second = await round.openIn(calbe.context, calbe.person.signInUrl, probeCapture);
    const takeBack = calbe.page.getByRole('button', { name: 'Hier weitermachen' });
    await expect(takeBack).toBeVisible();
    await expectMedia();
    await expectNothingSent(calbe.page);
    await takeBack.click();
    await expect(second.getByRole('button', { name: 'Hier weitermachen' })).toBeVisible();
    await second.close();
    await expectAsBefore();
  });

  test('a second device of the same person stays silent, and can fetch picture and sound', async () => {
    const other = await round.sit('calbe', { width: 390, height: 844 }, probeCapture);
    const fetchHere = (seat: Seat) => seat.page.getByRole('button', { name: 'Hierher holen' });
    await expect(fetchHere(other)).toBeVisible();
    await expectNothingSent(other.page);
    await fetchHere(other).click();
    await expect(fetchHere(calbe)).toBeVisible();
    // Consent given on one device does not open the camera of another: nobody is on air until somebody says so there.
    await expect(participant(wall, calbe.person)).toHaveAttribute('data-state', 'offAir');
    await calbe.page.waitForTimeout(offWithinMs);
    for (const { page } of [calbe, other]) await expectNothingSent(page);
    await fetchHere(calbe).click();
    await expect(fetchHere(other)).toBeVisible();
    for (const medium of ['Kamera', 'Mikrofon'] as const) {
      // What has just moved under a finger does not answer to it (ui/tap-guard.ts).
      await expect(async () => {
        await own(medium, calbe).click();
        await expect(own(medium, calbe)).toHaveAttribute('aria-pressed', 'true', { timeout: 2_000 });
      }).toPass();
    }
    await other.context.close();
    await expectAsBefore();
  });

  for (const [fault, kind, refusal] of [
    ['the camera is taken away and comes back', 'video', 'NotFoundError'],
    ['the microphone is unplugged and comes back', 'audio', 'NotFoundError'],
    ['the permission for the camera is withdrawn and given again', 'video', 'NotAllowedError'],
  ] as const) {
    test(fault, async () => {
      await takeAway(calbe.page, kind, refusal);
      const receiver = kind === 'video' ? wall : chair.page;
      await receiver.waitForTimeout(ghostMs);
      const flow = await flowDuring(receiver, 'inbound', 1_000);
      expect(kind === 'video' ? flow.framesDecoded : flow.audioEnergy).toBeLessThan(1e-5);
      // The other medium goes on.
      const rest = await flowDuring(kind === 'video' ? chair.page : wall, 'inbound', 1_000);
      expect(kind === 'video' ? rest.audioEnergy : rest.framesDecoded).toBeGreaterThan(0);
      await giveBack(calbe.page, kind);
      await expectAsBefore();
    });
  }

  test('the wall is reloaded', async () => {
    await wall.reload();
    await expectAsBefore();
  });

  test('the wall is gone and comes back', async () => {
    const { url, size } = { url: round.demo.wallUrl, size: wall.viewportSize() };
    const context = wall.context();
    await wall.close();
    await expect(participant(chair.page, calbe.person)).toHaveAttribute('data-state', 'onAir');
    wall = await round.openIn(context, url);
    if (size !== null) await wall.setViewportSize(size);
    await expectAsBefore();
  });

  test('the tablet of the chair is gone while the wall stays, and comes back', async () => {
    await chair.page.close();
    await expect.poll(framesOnWall, patience).toBeGreaterThan(0);
    await participant(wall, barby.person).focus();
    await key(wall, 'Ton', barby.person).click();
    await expect(participant(wall, barby.person)).toHaveAttribute('data-state', 'onAir');
    await key(wall, 'Ton', barby.person).click();
    await expect(participant(wall, barby.person)).toHaveAttribute('data-state', 'ready');
    // A tile shows its switches while it is focused or pointed at.
    await participant(wall, barby.person).blur();
    await wall.mouse.move(0, 0);
    await wall.evaluate(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
    const page = await round.openIn(chair.context, chair.person.signInUrl);
    chair = { ...chair, page };
    // Nobody has touched the new page: where its browser plays no sound before a tap, the page asks for one.
    const enable = page.getByRole('button', { name: 'Ton einschalten' });
    await expect(async () => {
      if (await enable.isVisible()) await enable.click();
      expect((await flowDuring(page, 'inbound', 500)).audioEnergy).toBeGreaterThan(0);
    }).toPass(patience);
    await page.waitForTimeout(offWithinMs);
    await expectAsBefore();
  });
});

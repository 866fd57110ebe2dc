import { expect, test, type Page } from '@playwright/test';
import { flow, flowDuring } from '../src/media-probe.ts';
import { answer, convene, key, pairWall, participant, Round, type Seat } from '../src/round.ts';

/** A change made on the desk shows on the wall within this time, and the other way round. */
const shownOnTheOther = { timeout: 500 };

/** The whole way of a round, as a head of county and three mayors go it, beside two simulated ones. */
test.describe.serial('a round', () => {
  let round: Round;
  let chair: Seat;
  let wall: Page;
  let bernburg: Seat;
  let calbe: Seat;
  let barby: Seat;

  test.beforeAll(async ({ browser }) => {
    test.setTimeout(300_000);
    round = await Round.start(browser, 2);
    chair = await round.sit('landkreis');
    wall = await round.wall();
    bernburg = await round.sit('bernburg', { width: 834, height: 1194 });
    calbe = await round.sit('calbe');
    barby = await round.sit('barby', { width: 390, height: 844 });
  });
  test.afterAll(async () => {
    await round.stop();
  });

  test('pairs the wall by its digits', async () => {
    await pairWall(chair.page, wall);
    await expect(wall.getByText('Landrätin').first()).toBeVisible();
  });

  test('rings on every device within three taps, with the caller named', async () => {
    for (const { page } of [bernburg, calbe, barby]) {
      await page.getByRole('button', { name: 'Klingelton einschalten' }).click();
    }
    await convene(chair.page);
    for (const { page } of [bernburg, calbe, barby]) {
      await expect(page.getByRole('alertdialog', { name: /Landrätin/ })).toBeVisible();
      await expect(page.getByRole('heading', { name: 'Die Landrätin ruft Sie' })).toBeVisible();
    }
    for (const screen of [chair.page, wall]) {
      await expect(participant(screen, calbe.person)).toHaveAttribute('data-state', 'ringing');
      await expect(participant(screen, round.demo.person('seeland'))).toHaveAttribute('data-state', 'unreachable');
    }
    await expect(chair.page.getByRole('status').filter({ hasText: /von 13 da/ })).toBeVisible();
  });

  test('accepting and "Ich bin bereit" release the owner\'s keys and send nothing', async () => {
    for (const seat of [bernburg, calbe, barby]) await answer(seat);
    for (const screen of [chair.page, wall]) {
      await expect(participant(screen, calbe.person)).toHaveAttribute('data-state', 'ready');
    }
    // Released, warm, and still silent: at the sender and at every receiver.
    await expect.poll(() => calbe.page.evaluate(() => window.probedConnections.length)).toBeGreaterThan(0);
    for (const { page } of [bernburg, calbe, barby]) {
      const sent = await flowDuring(page, 'outbound', 1_500);
      expect(sent).toMatchObject({ audioPackets: 0, videoPackets: 0 });
    }
    expect((await flow(calbe.page, 'outbound')).videoPackets).toBe(0);
    expect((await flow(calbe.page, 'outbound')).audioPackets).toBe(0);
  });

  test('the chair releases the own camera and microphone with one tap', async () => {
    await chair.page.getByRole('button', { name: 'Ich bin bereit' }).click();
    await expect.poll(async () => (await flowDuring(calbe.page, 'inbound', 500)).framesDecoded).toBeGreaterThan(0);
  });

  test('switching on brings picture and sound, from the desk and from the wall', async () => {
    await key(chair.page, 'Bild', calbe.person).click();
    await expect(participant(wall, calbe.person)).toHaveAttribute('data-state', 'onAir', shownOnTheOther);
    await expect(key(chair.page, 'Bild', calbe.person)).toHaveAttribute('aria-checked', 'true');
    await expect(calbe.page.getByRole('status').filter({ hasText: /^Sie sind auf Sendung/ })).toBeVisible();
    const video = participant(wall, calbe.person).locator('video');
    await expect
      .poll(() => video.evaluate((element: HTMLVideoElement) => !element.paused && element.videoWidth > 0))
      .toBe(true);

    await participant(wall, calbe.person).hover();
    await key(wall, 'Ton', calbe.person).click();
    await expect(key(chair.page, 'Ton', calbe.person)).toHaveAttribute('aria-checked', 'true', shownOnTheOther);
    await expect.poll(async () => (await flowDuring(bernburg.page, 'inbound', 500)).audioEnergy).toBeGreaterThan(0);
  });

  test('"Alle wegschalten" and "Alle zuschalten" reach everybody', async () => {
    await chair.page.getByRole('button', { name: 'Alle wegschalten' }).click();
    await expect(participant(wall, calbe.person)).toHaveAttribute('data-state', 'ready');
    await chair.page.getByRole('button', { name: 'Alle zuschalten' }).click();
    for (const seat of [bernburg, calbe, barby]) {
      await expect(participant(wall, seat.person)).toHaveAttribute('data-state', 'onAir');
      const video = participant(wall, seat.person).locator('video');
      await expect
        .poll(() => video.evaluate((element: HTMLVideoElement) => element.videoWidth), { timeout: 20_000 })
        .toBeGreaterThan(0);
    }
  });

  test('"Ton aller aus" leaves the pictures', async () => {
    await chair.page.getByRole('button', { name: 'Ton aller aus' }).click();
    await expect(key(chair.page, 'Ton', calbe.person)).toHaveAttribute('aria-checked', 'false');
    await expect(key(chair.page, 'Bild', calbe.person)).toHaveAttribute('aria-checked', 'true');
  });

  test('a raised hand gets the word and gives it back', async () => {
    const raise = calbe.page.getByRole('button', { name: /^Melden/ });
    await raise.click();
    await expect(raise).toHaveAttribute('aria-pressed', 'true');
    await chair.page
      .getByRole('button', { name: /^Wort erteilen.*Calbe/ })
      .first()
      .click();
    await expect(key(chair.page, 'Ton', calbe.person)).toHaveAttribute('aria-checked', 'true');
    await expect(raise).toHaveAttribute('aria-pressed', 'false');
    await chair.page.getByRole('button', { name: /^Wort entziehen/ }).click();
    await expect(key(chair.page, 'Ton', calbe.person)).toHaveAttribute('aria-checked', 'false');
  });

  test('asking for release takes one tap of the owner', async () => {
    const camera = barby.page.getByRole('button', { name: /^Kamera/ });
    const microphone = barby.page.getByRole('button', { name: /^Mikrofon/ });
    await camera.click();
    await microphone.click();
    await expect(participant(chair.page, barby.person)).toHaveAttribute('data-state', 'offAir');
    await participant(chair.page, barby.person)
      .getByRole('button', { name: /Um Freigabe bitten/ })
      .click();
    await barby.page.getByRole('button', { name: 'Kamera und Mikrofon freigeben' }).click();
    await expect(participant(chair.page, barby.person)).toHaveAttribute('data-state', 'onAir');
  });

  test('leaving is told to everybody', async () => {
    await barby.page.getByRole('button', { name: 'Verlassen' }).click();
    await expect(participant(chair.page, barby.person)).toHaveAttribute('data-state', 'left');
    await expect(participant(wall, barby.person)).toHaveAttribute('data-state', 'left');
  });

  test('ending asks first, closes every camera and shows what was saved', async () => {
    await chair.page.getByRole('button', { name: /Für alle beenden/ }).click();
    const dialog = chair.page.getByRole('alertdialog', { name: 'Runde für alle beenden?' });
    await dialog.getByRole('button', { name: 'Weiter in der Runde' }).click();
    await expect(dialog).toBeHidden();
    await chair.page.getByRole('button', { name: /Für alle beenden/ }).click();
    await dialog.getByRole('button', { name: 'Für alle beenden' }).click();
    await expect(chair.page.getByText('nicht gefahren')).toBeVisible();
    await expect(wall.getByText('Runde beendet')).toBeVisible();
    await expect(calbe.page.getByRole('status').filter({ hasText: 'Ihr Tablet ist bereit' })).toBeVisible();
  });

  test('a second round right after rings again', async () => {
    await chair.page.getByRole('button', { name: 'Zur Zentrale' }).click();
    await convene(chair.page);
    await answer(calbe);
    await expect(participant(wall, calbe.person)).toHaveAttribute('data-state', 'ready');
    await key(chair.page, 'Bild', calbe.person).click();
    const video = participant(wall, calbe.person).locator('video');
    await expect.poll(() => video.evaluate((element: HTMLVideoElement) => element.videoWidth)).toBeGreaterThan(0);
  });

  test('no request left the own origin', () => {
    expect(round.foreignRequests).toEqual([]);
  });
});

import { expect, test, type Locator, type Page, type Request } from '@playwright/test';
import { answer, convene, key, pairWall, participant, Round, type Seat } from '../src/round.ts';

/** Goes on with the Tab key until the control, or something in it, has the focus. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  for (let step = 0; step < 150; step += 1) {
    if ((await control.count()) > 0 && (await control.evaluate((one) => one.contains(document.activeElement)))) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('the keyboard does not reach it');
}

/** What else happens while people are called, and on the devices around a round. */
test.describe.serial('calling', () => {
  let round: Round;
  let chair: Seat;
  let bernburg: Seat;
  let calbe: Seat;
  let wall: Page;

  test.beforeAll(async ({ browser }) => {
    round = await Round.start(browser, 1);
    chair = await round.sit('landkreis');
    bernburg = await round.sit('bernburg', { width: 834, height: 1194 });
    calbe = await round.sit('calbe');
  });
  test.afterAll(async () => {
    await round.stop();
  });

  const stateOf = (seat: Seat) => participant(chair.page, seat.person);
  const scripts = (requests: readonly Request[]) =>
    requests.map((request) => new URL(request.url()).pathname).filter((path) => path.endsWith('.js'));
  const mediaClient = /livekit/i;

  test('a page on standby loads no media client; while it rings the client comes and the line is warmed', async () => {
    const requests: Request[] = [];
    bernburg.page.on('request', (request) => requests.push(request));
    await bernburg.page.reload();
    await expect(bernburg.page.getByRole('status').filter({ hasText: 'Ihr Tablet ist bereit' })).toBeVisible();
    expect(scripts(requests).length).toBeGreaterThan(0);
    expect(scripts(requests).filter((path) => mediaClient.test(path))).toEqual([]);
    await convene(chair.page);
    await expect(bernburg.page.getByRole('alertdialog')).toBeVisible();
    await expect.poll(() => scripts(requests).filter((path) => mediaClient.test(path)).length).toBeGreaterThan(0);
    // Connected before the tap, with nothing captured and nothing sent.
    const connected = () =>
      bernburg.page.evaluate(() => window.probedConnections.some((one) => one.connectionState === 'connected'));
    await expect.poll(connected).toBe(true);
    const senders = await bernburg.page.evaluate(
      () =>
        window.probedConnections.flatMap((one) => one.getSenders()).filter((sender) => sender.track !== null).length,
    );
    expect(senders).toBe(0);
  });

  test("coming later, changing one's mind, declining", async () => {
    await bernburg.page.getByRole('button', { name: /Ich komme in 10 Minuten/ }).click();
    await expect(stateOf(bernburg)).toHaveAttribute('data-state', 'delayed');
    await expect(stateOf(bernburg)).toContainText('kommt in 10 Minuten');
    await calbe.page.getByRole('button', { name: /^Verhindert/ }).click();
    await expect(stateOf(calbe)).toHaveAttribute('data-state', 'declined');
    await bernburg.page.getByRole('button', { name: /beitreten/i }).click();
    await expect(stateOf(bernburg)).toHaveAttribute('data-state', 'accepted');
    await bernburg.page.getByRole('button', { name: 'Ich möchte vorerst nur zuhören' }).click();
    await expect(stateOf(bernburg)).toHaveAttribute('data-state', 'offAir');
    await expect(key(chair.page, 'Bild', bernburg.person)).toHaveCount(0);
  });

  test('"Erneut klingeln" reaches only the missing', async () => {
    await chair.page
      .getByRole('button', { name: /^Erneut klingeln/ })
      .last()
      .click();
    await expect(calbe.page.getByRole('alertdialog')).toBeVisible();
    await expect(stateOf(calbe)).toHaveAttribute('data-state', 'ringing');
    await expect(stateOf(bernburg)).toHaveAttribute('data-state', 'offAir');
  });

  test('answering on one device silences the other within a second', async () => {
    const second = await round.sit('calbe', { width: 390, height: 844 });
    await expect(second.page.getByRole('alertdialog')).toBeVisible();
    await calbe.page.getByRole('alertdialog').getByRole('button', { name: 'Annehmen' }).click();
    await expect(second.page.getByRole('alertdialog')).toBeHidden({ timeout: 1_000 });
    await second.context.close();
    await calbe.page.getByRole('button', { name: 'Ich bin bereit' }).click();
    await expect(stateOf(calbe)).toHaveAttribute('data-state', 'ready');
  });

  test('a newer tab takes the device over, the older one offers to go on here', async () => {
    const newer = await calbe.context.newPage();
    await newer.goto(calbe.person.signInUrl);
    await expect(newer.getByRole('status').filter({ hasText: /^Sie sind bereit/ })).toBeVisible();
    const back = calbe.page.getByRole('button', { name: 'Hier weitermachen' });
    await back.click();
    await expect(calbe.page.getByRole('status').filter({ hasText: /^Sie sind bereit/ })).toBeVisible();
    await expect(newer.getByRole('button', { name: 'Hier weitermachen' })).toBeVisible();
    await newer.close();
    await expect(stateOf(calbe)).toHaveAttribute('data-state', 'ready');
  });

  test('a person opened by a human is no longer simulated, and is rung', async () => {
    const wipper = await round.sit('saale-wipper');
    await expect(stateOf(wipper)).toHaveAttribute('data-state', 'left', { timeout: 20_000 });
    await wipper.page.getByRole('button', { name: /beitreten/i }).click();
    await wipper.page.getByRole('button', { name: 'Ich bin bereit' }).click();
    await expect(stateOf(wipper)).toHaveAttribute('data-state', 'ready');
    await wipper.context.close();
    await expect(stateOf(wipper)).toHaveAttribute('data-state', 'lost', { timeout: 5_000 });
  });

  test('a person may be added in the running round', async () => {
    const thw = await round.sit('thw');
    await chair.page.getByRole('button', { name: /Weitere Person/ }).click();
    await chair.page.getByRole('dialog').getByRole('button', { name: /THW/ }).click();
    await expect(thw.page.getByRole('alertdialog')).toBeVisible();
    await expect(stateOf(thw)).toHaveAttribute('data-state', 'ringing');
    await thw.context.close();
  });

  test('a wall pairs within the round and survives a restart', async () => {
    wall = await round.wall();
    await pairWall(chair.page, wall);
    await expect(participant(wall, calbe.person)).toHaveAttribute('data-state', 'ready');
    await expect(wall.getByText('Ton auf dem Tablet')).toBeVisible();
    await wall.reload();
    await expect(participant(wall, calbe.person)).toHaveAttribute('data-state', 'ready');
    await key(chair.page, 'Bild', calbe.person).click();
    const video = participant(wall, calbe.person).locator('video');
    await expect.poll(() => video.evaluate((element: HTMLVideoElement) => element.videoWidth)).toBeGreaterThan(0);
    // The wall is silent: it does not even receive sound.
    await key(chair.page, 'Ton', calbe.person).click();
    await participant(wall, calbe.person).hover();
    await expect(key(wall, 'Ton', calbe.person)).toHaveAttribute('aria-checked', 'true');
    const playing = await wall.evaluate(
      () =>
        [...document.querySelectorAll('audio, video')].filter(
          (one) =>
            one instanceof HTMLMediaElement &&
            !one.muted &&
            one.srcObject instanceof MediaStream &&
            one.srcObject.getAudioTracks().length > 0,
        ).length,
    );
    expect(playing).toBe(0);
  });

  test('a camera that is denied does not keep anybody out', async ({ browser }) => {
    const context = await browser.newContext({ viewport: { width: 1194, height: 834 }, permissions: [] });
    const page = await context.newPage();
    await page.addInitScript(() => {
      navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('denied', 'NotAllowedError'));
    });
    const barby = round.demo.person('barby');
    await page.goto(barby.signInUrl);
    await page.getByRole('button', { name: /beitreten/i }).click();
    await expect(page.getByRole('heading', { name: 'Sie können zuhören und zusehen' })).toBeVisible();
    await page.getByRole('button', { name: 'Ich bin bereit' }).click();
    await expect(page.getByRole('status').filter({ hasText: /^Sie sind nicht auf Sendung/ })).toBeVisible();
    await expect(participant(chair.page, barby)).toHaveAttribute('data-state', 'offAir');
    await context.close();
  });

  test('whoever has a camera and no microphone takes part with the camera', async ({ browser }) => {
    const context = await browser.newContext({ viewport: { width: 1194, height: 834 }, permissions: ['camera'] });
    const page = await context.newPage();
    await page.addInitScript(() => {
      const ask = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
      navigator.mediaDevices.getUserMedia = (wanted) =>
        wanted?.audio === undefined || wanted.audio === false
          ? ask(wanted)
          : Promise.reject(new DOMException('denied', 'NotAllowedError'));
    });
    const koennern = round.demo.person('koennern');
    await page.goto(koennern.signInUrl);
    await page.getByRole('button', { name: /beitreten/i }).click();
    await expect(page.getByRole('heading', { name: /zunächst ohne Ton/ })).toBeVisible();
    await page.getByRole('button', { name: 'Ich bin bereit' }).click();
    await expect(page.getByRole('status').filter({ hasText: /^Sie sind bereit/ })).toBeVisible();
    await expect(key(chair.page, 'Bild', koennern)).toBeVisible();
    await expect(key(chair.page, 'Ton', koennern)).toHaveCount(0);
    await context.close();
  });

  test('the keyboard alone raises a hand at the partner and switches on the wall', async () => {
    const raise = calbe.page.getByRole('button', { name: /^Melden/ });
    await tabTo(calbe.page, raise);
    await calbe.page.keyboard.press('Enter');
    await expect(raise).toHaveAttribute('aria-pressed', 'true');
    const tile = participant(wall, calbe.person);
    await tabTo(wall, tile);
    const sound = key(wall, 'Ton', calbe.person);
    await tabTo(wall, sound);
    const before = await sound.getAttribute('aria-checked');
    await expect(sound).not.toHaveAttribute('aria-disabled', 'true');
    await wall.keyboard.press('Enter');
    await expect(key(chair.page, 'Ton', calbe.person)).toHaveAttribute(
      'aria-checked',
      before === 'true' ? 'false' : 'true',
    );
  });

  test('ends, and everybody stands by again', async () => {
    await chair.page.getByRole('button', { name: /Für alle beenden/ }).click();
    await chair.page.getByRole('alertdialog').getByRole('button', { name: 'Für alle beenden' }).click();
    for (const { page } of [bernburg, calbe]) {
      await expect(page.getByRole('status').filter({ hasText: 'Ihr Tablet ist bereit' })).toBeVisible();
      const open = await page.evaluate(() => [...document.querySelectorAll('video')].length);
      expect(open).toBe(0);
    }
    await expect(wall.getByText('Runde beendet')).toBeVisible();
    await chair.page.getByRole('button', { name: 'Zur Zentrale' }).click();
    // The tablet parts from the wall: it shows a new code and nothing of the next round.
    await chair.page.getByRole('button', { name: 'Bildwand trennen' }).click();
    await expect(wall.getByText(/^\s*\d{3}\s?\d{3}\s*$/).first()).toBeVisible();
    await convene(chair.page);
    await expect(wall.getByRole('list', { name: 'Teilnehmende' })).toBeHidden();
    await answer(calbe);
    expect(round.foreignRequests).toEqual([]);
  });
});

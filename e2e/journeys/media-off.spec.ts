import { expect, test, type Page } from '@playwright/test';
import { expectNothingSent, flowDuring, offWithinMs, type Flow } from '../src/media-probe.ts';
import { answer, convene, key, pairWall, participant, Round, type Seat } from '../src/round.ts';

const watchedMs = 2_000;
/** For a second after a mute LiveKit writes Opus silence to each receiver, so that no decoder goes on humming. */
const engineSilenceMs = 1_000;
/** Audio energy of two seconds below -50 dBFS: what a decoder makes of that silence. Speech has a thousand times more. */
const inaudible = 1e-5;
const silence = { audioPackets: 0, videoPackets: 0, framesEncoded: 0, framesDecoded: 0, audioEnergy: 0 };

/** Off means off: measured in packets, at the device itself and at every receiver. */
test.describe.serial('off means off', () => {
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
  });
  test.afterAll(async () => {
    await round.stop();
  });

  /** Chair and Barby hear, the wall sees; the chair itself sends nothing in these tests, so all that flows is Calbe's. */
  const receivers = () => [chair.page, barby.page, wall];
  const own = (medium: 'Kamera' | 'Mikrofon') => calbe.page.getByRole('button', { name: new RegExp(`^${medium}`) });
  const press = (medium: 'Bild' | 'Ton') => key(chair.page, medium, calbe.person).click();

  const expectSilence = async (): Promise<void> => {
    await calbe.page.waitForTimeout(offWithinMs);
    const received = receivers().map((page) => flowDuring(page, 'inbound', watchedMs));
    await expectNothingSent(calbe.page);
    expectNothingReceived(await Promise.all(received));
    await expectUtterSilence();
  };
  const expectUtterSilence = async (): Promise<void> => {
    for (const page of receivers()) expect(await flowDuring(page, 'inbound', 500)).toEqual(silence);
  };
  const expectNothingReceived = (received: readonly Flow[]): void => {
    for (const flow of received) {
      expect(flow).toMatchObject({ videoPackets: 0, framesDecoded: 0 });
      expect(flow.audioPackets).toBeLessThanOrEqual(engineSilenceMs / 20 + 5);
      expect(flow.audioEnergy).toBeLessThan(inaudible);
    }
  };
  const expectPictureOnWall = () =>
    expect
      .poll(async () => (await flowDuring(wall, 'inbound', 500)).framesDecoded, { timeout: 20_000 })
      .toBeGreaterThan(0);
  const expectSoundAtChair = () =>
    expect
      .poll(async () => (await flowDuring(chair.page, 'inbound', 500)).audioEnergy, { timeout: 20_000 })
      .toBeGreaterThan(0);

  test('released and not switched on: nothing is sent and nothing arrives', async () => {
    await expect(participant(wall, calbe.person)).toHaveAttribute('data-state', 'ready');
    await expectSilence();
  });

  test("after the chair's switch no packet leaves the device or reaches anybody", async () => {
    await press('Bild');
    await press('Ton');
    await expectPictureOnWall();
    await expectSoundAtChair();
    await press('Bild');
    await press('Ton');
    await expectSilence();
  });

  test('a modified device that goes on sending reaches nobody', async () => {
    await press('Bild');
    await press('Ton');
    await expectPictureOnWall();
    await expectSoundAtChair();
    await press('Bild');
    await press('Ton');
    await calbe.page.waitForTimeout(offWithinMs);
    await calbe.page.evaluate(async () => {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
      for (const connection of window.probedConnections) {
        for (const { sender, receiver, currentDirection } of connection.getTransceivers()) {
          if (currentDirection !== 'sendonly' && currentDirection !== 'sendrecv') continue;
          const track = stream.getTracks().find(({ kind }) => kind === receiver.track.kind);
          // Past the product's own guard, as a modified client would.
          await RTCRtpSender.prototype.replaceTrack.call(sender, track ?? null);
          const parameters = sender.getParameters();
          for (const encoding of parameters.encodings) encoding.active = true;
          await RTCRtpSender.prototype.setParameters.call(sender, parameters).catch(() => undefined);
        }
      }
    });
    const [sent, ...received] = await Promise.all([
      flowDuring(calbe.page, 'outbound', watchedMs),
      ...receivers().map((page) => flowDuring(page, 'inbound', watchedMs)),
    ]);
    expect(sent.videoPackets + sent.audioPackets).toBeGreaterThan(20);
    expectNothingReceived(received);
    await expectUtterSilence();
  });

  test('after a reload everything is exactly as before', async () => {
    await calbe.page.reload();
    await expect(calbe.page.getByRole('status').filter({ hasText: /^Sie sind bereit/ })).toBeVisible();
    await expect(participant(wall, calbe.person)).toHaveAttribute('data-state', 'ready');
    await expectSilence();
    await press('Ton');
    await expectSoundAtChair();
    await calbe.page.reload();
    await expect(calbe.page.getByRole('status').filter({ hasText: /^Sie sind auf Sendung/ })).toBeVisible();
    await expectSoundAtChair();
    expect((await flowDuring(wall, 'inbound', watchedMs)).videoPackets).toBe(0);
  });

  test('the own microphone switched off is silent at every receiver', async () => {
    await own('Mikrofon').click();
    await expectSilence();
  });

  test('the chair cannot open a closed microphone', async () => {
    // "Alle zuschalten" would rightly bring in whoever has released.
    for (const medium of [/^Kamera/, /^Mikrofon/]) await barby.page.getByRole('button', { name: medium }).click();
    await expect(participant(wall, barby.person)).toHaveAttribute('data-state', 'offAir');
    await expect(key(chair.page, 'Ton', calbe.person)).toHaveCount(0);
    await chair.page.getByRole('button', { name: 'Alle zuschalten' }).click();
    await own('Kamera').click();
    await expect(participant(wall, calbe.person)).not.toHaveAttribute('data-state', 'onAir');
    await expectSilence();
  });
});

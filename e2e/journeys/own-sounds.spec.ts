import { expect, test, type Page } from '@playwright/test';
import { heardDuring, probeLoudspeaker, type Heard } from '../src/loudspeaker-probe.ts';
import { Round, type Seat } from '../src/round.ts';

/** Mean power of a second and a half of a chime; what a browser rounds to is a million times less. */
const audible = 1e-4;
const listenedMs = 1_500;

/** The sounds a device makes by itself, listened to at its loudspeaker: the ring of each level, and the gong. */
test.describe.serial('the sounds of a device', () => {
  let round: Round;
  let chair: Seat;
  let barby: Seat;
  let calbe: Seat;
  let meeting: Heard;

  test.beforeAll(async ({ browser }) => {
    round = await Round.start(browser, 0);
    chair = await round.sit('landkreis');
    barby = await round.sit('barby', undefined, probeLoudspeaker);
    calbe = await round.sit('calbe', undefined, probeLoudspeaker);
  });
  test.afterAll(async () => {
    await round.stop();
  });

  const heard = (page: Page) => heardDuring(page, listenedMs);
  const call = async (level: 'Besprechung' | 'Alarm'): Promise<void> => {
    await chair.page
      .getByRole('region', { name: 'Bürgermeisterrunde' })
      .getByRole('button', { name: 'Einberufen' })
      .click();
    const dialog = chair.page.getByRole('dialog', { name: /einberufen/i });
    await dialog.getByRole('radio', { name: level }).check({ force: true });
    await dialog.getByRole('button', { name: /jetzt einberufen$/ }).click();
    await expect(barby.page.getByRole('alertdialog')).toBeVisible();
  };

  test('"Klingelton einschalten" lets it be heard at once', async () => {
    expect((await heard(barby.page)).power).toBe(0);
    await barby.page.getByRole('button', { name: 'Klingelton einschalten' }).click();
    const before = await heard(barby.page);
    await barby.page.getByRole('button', { name: 'Klingelton testen' }).click();
    const tested = await heard(barby.page);
    expect(Math.max(before.power, tested.power)).toBeGreaterThan(audible);
  });

  test('the device rings aloud, again and again; one that waits for a tap says so instead', async () => {
    await call('Besprechung');
    for (const turn of ['first', 'second']) {
      meeting = await heardDuring(barby.page, 3_000);
      expect(meeting.power, turn).toBeGreaterThan(audible);
    }
    await expect(calbe.page.getByRole('alertdialog')).toContainText('Der Klingelton ist aus');
    expect((await heard(calbe.page)).power).toBe(0);
  });

  test('it falls silent with the answer', async () => {
    await barby.page.getByRole('alertdialog').getByRole('button', { name: 'Annehmen' }).click();
    await expect(barby.page.getByRole('alertdialog')).toBeHidden();
    await barby.page.waitForTimeout(500);
    // Longer than from one chime to the next.
    expect((await heardDuring(barby.page, 3_500)).power).toBeLessThan(audible / 100);
  });

  test('the loudspeaker is tested with a gong, each time it is asked for', async () => {
    for (const turn of ['first', 'second']) {
      await barby.page.getByRole('button', { name: 'Lautsprecher testen' }).click();
      const gong = await heard(barby.page);
      expect(gong.power, turn).toBeGreaterThan(audible);
      expect(gong.toneHz, turn).toBeGreaterThan(200);
      expect(gong.toneHz, turn).toBeLessThan(250);
      await expect.poll(async () => (await heardDuring(barby.page, 300)).power).toBeLessThan(audible / 100);
    }
  });

  test('an alarm sounds brighter than a meeting', async () => {
    await barby.page.getByRole('button', { name: 'Ich bin bereit' }).click();
    await chair.page.getByRole('button', { name: /Für alle beenden/ }).click();
    await chair.page.getByRole('alertdialog').getByRole('button', { name: 'Für alle beenden' }).click();
    await expect(barby.page.getByRole('status').filter({ hasText: 'Ihr Tablet ist bereit' })).toBeVisible();
    await chair.page.getByRole('button', { name: 'Zur Zentrale' }).click();
    await call('Alarm');
    const alarm = await heardDuring(barby.page, 3_000);
    expect(alarm.power).toBeGreaterThan(audible);
    expect(alarm.brightnessHz).toBeGreaterThan(1.5 * meeting.brightnessHz);
  });
});

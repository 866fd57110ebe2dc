/** `npm run pictures`: takes the pictures of the documentation from a living round of the demo, so that they stay true. */
import type { Page } from '@playwright/test';
import { Stage, tablet } from './stage.ts';

const simulatedPartners = 12;
const partnerKey = 'bernburg';
/** Until every drawn face has been seen moving, and the speaker's place has settled. */
const settledMs = 6_000;

const stage = await Stage.open(simulatedPartners);
try {
  const chair = await stage.personPage('landkreis', tablet);
  const wall = await stage.wallPage();
  const partner = await stage.personPage(partnerKey, tablet);
  await standBy(partner);
  await pairWall(chair, wall);
  await convene(chair);
  await answer(partner);
  await bringOnAir(chair, wall);
  await stage.take(partner, 'partner-auf-sendung');
  await letSpeak(chair, wall);
  await end(chair);
} finally {
  await stage.close();
}

async function standBy(partner: Page): Promise<void> {
  await partner.getByRole('button', { name: 'Klingelton einschalten' }).click();
  await stage.take(partner, 'partner-bereitschaft');
}

async function pairWall(chair: Page, wall: Page): Promise<void> {
  const code = wall.getByText(/\d{3}\s?\d{3}/).first();
  const digits = (await code.innerText()).replaceAll(/\D/g, '');
  await stage.take(wall, 'wand-code');
  await chair.getByRole('button', { name: 'Bildwand verbinden' }).click();
  await chair.getByRole('textbox', { name: 'Code' }).fill(digits);
  await chair.getByRole('dialog').getByRole('button', { name: 'Verbinden' }).click();
  await chair.getByRole('dialog').waitFor({ state: 'hidden' });
  await stage.take(chair, 'zentrale');
}

async function convene(chair: Page): Promise<void> {
  await chair.getByRole('region', { name: 'Bürgermeisterrunde' }).getByRole('button', { name: 'Einberufen' }).click();
  await chair.getByRole('textbox', { name: 'Anlass' }).fill('Hochwasser Saale – Pegel Calbe steigt');
  await stage.take(chair, 'einberufen');
  await chair.getByRole('button', { name: /jetzt einberufen$/ }).click();
  await chair.getByRole('button', { name: 'Ich bin bereit' }).click();
}

async function answer(partner: Page): Promise<void> {
  const accept = partner.getByRole('button', { name: 'Annehmen' });
  await accept.waitFor();
  await stage.take(partner, 'partner-klingeln');
  await accept.click();
  const ready = partner.getByRole('button', { name: 'Ich bin bereit' });
  await ready.waitFor();
  await partner.waitForTimeout(settledMs / 3);
  await stage.take(partner, 'partner-vorbereitung');
  await ready.click();
  await partner.getByText('Sie sind bereit').first().waitFor();
  await stage.take(partner, 'partner-bereit');
}

async function bringOnAir(chair: Page, wall: Page): Promise<void> {
  await wall
    .getByText(/^1[1-3] von 13 da$/)
    .first()
    .waitFor({ timeout: 60_000 });
  await chair.getByRole('button', { name: /^Alle zuschalten/ }).click();
  const faces = () =>
    wall
      .locator('video')
      .evaluateAll((videos) => videos.filter((one) => 'videoWidth' in one && one.videoWidth !== 0).length);
  for (let tries = 0; tries < 120 && (await faces()) < simulatedPartners; tries += 1) await wall.waitForTimeout(500);
}

async function letSpeak(chair: Page, wall: Page): Promise<void> {
  await chair
    .getByRole('button', { name: /^Wort erteilen/ })
    .first()
    .click({ timeout: 90_000 });
  await wall
    .getByText(/spricht|hat das Wort/)
    .first()
    .waitFor();
  await wall.waitForTimeout(settledMs);
  await stage.take(wall, 'runde');
  await stage.take(chair, 'bedienpult');
}

async function end(chair: Page): Promise<void> {
  await chair.getByRole('button', { name: /Für alle beenden/ }).click();
  await chair.getByRole('alertdialog').getByRole('button', { name: 'Für alle beenden' }).click();
  await chair.getByRole('button', { name: 'Zur Zentrale' }).waitFor();
  await stage.take(chair, 'ersparnis');
}

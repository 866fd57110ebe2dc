import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from '@playwright/test';
import { z } from 'zod';
import { writeFaceFilm } from './face-film.ts';

/** Takes the pictures of the documentation from a living round of the demo, so that they stay true. */
const bootstrap = fileURLToPath(new URL('../bootstrap/demo.mjs', import.meta.url));
const speech = fileURLToPath(new URL('../../e2e/fixtures/speech.wav', import.meta.url));
const folder = fileURLToPath(new URL('../../docs/pictures/', import.meta.url));
const demoLine = z.object({
  wallUrl: z.string(),
  people: z.array(z.object({ key: z.string(), signInUrl: z.string() })),
});

const work = await mkdtemp(join(tmpdir(), 'kreisrunde-pictures-'));
const film = join(work, 'chair.y4m');
await writeFaceFilm(film, { key: 'landkreis', name: 'Landrätin', seconds: 8 });

const demo = spawn(process.execPath, [bootstrap, '--json', '--partners', '12'], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
const [line] = await once(createInterface({ input: demo.stdout }), 'line');
const { wallUrl, people } = demoLine.parse(JSON.parse(String(line)));

const browser = await chromium.launch({
  executablePath: '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-background-networking',
    '--use-fake-ui-for-media-stream',
    '--use-fake-device-for-media-stream',
    `--use-file-for-fake-video-capture=${film}`,
    `--use-file-for-fake-audio-capture=${speech}`,
  ],
});

async function openPage(url: string, width: number, height: number): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height },
    locale: 'de-DE',
    timezoneId: 'Europe/Berlin',
    permissions: ['camera', 'microphone'],
  });
  const page = await context.newPage();
  await page.goto(url);
  return page;
}

const chairUrl = people.find((person) => person.key === 'landkreis')?.signInUrl ?? '';
try {
  const chair = await openPage(chairUrl, 1194, 834);
  const wall = await openPage(wallUrl, 1920, 1080);
  const digits = (
    await wall
      .getByText(/\d{3}\s?\d{3}/)
      .first()
      .innerText()
  ).replaceAll(/\D/g, '');
  await chair.getByRole('button', { name: 'Bildwand verbinden' }).click();
  await chair.getByRole('textbox', { name: 'Code' }).fill(digits);
  await chair.getByRole('dialog').getByRole('button', { name: 'Verbinden' }).click();
  await chair.getByRole('dialog').waitFor({ state: 'hidden' });
  await chair.screenshot({ path: `${folder}zentrale.png` });
  await chair.getByRole('region', { name: 'Bürgermeisterrunde' }).getByRole('button', { name: 'Einberufen' }).click();
  await chair.getByRole('textbox', { name: 'Anlass' }).fill('Hochwasser Saale – Pegel Calbe steigt');
  await chair.getByRole('button', { name: /jetzt einberufen$/ }).click();
  await chair.getByRole('button', { name: 'Ich bin bereit' }).click();
  await wall
    .getByText(/^1[0-2] von 13 da$/)
    .first()
    .waitFor({ timeout: 60_000 });
  await chair.getByRole('button', { name: /^Alle zuschalten/ }).click();
  const faces = () =>
    wall
      .locator('video')
      .evaluateAll((videos) => videos.filter((one) => 'videoWidth' in one && one.videoWidth !== 0).length);
  for (let tries = 0; tries < 120 && (await faces()) < 12; tries += 1) await wall.waitForTimeout(500);
  await chair
    .getByRole('button', { name: /^Wort erteilen/ })
    .first()
    .click({ timeout: 90_000 });
  await wall
    .getByText(/spricht|hat das Wort/)
    .first()
    .waitFor();
  await wall.waitForTimeout(6_000);
  await wall.screenshot({ path: `${folder}runde.png` });
  await chair.screenshot({ path: `${folder}bedienpult.png` });
} finally {
  await browser.close();
  demo.kill('SIGTERM');
  await once(demo, 'exit');
  await rm(work, { recursive: true, force: true });
}

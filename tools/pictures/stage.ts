import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type Page } from '@playwright/test';
import { z } from 'zod';
import { writeFaceFilm } from './face-film.ts';

const bootstrap = fileURLToPath(new URL('../bootstrap/demo.mjs', import.meta.url));
const speech = fileURLToPath(new URL('../../e2e/fixtures/speech.wav', import.meta.url));
const folder = fileURLToPath(new URL('../../docs/pictures/', import.meta.url));
const demoLine = z.object({
  wallUrl: z.string(),
  people: z.array(z.object({ key: z.string(), shortName: z.string(), signInUrl: z.string() })),
});
const filmSeconds = 8;

export type Size = { readonly width: number; readonly height: number };
export const tablet: Size = { width: 1194, height: 834 };
export const bigScreen: Size = { width: 1920, height: 1080 };

/** The demo and the browsers that look at it: one browser a face, for all pages of a browser share its camera. */
export class Stage {
  readonly wallUrl: string;
  readonly #people: z.infer<typeof demoLine>['people'];
  readonly #demo: ChildProcess;
  readonly #work: string;
  readonly #browsers: Browser[] = [];

  private constructor(demo: ChildProcess, work: string, line: z.infer<typeof demoLine>) {
    this.#demo = demo;
    this.#work = work;
    this.wallUrl = line.wallUrl;
    this.#people = line.people;
  }

  /** Starts the demo with this many simulated partners; throws when it does not come up. */
  static async open(partners: number): Promise<Stage> {
    const work = await mkdtemp(join(tmpdir(), 'kreisrunde-pictures-'));
    const demo = spawn(process.execPath, [bootstrap, '--json', '--partners', String(partners)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = await once(createInterface({ input: demo.stdout }), 'line');
    return new Stage(demo, work, demoLine.parse(JSON.parse(String(line))));
  }

  /** The page of a demo person, with their drawn face before the camera. */
  async personPage(key: string, size: Size): Promise<Page> {
    const person = this.#people.find((one) => one.key === key);
    if (person === undefined) throw new Error(`no demo person ${key}`);
    const film = join(this.#work, `${key}.y4m`);
    await writeFaceFilm(film, { key, name: person.shortName, seconds: filmSeconds });
    return this.#page(person.signInUrl, size, [`--use-file-for-fake-video-capture=${film}`]);
  }

  wallPage(): Promise<Page> {
    return this.#page(this.wallUrl, bigScreen, []);
  }

  /** Writes `docs/pictures/<name>.png`. */
  async take(page: Page, name: string): Promise<void> {
    await page.screenshot({ path: `${folder}${name}.png` });
  }

  async close(): Promise<void> {
    for (const browser of this.#browsers) await browser.close();
    this.#demo.kill('SIGTERM');
    await once(this.#demo, 'exit');
    await rm(this.#work, { recursive: true, force: true });
  }

  async #page(url: string, size: Size, camera: readonly string[]): Promise<Page> {
    const browser = await chromium.launch({
      executablePath: '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-background-networking',
        '--use-fake-ui-for-media-stream',
        '--use-fake-device-for-media-stream',
        `--use-file-for-fake-audio-capture=${speech}`,
        ...camera,
      ],
    });
    this.#browsers.push(browser);
    const context = await browser.newContext({
      viewport: size,
      locale: 'de-DE',
      reducedMotion: 'reduce',
      timezoneId: 'Europe/Berlin',
      permissions: ['camera', 'microphone'],
    });
    const page = await context.newPage();
    await page.goto(url);
    return page;
  }
}

import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { setTimeout as wait } from 'node:timers/promises';
import type { DemoPerson } from '../product.ts';

const entry = fileURLToPath(new URL('../../simulated-partners/src/main.ts', import.meta.url));
const startPatienceMs = 60_000;

/** One simulated partner in a process of its own: stopping it cuts everything it has, and lets it come back later. */
export class PartnerProcess {
  readonly key: string;
  readonly #child: ChildProcess;
  readonly #ready: Promise<void>;
  lastWords = '';

  constructor({ key, office, shortName, signInUrl }: DemoPerson, port: number) {
    this.key = key;
    this.#child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', entry], {
      env: {
        PATH: process.env['PATH'],
        KREISRUNDE_SIMULATED: JSON.stringify({ port, people: [{ key, office, shortName, signInUrl }] }),
      },
      // The channel ends it with us.
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.#child.stderr?.on('data', (chunk: Buffer) => {
      this.lastWords = `${this.lastWords}${chunk.toString()}`.slice(-2_000);
    });
    this.#ready = new Promise((resolve, reject) => {
      this.#child.once('message', () => resolve());
      this.#child.once('exit', () => reject(new Error(`the partner ${key} ended: ${this.lastWords}`)));
    });
    this.#ready.catch(() => undefined);
  }

  async ready(): Promise<void> {
    const late = wait(startPatienceMs, undefined, { ref: false }).then(() => {
      throw new Error(`the partner ${this.key} does not stand by`);
    });
    await Promise.race([this.#ready, late]);
  }

  /** Neither sends nor receives nor answers until `goOn`: a device whose network is gone. */
  freeze(): void {
    this.#child.kill('SIGSTOP');
  }

  goOn(): void {
    this.#child.kill('SIGCONT');
  }

  stop(): void {
    this.goOn();
    this.#child.kill('SIGKILL');
  }
}

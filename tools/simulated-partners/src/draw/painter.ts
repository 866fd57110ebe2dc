import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import { z } from 'zod';
import { appearanceOf } from './appearance.ts';
import { type Portrait, drawPortrait } from './portrait.ts';

const order = z.object({ key: z.string(), name: z.string(), scale: z.number() });
export type PortraitOrder = z.infer<typeof order>;

/**
 * Draws portraits one after the other on a thread of their own: drawing must not hold up sound and signalling.
 * The thread ends when nothing is left to draw; it leaves some hundred megabytes of scratch paper behind otherwise.
 */
export class Painter {
  private worker: Worker | null = null;
  private waiting = 0;
  private last: Promise<unknown> = Promise.resolve();

  draw(wanted: PortraitOrder): Promise<Portrait> {
    this.waiting += 1;
    const drawn = this.last.then(() => this.drawNow(wanted)).finally(() => this.finished());
    this.last = drawn.catch(() => undefined);
    return drawn;
  }

  private drawNow(wanted: PortraitOrder): Promise<Portrait> {
    const worker = (this.worker ??= new Worker(new URL(import.meta.url)));
    return new Promise((resolve, reject) => {
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.postMessage(wanted, []);
    });
  }

  private finished(): void {
    this.waiting -= 1;
    if (this.waiting > 0) return;
    void this.worker?.terminate();
    this.worker = null;
  }
}

if (!isMainThread) {
  const port = parentPort;
  port?.on('message', (message: unknown) => {
    const { key, name, scale } = order.parse(message);
    port.postMessage(drawPortrait(appearanceOf(key), name, scale), []);
  });
}

import { isMainThread, parentPort, Worker } from 'node:worker_threads';
import { z } from 'zod';
import { appearanceOf } from './appearance.ts';
import { type Portrait, drawPortrait } from './portrait.ts';

const order = z.object({ key: z.string(), name: z.string(), scale: z.number() });
export type PortraitOrder = z.infer<typeof order>;

/** Draws portraits one after the other on a thread of their own: drawing must not hold up sound and signalling. */
export class Painter {
  private readonly worker = new Worker(new URL(import.meta.url));
  private last: Promise<unknown> = Promise.resolve();

  constructor() {
    this.worker.unref();
  }

  draw(wanted: PortraitOrder): Promise<Portrait> {
    const drawn = this.last.then(
      () =>
        new Promise<Portrait>((resolve, reject) => {
          this.worker.once('message', resolve);
          this.worker.once('error', reject);
          this.worker.postMessage(wanted, []);
        }),
    );
    this.last = drawn.catch(() => undefined);
    return drawn;
  }
}

if (!isMainThread) {
  const port = parentPort;
  port?.on('message', (message: unknown) => {
    const { key, name, scale } = order.parse(message);
    port.postMessage(drawPortrait(appearanceOf(key), name, scale), []);
  });
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freeTcpPort } from '@kreisrunde/launcher/ports';
import { expect, test } from 'vitest';
import { placeBelow } from '../product.ts';
import { KillRun } from './run.ts';

const kills = 20;
/** Some 30 s on two idle cores. */
const patienceMs = 180_000;

test(
  `${kills} kills of everything lose nothing that was acknowledged, and every start repairs itself`,
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'kreisrunde-kills-'));
    // Another seed each time; the failure names it, and `npm run soak` repeats it.
    const run = new KillRun(placeBelow(folder, await freeTcpPort()), Date.now() % 1_000_000);
    try {
      await run.run(kills);
      // A run in which nothing was under way would prove nothing.
      expect(run.figures.acknowledged).toBeGreaterThan(kills);
      expect(run.figures.flights.answered + run.figures.flights.carriedOutUnheard).toBeGreaterThan(0);
      expect(run.figures.flights.neverHappened).toBeGreaterThan(0);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
  patienceMs,
);

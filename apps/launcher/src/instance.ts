import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { sayIn } from './inspection/finding.ts';
import { startTimeOf, writePrivate } from './run-directory.ts';
import type { Language } from './settings/texts.ts';

const instanceFile = z.object({
  pid: z.number().int(),
  /** With the number it names a process for good, see startTimeOf. */
  startedAt: z.string(),
  address: z.string(),
  internalPort: z.number().int(),
  mediaUdpPort: z.number().int(),
  /** 0 = off. */
  mediaTcpPort: z.number().int(),
});
export type Instance = z.infer<typeof instanceFile>;

const fileIn = (dataDir: string): string => join(dataDir, 'running.json');

/** The product that works on this data folder now, or undefined; what a killed one has left behind counts as none. */
export function runningInstance(dataDir: string): Instance | undefined {
  try {
    const instance = instanceFile.parse(JSON.parse(readFileSync(fileIn(dataDir), 'utf8')));
    return startTimeOf(instance.pid) === instance.startedAt ? instance : undefined;
  } catch {
    // None has been here, or its power was cut while it wrote.
    return undefined;
  }
}

/** Says that this process works on the data folder. Throws where another one does already. */
export function claimInstance(dataDir: string, language: Language = 'en'): void {
  const other = runningInstance(dataDir);
  if (other === undefined) return;
  throw new Error(
    sayIn(language)(
      `Kreisrunde läuft schon auf ${dataDir} (Prozess ${other.pid}, ${other.address}): Beenden Sie es zuerst, oder nehmen Sie ein anderes KREISRUNDE_DATA.`,
      `Kreisrunde runs on ${dataDir} already (process ${other.pid}, ${other.address}): end it first, or use another KREISRUNDE_DATA.`,
    ),
  );
}

export function announceInstance(dataDir: string, instance: Omit<Instance, 'pid' | 'startedAt'>): void {
  const own = { pid: process.pid, startedAt: startTimeOf(process.pid) ?? '', ...instance };
  writePrivate(fileIn(dataDir), JSON.stringify(own));
}

export function forgetInstance(dataDir: string): void {
  rmSync(fileIn(dataDir), { force: true });
}

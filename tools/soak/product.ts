import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { living, processTree } from '@kreisrunde/launcher/process-tree';
import { z } from 'zod';
import { cacheDir } from '../bootstrap/checkout.mjs';

const launcher = fileURLToPath(new URL('../../apps/launcher/src/main.ts', import.meta.url));
const county = fileURLToPath(new URL('../demo/county.json', import.meta.url));
const pages = fileURLToPath(new URL('../../apps/launcher/src/testing/pages', import.meta.url));
const startPatienceMs = 60_000;
const diePatienceMs = 15_000;

const announcement = z.object({
  people: z.array(
    z.object({ key: z.string(), role: z.string(), office: z.string(), shortName: z.string(), signInUrl: z.string() }),
  ),
});
export type DemoPerson = z.infer<typeof announcement>['people'][number];

export type ProductPlace = {
  /** Everything of this product lies below: data, run directories. */
  readonly folder: string;
  readonly dataDir: string;
  readonly port: number;
};

export function placeBelow(folder: string, port: number): ProductPlace {
  const place = { folder, dataDir: join(folder, 'data'), port };
  mkdirSync(join(folder, 'tmp'), { recursive: true, mode: 0o700 });
  return place;
}

/** One life of the whole product, from its start to its end. */
export type Life = {
  readonly pid: number;
  /** The people with their sign-in links, once all stand by. Rejects with its last words when it ends before. */
  readonly ready: Promise<readonly DemoPerson[]>;
  readonly complaints: () => string;
};

/** Starts the real launcher on the place's data directory, with the demo county and nobody simulated. */
export function startLife({ folder, dataDir, port }: ProductPlace): Life {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', launcher], {
    env: {
      PATH: process.env['PATH'],
      HOME: folder,
      TMPDIR: join(folder, 'tmp'),
      KREISRUNDE_CACHE_DIR: cacheDir,
      KREISRUNDE_DATA: dataDir,
      KREISRUNDE_ENGINE_BINARY: process.env['KREISRUNDE_ENGINE_BINARY'],
      KREISRUNDE_WEB_DIR: process.env['KREISRUNDE_WEB_DIR'] ?? pages,
      KREISRUNDE_DEMO_FILE: county,
      KREISRUNDE_PARTNERS: '0',
      KREISRUNDE_ANNOUNCE: 'json',
      KREISRUNDE_PORT: String(port),
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaints += chunk.toString();
  });
  const ready = new Promise<readonly DemoPerson[]>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const [line, ...rest] = output.split('\n');
      if (rest.length > 0) resolve(announcement.parse(JSON.parse(line ?? '')).people);
    });
    child.on('exit', (code, signal) =>
      reject(new Error(`the launcher ended (${signal ?? code}) before all stood by:\n${complaints}`)),
    );
    setTimeout(
      () => reject(new Error(`no start within ${startPatienceMs / 1000} s:\n${complaints}`)),
      startPatienceMs,
    ).unref();
  });
  ready.catch(() => undefined);
  return { pid: child.pid ?? -1, ready, complaints: () => complaints };
}

export type KillMode = 'launcher' | 'everything';

/** SIGKILL to the launcher alone, which takes its children with it, or to every process of the tree at once. */
export function killLife({ pid }: Life, mode: KillMode): readonly number[] {
  const tree = processTree(pid);
  for (const one of mode === 'launcher' ? [pid] : tree) kill(one);
  return tree;
}

/** Waits until all that worked for this place are gone; answers how long it took, throws when one stays. */
export async function untilGone(tree: readonly number[], { folder }: ProductPlace): Promise<number> {
  const startedMs = performance.now();
  for (;;) {
    const left = [...living(tree), ...processesOf(folder)];
    if (left.length === 0) return performance.now() - startedMs;
    if (performance.now() - startedMs > diePatienceMs) {
      throw new Error(`still alive ${diePatienceMs / 1000} s after the kill: ${left.map(describe).join('; ')}`);
    }
    await wait(5);
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It has ended by itself in this very moment.
  }
}

/** Every process that works for this place, whoever its parent is: known by folder, command line or environment. */
function processesOf(folder: string): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .map(Number)
    .filter((pid) => isOf(pid, folder) && living([pid]).length > 0);
}

function isOf(pid: number, folder: string): boolean {
  try {
    const works = readlinkSync(`/proc/${pid}/cwd`).startsWith(`${folder}/`);
    const named = ['cmdline', 'environ'].some((file) =>
      readFileSync(`/proc/${pid}/${file}`, 'utf8').includes(`${folder}/`),
    );
    return works || named;
  } catch {
    return false;
  }
}

function describe(pid: number): string {
  try {
    return `${pid} ${readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')}`;
  } catch {
    return String(pid);
  }
}

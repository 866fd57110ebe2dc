import { spawn, type ChildProcess } from 'node:child_process';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freeTcpPort } from '../process/ports.ts';

const main = fileURLToPath(new URL('../main.ts', import.meta.url));
const county = fileURLToPath(new URL('../../../../tools/demo/county.json', import.meta.url));

export type Launched = {
  readonly process: ChildProcess;
  readonly pid: number;
  readonly port: number;
  /** All that came on standard output and on standard error up to now. */
  readonly output: () => string;
  readonly complaints: () => string;
  /** Done when all stand by. */
  readonly ready: Promise<void>;
  readonly exited: Promise<number | null>;
};

/** A launcher of its own process, as the bootstrap starts it, with every output collected. */
export async function launch(extra: Readonly<Record<string, string>> = {}): Promise<Launched> {
  const port = await freeTcpPort();
  const child = spawn(process.execPath, [main], {
    env: { ...launcherEnvironment(port), ...extra },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let complaints = '';
  child.stderr.on('data', (chunk: Buffer) => {
    complaints += chunk.toString();
  });
  const exited = new Promise<number | null>((resolve) => {
    child.on('exit', resolve);
  });
  const ready = new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (output.endsWith('\n')) resolve();
    });
    void exited.then((code) => reject(new Error(`The launcher ended with ${code}: ${complaints}`)));
  });
  ready.catch(() => undefined);
  return {
    process: child,
    pid: child.pid ?? -1,
    port,
    output: () => output,
    complaints: () => complaints,
    ready,
    exited,
  };
}

/** Pages of a launcher that is started for its own sake. */
const webDir = fileURLToPath(new URL('pages', import.meta.url));

/** What the bootstrap gives the launcher of a demo without partners. */
export function launcherEnvironment(port: number): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '',
    HOME: homedir(),
    KREISRUNDE_CACHE_DIR: join(homedir(), '.cache', 'kreisrunde'),
    KREISRUNDE_ENGINE_BINARY: process.env['KREISRUNDE_ENGINE_BINARY'] ?? '',
    KREISRUNDE_WEB_DIR: webDir,
    KREISRUNDE_DEMO_FILE: county,
    KREISRUNDE_ANNOUNCE: 'json',
    KREISRUNDE_PORT: String(port),
  };
}

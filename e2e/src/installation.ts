import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const bootstrap = fileURLToPath(new URL('../../tools/bootstrap/start.mjs', import.meta.url));

/** A product that nobody has set up yet, as `npm start` leaves it on a bare machine. */
export type Installation = {
  readonly url: string;
  /** The code of the terminal, as it is printed. */
  readonly setupCode: string;
  stop(): Promise<void>;
};

async function freePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (typeof address !== 'object' || address === null) throw new Error('no free port');
  return String(address.port);
}

/** Starts it and reads its terminal. Throws with its last words when it ends instead. */
export async function startInstallation(): Promise<Installation> {
  const folder = mkdtempSync(join(tmpdir(), 'kreisrunde-journey-'));
  const port = await freePort();
  const own = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith('KREISRUNDE_') || name.endsWith('_ENGINE_BINARY')),
  );
  const child = spawn(process.execPath, [bootstrap], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...own,
      LANG: 'de_DE.UTF-8',
      LC_ALL: 'de_DE.UTF-8',
      KREISRUNDE_DATA: folder,
      KREISRUNDE_PORT: port,
      KREISRUNDE_INTERNAL_PORT: await freePort(),
      KREISRUNDE_MEDIA_UDP_PORT: await freePort(),
      KREISRUNDE_MEDIA_TCP_PORT: await freePort(),
    },
  });
  let said = '';
  const codeShown = new Promise<string>((resolve) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        said += chunk.toString();
        const [, code] = /Code \(gilt 24 Stunden\): (\S.*\S)/.exec(said) ?? [];
        if (code !== undefined) resolve(code);
      });
    }
  });
  const setupCode = await Promise.race([codeShown, once(child, 'exit').then(() => null)]);
  if (setupCode === null) throw new Error(`the installation did not start:\n${said}`);
  return {
    url: `http://localhost:${port}`,
    setupCode,
    stop: async () => {
      child.kill('SIGTERM');
      if (child.exitCode === null) await once(child, 'exit');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

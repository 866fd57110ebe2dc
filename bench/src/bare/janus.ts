import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../product/product.ts';

const patienceMs = 30_000;
/** All that Debian ships beside what is measured: some of it would listen on the network. */
const otherPlugins = [
  'audiobridge',
  'duktape',
  'echotest',
  'lua',
  'nosip',
  'recordplay',
  'sip',
  'streaming',
  'textroom',
];
const otherTransports = ['http', 'mqtt', 'nanomsg', 'pfunix', 'rabbitmq'];

export type Janus = { readonly socketUrl: string; readonly version: string; stop(): Promise<void> };

/** The version of the installed Janus, null where there is none. On Debian: `apt-get install janus`. */
export function janusVersion(): string | null {
  const { error, stdout, stderr } = spawnSync('janus', ['--help'], { encoding: 'utf8' });
  if (error !== undefined) return null;
  return /Janus version: \d+ \(([\d.]+)\)/.exec(`${stdout}${stderr}`)?.[1] ?? 'unknown';
}

/** Debian's Janus with the least it needs: video rooms over a WebSocket, all of it on loopback. */
export async function startJanus(version: string): Promise<Janus> {
  const directory = mkdtempSync(join(tmpdir(), 'kreisrunde-bench-janus-'));
  const port = await freePort();
  const write = (name: string, content: string): void => writeFileSync(join(directory, name), content);
  const libraries = (names: readonly string[]): string => names.map((name) => `libjanus_${name}.so`).join(',');
  write(
    'janus.jcfg',
    `general: { debug_level = 3 }
media: { rtp_port_range = "21750-21799" }
plugins: { disable = "${libraries([...otherPlugins, 'videocall', 'voicemail'])}" }
transports: { disable = "${libraries(otherTransports)}" }
loggers: { disable = "${libraries(['jsonlog'])}" }
`,
  );
  write(
    'janus.transport.websockets.jcfg',
    `general: { ws = true, ws_port = ${port}, ws_ip = "127.0.0.1", wss = false }\nadmin: { admin_ws = false }\n`,
  );
  write('janus.plugin.videoroom.jcfg', 'room-1: { publishers = 6, videocodec = "vp8", audiocodec = "opus" }\n');
  const child = spawn('janus', ['-F', directory, '-E', 'lo', '-o'], { stdio: ['ignore', 'pipe', 'pipe'] });
  const lastWords: string[] = [];
  for (const output of [child.stdout, child.stderr]) {
    output.on('data', (chunk: Buffer) => lastWords.splice(0, Math.max(0, lastWords.length - 10), String(chunk)));
  }
  const stop = async (): Promise<void> => {
    child.kill('SIGKILL');
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    rmSync(directory, { recursive: true });
  };
  const end = Date.now() + patienceMs;
  while (!(await isListening(port))) {
    if (Date.now() > end || child.exitCode !== null) {
      await stop();
      throw new Error(`Janus does not start:\n${lastWords.join('')}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return { version, socketUrl: `ws://127.0.0.1:${port}`, stop };
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('close', () => socket.destroy());
    socket.once('connect', () => socket.end());
  });
}

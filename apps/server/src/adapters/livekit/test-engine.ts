import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EngineAccess } from './tokens.ts';

let nextPort = 44_100 + Number(process.env['VITEST_POOL_ID'] ?? '0') * 20;

/** A real engine for one test file. */
export async function startTestEngine(
  options: { webhookUrl?: string; remoteUnmute?: boolean; port?: number; udpPort?: number } = {},
): Promise<{ access: EngineAccess; stop(): Promise<void>; kill(): Promise<void>; port: number; udpPort: number }> {
  const directory = mkdtempSync(join(tmpdir(), 'kreisrunde-engine-'));
  const port = options.port ?? nextPort++;
  const udpPort = options.udpPort ?? nextPort++;
  const apiSecret = 'test-secret-test-secret-test-secret-0123';
  const config = {
    port,
    bind_addresses: ['127.0.0.1'],
    keys: { test: apiSecret },
    api: { enable_psrpc_for_get_list_participants: true },
    rtc: {
      udp_port: udpPort,
      tcp_port: 0,
      node_ip: '127.0.0.1',
      use_external_ip: false,
      enable_loopback_candidate: true,
      ips: { includes: ['127.0.0.1/32'] },
      pli_throttle: { low_quality: '100ms', mid_quality: '100ms', high_quality: '100ms' },
    },
    room: {
      auto_create: false,
      enable_remote_unmute: options.remoteUnmute ?? false,
      empty_timeout: 300,
      departure_timeout: 60,
      enabled_codecs: ['audio/opus', 'audio/red', 'video/vp8', 'video/h264', 'video/rtx'].map((mime) => ({ mime })),
    },
    ...(options.webhookUrl === undefined ? {} : { webhook: { api_key: 'test', urls: [options.webhookUrl] } }),
    logging: { level: 'warn' },
  };
  const file = join(directory, 'engine.yaml');
  writeFileSync(file, JSON.stringify(config), { mode: 0o600 });
  const binary = process.env['KREISRUNDE_ENGINE_BINARY'] ?? 'livekit-server';
  const child = spawn('setpriv', ['--pdeathsig', 'KILL', binary, '--config', file], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const url = `http://127.0.0.1:${port}`;
  for (let attempt = 0; ; attempt += 1) {
    const isUp = await fetch(url).then(
      (response) => response.status === 200,
      () => false,
    );
    if (isUp) break;
    if (attempt > 200 || child.exitCode !== null) throw new Error('the engine did not start');
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const kill = async () => {
    child.kill('SIGKILL');
    await gone;
  };
  return {
    access: { url, apiKey: 'test', apiSecret },
    port,
    udpPort,
    kill,
    stop: async () => {
      await kill();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}

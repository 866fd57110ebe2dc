import { spawn } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { dispose } from '@livekit/rtc-node';
import { afterAll, expect, test, vi } from 'vitest';
import { engineSettings } from '../../../../launcher/src/engine/settings.ts';
import { freeTcpPort, freeUdpPort } from '../../../../launcher/src/process/ports.ts';
import { startTestEngine } from '../../../../../tools/testing/test-engine.ts';
import { describeMediaEngine } from '../../ports/media-engine.contract.ts';
import { LiveKitEngine } from './livekit-engine.ts';
import { NativeClient } from './native-client.ts';
import { assertRemoteUnmuteRefused } from './remote-unmute.ts';

describeMediaEngine('LiveKit', async () => {
  let receive: (body: string, authorization: string | undefined) => void = () => undefined;
  const webhooks = createServer((request, response) => {
    void text(request).then((body) => {
      receive(body, request.headers.authorization);
      response.end();
    });
  });
  await new Promise<void>((resolve) => webhooks.listen(0, '127.0.0.1', resolve));
  const address = webhooks.address();
  const webhookUrl = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}/`;
  const running = await startTestEngine({ webhookUrl });
  const engine = new LiveKitEngine(running);
  receive = (body, authorization) => void engine.receiveWebhook(body, authorization);
  return {
    engine,
    join: (_id, token) => new NativeClient().connect(running.url.replace('http', 'ws'), token),
    // The supervisor brings it back by itself, with nothing in memory.
    goDown: async () => {
      process.kill(running.pid() ?? 0, 'SIGKILL');
      await vi.waitFor(() => expect(running.state().ready).toBe(false), { interval: 1 });
    },
    comeBack: async () => {
      await vi.waitFor(() => expect(running.state().ready).toBe(true), { timeout: 10_000, interval: 20 });
    },
    stop: async () => {
      await running.stop();
      webhooks.close();
    },
  };
});
afterAll(() => dispose());

test('the running engine refuses to unmute from afar', async () => {
  const running = await startTestEngine();
  await assertRemoteUnmuteRefused(running);
  await running.stop();
});

test('an engine that would unmute from afar is found out', async () => {
  const careless = await startCarelessEngine();
  await expect(assertRemoteUnmuteRefused(careless.access)).rejects.toThrow('unmutes from afar');
  careless.stop();
});

/** Configured as the product never does it: the launcher would refuse to start it. */
async function startCarelessEngine() {
  const directory = await mkdtemp(join(tmpdir(), 'kreisrunde-'));
  const file = join(directory, 'engine.yaml');
  const [port, udpPort] = [await freeTcpPort(), await freeUdpPort()];
  const address = { signallingPort: port, udpPort, tcpPort: 0, mediaAddress: '127.0.0.1' };
  const keys = { apiKey: 'careless', apiSecret: 'a secret of at least thirty-two bytes' };
  const settings = engineSettings(address, keys, 'http://127.0.0.1:9/');
  const careless = { ...settings, room: { ...settings.room, enable_remote_unmute: true } };
  await writeFile(file, JSON.stringify(careless), { mode: 0o600 });
  const child = spawn(process.env['KREISRUNDE_ENGINE_BINARY'] ?? '', ['--config', file], { stdio: 'ignore' });
  const url = `http://127.0.0.1:${port}`;
  await vi.waitFor(async () => expect((await fetch(url)).status).toBe(200), { timeout: 10_000, interval: 20 });
  return { access: { url, ...keys }, stop: () => child.kill('SIGKILL') };
}

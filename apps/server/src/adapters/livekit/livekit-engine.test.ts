import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { dispose } from '@livekit/rtc-node';
import { afterAll, expect, test } from 'vitest';
import { describeMediaEngine } from '../../ports/media-engine.contract.ts';
import { LiveKitEngine } from './livekit-engine.ts';
import { NativeClient } from './native-client.ts';
import { assertRemoteUnmuteRefused } from './remote-unmute.ts';
import { startTestEngine } from './test-engine.ts';

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
  let running = await startTestEngine({ webhookUrl });
  const engine = new LiveKitEngine(running.access);
  receive = (body, authorization) => void engine.receiveWebhook(body, authorization);
  return {
    engine,
    join: (_id, token) => new NativeClient().connect(running.access.url.replace('http', 'ws'), token),
    goDown: () => running.kill(),
    comeBack: async () => {
      running = await startTestEngine({ webhookUrl, port: running.port, udpPort: running.udpPort });
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
  await assertRemoteUnmuteRefused(running.access);
  await running.stop();
});

test('an engine that would unmute from afar is found out', async () => {
  const running = await startTestEngine({ remoteUnmute: true });
  await expect(assertRemoteUnmuteRefused(running.access)).rejects.toThrow('unmutes from afar');
  await running.stop();
});

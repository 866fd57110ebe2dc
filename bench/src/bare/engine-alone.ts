import { startEngine } from '@kreisrunde/launcher/engine';
import { createLog } from '@kreisrunde/launcher/log';
import { createRunDirectory } from '@kreisrunde/launcher/run-directory';
import { join } from 'node:path';
import { AccessToken, RoomServiceClient } from 'livekit-server-sdk';

export type EngineAlone = {
  readonly pid: number;
  readonly url: string;
  openRoom(name: string): Promise<void>;
  /** Lets a client in that may send and receive. */
  token(room: string, identity: string): Promise<string>;
  stop(): Promise<void>;
};

/** The media engine as the product configures it, with no gate in front and no control plane behind. */
export async function startEngineAlone(): Promise<EngineAlone> {
  const binary = process.env['KREISRUNDE_ENGINE_BINARY'];
  if (binary === undefined) throw new Error('Start the bench by npm run bench: it names the engine.');
  const directory = createRunDirectory();
  const engine = await startEngine({
    binary,
    dataDir: directory.path,
    runDir: directory.path,
    webhookUrl: 'http://127.0.0.1:9/engine/webhook',
    media: { address: '127.0.0.1' },
    log: createLog(join(directory.path, 'logs')),
  });
  const { url, apiKey, apiSecret } = engine.access;
  const rooms = new RoomServiceClient(url, apiKey, apiSecret);
  return {
    pid: engine.pid() ?? 0,
    url: url.replace('http', 'ws'),
    openRoom: async (name) => void (await rooms.createRoom({ name })),
    token: async (room, identity) => {
      const token = new AccessToken(apiKey, apiSecret, { identity });
      token.addGrant({ room, roomJoin: true, canPublish: true, canSubscribe: true });
      return token.toJwt();
    },
    stop: async () => {
      await engine.stop();
      directory.remove();
    },
  };
}

/** Milliseconds from its start until it is ready. */
export async function timeEngineAlone(): Promise<number> {
  const start = performance.now();
  const engine = await startEngineAlone();
  const ms = performance.now() - start;
  await engine.stop();
  return ms;
}

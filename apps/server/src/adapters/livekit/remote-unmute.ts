import { randomUUID } from 'node:crypto';
import { RoomServiceClient, ServerError } from 'livekit-server-sdk';
import { WebSocket } from 'ws';
import { callEngine } from './engine-errors.ts';
import { mintConnectionToken } from './tokens.ts';
import type { EngineAccess } from './tokens.ts';

const joinTimeoutMs = 5_000;
const protocolVersion = '15';

/**
 * Proves on the running engine that nobody can open a microphone from afar: a probe joins a room of its own, and
 * asking the engine to unmute it must be refused. The engine decides so before it looks for the track, therefore
 * the probe publishes nothing. Throws where the engine would have obeyed.
 */
export async function assertRemoteUnmuteRefused(access: EngineAccess): Promise<void> {
  const rooms = new RoomServiceClient(access.url, access.apiKey, access.apiSecret, { failover: false });
  // The dot keeps the room apart from those of conferences, whose ids have none.
  const room = `probe.${randomUUID()}`;
  await callEngine('probe', () => rooms.createRoom({ name: room, emptyTimeout: 10 }));
  let probe: WebSocket | undefined;
  try {
    probe = await joinAsProbe(access, room);
    if (!(await isUnmuteRefused(rooms, room))) {
      throw new Error('The media engine unmutes from afar: room.enable_remote_unmute must be false.');
    }
  } finally {
    probe?.terminate();
    await rooms.deleteRoom(room).catch(() => undefined);
  }
}

async function isUnmuteRefused(rooms: RoomServiceClient, room: string): Promise<boolean> {
  try {
    await rooms.mutePublishedTrack(room, 'probe', 'TR_probe', false);
    return false;
  } catch (error) {
    if (error instanceof ServerError && error.code === 'failed_precondition') return true;
    throw error;
  }
}

async function joinAsProbe(access: EngineAccess, room: string): Promise<WebSocket> {
  const token = await mintConnectionToken(access, {
    room,
    identity: 'probe',
    released: { camera: false, microphone: false },
  });
  const address = `${access.url.replace(/^http/, 'ws')}/rtc?auto_subscribe=0&protocol=${protocolVersion}`;
  const socket = new WebSocket(address, {
    headers: { authorization: `Bearer ${token}` },
    handshakeTimeout: joinTimeoutMs,
  });
  // The first message is the join response: from then on the engine knows the participant.
  await new Promise<void>((resolve, reject) => {
    socket.once('message', () => resolve());
    socket.once('error', reject);
  });
  return socket;
}

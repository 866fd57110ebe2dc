import type { DeviceKeys } from '../../ports/media-engine.ts';
import { AccessToken } from 'livekit-server-sdk';
import { browserGrant } from './grants.ts';

/** Where the engine listens (loopback) and the key pair of this installation. */
export type EngineAccess = { readonly url: string; readonly apiKey: string; readonly apiSecret: string };

/** Long enough to connect, too short to be worth keeping. */
const tokenLifeSeconds = 60;

/** Mints the token of one connection of one device into one room. */
export function mintConnectionToken(
  access: EngineAccess,
  connection: { readonly room: string; readonly identity: string; readonly released: DeviceKeys['released'] },
): Promise<string> {
  const token = new AccessToken(access.apiKey, access.apiSecret, {
    identity: connection.identity,
    ttl: tokenLifeSeconds,
  });
  token.addGrant(browserGrant(connection.room, connection.released));
  return token.toJwt();
}

import { toId } from '@kreisrunde/domain';
import * as fc from 'fast-check';
import { TokenVerifier } from 'livekit-server-sdk';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { mediaIdentity } from '../../ports/media-engine.ts';
import { browserPermission } from './grants.ts';
import { mintConnectionToken } from './tokens.ts';

const access = { url: 'http://127.0.0.1:1', apiKey: 'key', apiSecret: 'a secret of at least thirty-two bytes' };
const video = z.record(z.string(), z.unknown());
const claims = z.object({ sub: z.string(), exp: z.number(), nbf: z.number(), video });

const idText = fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/);
const connection = fc.record({
  room: idText,
  identity: fc.oneof(
    fc
      .record({ personId: idText, deviceId: idText })
      .map(({ personId, deviceId }) =>
        mediaIdentity({ kind: 'participant', personId: toId(personId), deviceId: toId(deviceId) }),
      ),
    idText.map((deviceId) => mediaIdentity({ kind: 'wall', deviceId: toId(deviceId) })),
  ),
  released: fc.record({ camera: fc.boolean(), microphone: fc.boolean() }),
});

async function claimsOf(given: { room: string; identity: string; released: { camera: boolean; microphone: boolean } }) {
  const token = await mintConnectionToken(access, given);
  return claims.parse(await new TokenVerifier(access.apiKey, access.apiSecret).verify(token));
}

test('a token names one room, one device, and lives a minute', async () => {
  await fc.assert(
    fc.asyncProperty(connection, async (given) => {
      const read = await claimsOf(given);
      expect(read.sub).toBe(given.identity);
      expect(read.video['room']).toBe(given.room);
      expect(read.video['roomJoin']).toBe(true);
      expect(read.exp - read.nbf).toBeLessThanOrEqual(61);
    }),
  );
});

test('no browser ever gets a right beyond watching and its released sources', async () => {
  const neverTrue = [
    'roomAdmin',
    'roomCreate',
    'roomList',
    'roomRecord',
    'ingressAdmin',
    'hidden',
    'recorder',
    'agent',
    'canPublishData',
    'canUpdateOwnMetadata',
  ];
  await fc.assert(
    fc.asyncProperty(connection, async (given) => {
      const read = await claimsOf(given);
      for (const right of neverTrue) expect(read.video[right]).not.toBe(true);
      // Left out, these two would default to true.
      expect(read.video['canPublishData']).toBe(false);
      expect(read.video['canSubscribe']).toBe(true);
    }),
  );
});

test('"nothing" is never an empty list of sources, for that would mean all of them', async () => {
  await fc.assert(
    fc.asyncProperty(connection, async (given) => {
      const read = await claimsOf(given);
      const wanted = (['camera', 'microphone'] as const).filter((source) => given.released[source]);
      expect(read.video['canPublish']).toBe(wanted.length > 0);
      expect(read.video['canPublishSources'] ?? []).toEqual(wanted);
      expect(browserPermission(given.released).canPublish).toBe(wanted.length > 0);
      expect(browserPermission(given.released).canPublishSources).toHaveLength(wanted.length);
    }),
  );
});

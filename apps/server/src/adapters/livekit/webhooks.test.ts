import { createHash } from 'node:crypto';
import { AccessToken } from 'livekit-server-sdk';
import { expect, test } from 'vitest';
import { WebhookInbox } from './webhooks.ts';

const access = { url: 'http://127.0.0.1:1', apiKey: 'key', apiSecret: 'a secret of at least thirty-two bytes' };
const body = (id: string, event = 'participant_joined') =>
  JSON.stringify({ id, event, room: { name: 'round' }, participant: { identity: 'calbe.tablet' } });

/** Signs as the engine does: a token whose claim is the digest of the very bytes. */
function sign(text: string, secret = access.apiSecret): Promise<string> {
  const token = new AccessToken(access.apiKey, secret);
  token.sha256 = createHash('sha256').update(text).digest('base64');
  return token.toJwt();
}

test('a signed webhook becomes a fact, once', async () => {
  const inbox = new WebhookInbox(access);
  const text = body('EV_1');
  const fact = { type: 'participantJoined', conferenceId: 'round', identity: 'calbe.tablet' };
  expect(await inbox.receive(text, await sign(text))).toEqual(fact);
  expect(await inbox.receive(text, await sign(text))).toBe('nothingNew');
  expect(await inbox.receive(body('EV_2'), await sign(body('EV_2')))).toEqual(fact);
});

test('forged, altered and unsigned ones are refused', async () => {
  const inbox = new WebhookInbox(access);
  const text = body('EV_1');
  expect(await inbox.receive(text, undefined)).toBe('forged');
  expect(await inbox.receive(text, await sign(text, 'another secret of thirty-two bytes!!'))).toBe('forged');
  expect(await inbox.receive(text.replace('calbe', 'barby'), await sign(text))).toBe('forged');
  expect(await inbox.receive('not json', await sign('not json'))).toBe('forged');
});

test('what concerns no participant is taken and passed over', async () => {
  const text = body('EV_1', 'room_started');
  expect(await new WebhookInbox(access).receive(text, await sign(text))).toBe('nothingNew');
});

import { expect, test } from 'vitest';
import { engineSettings } from './settings.ts';

const keys = { apiKey: 'key', apiSecret: 'secret' };

function settingsFor(mediaAddress: string) {
  return engineSettings(
    { signallingPort: 1, udpPort: 2, tcpPort: 0, mediaAddress },
    keys,
    'http://127.0.0.1:3/engine/webhook',
  );
}

test('nobody can unmute from afar, and only the control plane opens rooms', () => {
  expect(settingsFor('127.0.0.1').room).toMatchObject({ enable_remote_unmute: false, auto_create: false });
});

test('signalling stays on loopback whatever address the media has', () => {
  expect(settingsFor('192.0.2.7')).toMatchObject({
    bind_addresses: ['127.0.0.1'],
    rtc: { node_ip: '192.0.2.7', enable_loopback_candidate: false, stun_servers: [], use_external_ip: false },
  });
});

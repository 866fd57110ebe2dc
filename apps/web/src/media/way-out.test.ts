import { expect, test } from 'vitest';
import { directionIn, withDirection } from './way-out.ts';

const description = [
  'v=0',
  'a=group:BUNDLE 0 1 10',
  'm=application 9 UDP/DTLS/SCTP webrtc-datachannel',
  'a=mid:0',
  'm=video 9 UDP/TLS/RTP/SAVPF 96',
  'a=mid:1',
  'a=sendonly',
  'a=rid:q send',
  'm=audio 9 UDP/TLS/RTP/SAVPF 111',
  'a=mid:10',
  'a=sendonly',
  '',
];

test('changes the direction of the one medium and nothing else', () => {
  const expected = description.with(6, 'a=inactive').join('\r\n');
  expect(withDirection(description.join('\r\n'), '1', 'inactive')).toBe(expected);
});

test('leaves a description alone that has no such medium', () => {
  const sdp = description.join('\r\n');
  expect(withDirection(sdp, '2', 'inactive')).toBe(sdp);
});

test('reads the direction of one medium', () => {
  const sdp = withDirection(description.join('\r\n'), '10', 'inactive');
  expect(['1', '10', '0', '2'].map((mid) => directionIn(sdp, mid))).toEqual(['sendonly', 'inactive', null, null]);
});

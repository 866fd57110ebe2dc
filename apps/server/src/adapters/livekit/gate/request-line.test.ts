import { gzipSync } from 'node:zlib';
import { AddTrackRequest, JoinRequest, SessionDescription, WrappedJoinRequest } from '@livekit/protocol';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readMediaRequest } from './request-line.ts';

function wrap(join: JoinRequest, gzip = false): string {
  const plain = join.toBinary();
  const joinRequest = new Uint8Array(gzip ? gzipSync(plain) : plain);
  const wrapped = new WrappedJoinRequest({ compression: gzip ? 1 : 0, joinRequest });
  return encodeURIComponent(Buffer.from(wrapped.toBinary()).toString('base64'));
}

function unwrap(query: string): JoinRequest {
  const encoded = new URLSearchParams(query).get('join_request') ?? '';
  expect(encoded.length % 4).toBe(0);
  return JoinRequest.fromBinary(WrappedJoinRequest.fromBinary(Buffer.from(encoded, 'base64url')).joinRequest);
}

describe('paths', () => {
  test.each([
    ['/media/rtc', '/rtc', false],
    ['/media/rtc/validate', '/rtc/validate', true],
  ])('%s is known', (path, enginePath, isValidate) => {
    expect(readMediaRequest(`${path}?access_token=t`, undefined)).toMatchObject({
      enginePath,
      isValidate,
      ticket: 't',
    });
  });

  test.each([
    '/media',
    '/media/',
    '/media/rtc/',
    '/media//rtc',
    '/media/%72tc',
    '/media/rtc%2fvalidate',
    '/media/rtc/../twirp',
    '/media/./rtc',
    '/media/RTC',
    '/media/rtc;x',
    '/media/rtc#x',
    '/media/twirp/livekit.RoomService/ListRooms',
    '/media/agent',
    '/media/whip',
    '/media/whip/v1',
    '/media/debug/pprof',
    '/media/rtc/v2',
    '/rtc',
    'http://127.0.0.1/media/rtc',
    '/media/__proto__',
    '/media/rtc\\v1',
  ])('%s is not found', (path) => {
    expect(readMediaRequest(`${path}?access_token=t`, undefined)).toEqual({ unfit: 'unknownPath' });
  });

  test('whatever else is asked for is not found', () => {
    const known = new Set(['/media/rtc', '/media/rtc/validate', '/media/rtc/v1', '/media/rtc/v1/validate']);
    fc.assert(
      fc.property(fc.webPath(), fc.constantFrom('', '/media', '/media/rtc'), (path, before) => {
        fc.pre(!known.has(before + path));
        expect(readMediaRequest(before + path, undefined)).toEqual({ unfit: 'unknownPath' });
      }),
    );
  });
});

describe('query', () => {
  test('nothing of the token, of tracks or of attributes goes on', () => {
    const asked = readMediaRequest(
      '/media/rtc?access_token=t&access_token=u&publish=x&attributes=e30&sdk=js&auto_subscribe=1&foo=bar',
      undefined,
    );
    expect(asked).toMatchObject({ ticket: 't', query: 'auto_subscribe=1&sdk=js', isResume: false });
  });

  test('native clients send the ticket as bearer', () => {
    expect(readMediaRequest('/media/rtc', 'Bearer abc')).toMatchObject({ ticket: 'abc' });
    expect(readMediaRequest('/media/rtc', 'Basic abc')).toMatchObject({ ticket: null });
    expect(readMediaRequest('/media/rtc?access_token=', undefined)).toMatchObject({ ticket: null });
  });

  test('a resumed session says so', () => {
    expect(readMediaRequest('/media/rtc?reconnect=1&sid=PA_x', undefined)).toMatchObject({
      isResume: true,
      query: 'reconnect=1&sid=PA_x',
    });
  });
});

describe('join request', () => {
  test.each([false, true])('passes without metadata and attributes (gzip %s)', (gzip) => {
    const join = new JoinRequest({
      metadata: 'I am the chair',
      participantAttributes: { role: 'chair' },
      reconnect: true,
      publisherOffer: new SessionDescription({ type: 'offer', sdp: 'v=0' }),
    });
    const asked = readMediaRequest(`/media/rtc/v1?access_token=t&join_request=${wrap(join, gzip)}`, undefined);
    if ('unfit' in asked) throw new Error(asked.unfit);
    expect(asked).toMatchObject({ enginePath: '/rtc/v1', isResume: true, offerSdp: 'v=0' });
    const passed = unwrap(asked.query);
    expect(passed.metadata).toBe('');
    expect(passed.participantAttributes).toEqual({});
    expect(passed.reconnect).toBe(true);
  });

  test('tracks inside it are refused', () => {
    const join = new JoinRequest({ addTrackRequests: [new AddTrackRequest({ cid: 'c' })] });
    expect(readMediaRequest(`/media/rtc/v1?join_request=${wrap(join, true)}`, undefined)).toEqual({
      unfit: 'tracksInJoinRequest',
    });
  });

  test.each(['', '%%%', 'AAAA', wrap(new JoinRequest({ metadata: 'x'.repeat(300_000) }), true)])(
    'what cannot be read does not pass',
    (encoded) => {
      const asked = readMediaRequest(`/media/rtc/v1?join_request=${encoded}`, undefined);
      if ('unfit' in asked) expect(asked).toEqual({ unfit: 'malformed' });
      else expect(unwrap(asked.query).toBinary()).toHaveLength(0);
    },
  );
});

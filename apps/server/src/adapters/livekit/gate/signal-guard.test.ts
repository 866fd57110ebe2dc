import type { MediaSource } from '@kreisrunde/domain';
import {
  AddTrackRequest,
  MuteTrackRequest,
  SessionDescription,
  SignalRequest,
  SimulcastCodec,
  SyncState,
  TrackInfo,
  TrackPublishedResponse,
  TrackSource,
  TrackType,
} from '@livekit/protocol';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DeviceKeys } from '../../../ports/media-engine.ts';
import { judge } from './signal-guard.ts';
import { TrackLedger } from './track-ledger.ts';

const keys = (released: string, flowing = ''): DeviceKeys => ({
  released: { camera: released.includes('c'), microphone: released.includes('m') },
  flowing: { camera: flowing.includes('c'), microphone: flowing.includes('m') },
});
const mute = (sid: string, muted: boolean) =>
  new SignalRequest({ message: { case: 'mute', value: new MuteTrackRequest({ sid, muted }) } });
const add = (track: Partial<AddTrackRequest>) =>
  new SignalRequest({
    message: {
      case: 'addTrack',
      value: new AddTrackRequest({
        cid: 'cid',
        source: TrackSource.CAMERA,
        type: TrackType.VIDEO,
        muted: true,
        ...track,
      }),
    },
  });
const offer = (...sections: readonly string[]) =>
  new SignalRequest({
    message: {
      case: 'offer',
      value: new SessionDescription({ type: 'offer', sdp: ['v=0', ...sections].join('\r\n') }),
    },
  });
const microphone = { source: TrackSource.MICROPHONE, type: TrackType.AUDIO };
const reasonOf = (verdict: ReturnType<typeof judge>) => (verdict.do === 'refuse' ? verdict.reason : verdict.do);

describe('unmuting', () => {
  test.each([
    ['TR_VCx', 'cm', 'cm', 'pass'],
    ['TR_VCx', 'cm', 'm', 'unmuteWhileOff'],
    ['TR_AMx', 'cm', 'c', 'unmuteWhileOff'],
    ['TR_AMx', 'cm', 'm', 'pass'],
    ['TR_VSx', 'cm', 'cm', 'unknownTrack'],
    ['TR_?', 'cm', 'cm', 'unknownTrack'],
  ])('of %s with released %s, flowing %s: %s', (sid, released, flowing, expected) => {
    expect(reasonOf(judge(mute(sid, false), new TrackLedger(), keys(released, flowing)))).toBe(expected);
  });

  test('of a second track of one source gives up the first, which stays muted', () => {
    const ledger = new TrackLedger();
    const published = (sid: string) =>
      ledger.published(new TrackInfo({ sid, source: TrackSource.CAMERA, type: TrackType.VIDEO, muted: true }));
    published('TR_VCfirst');
    expect(judge(mute('TR_VCfirst', false), ledger, keys('c', 'c')).do).toBe('pass');
    published('TR_VCsecond');
    expect(ledger.deviations({ camera: true, microphone: false })).toEqual([
      { sid: 'TR_VCfirst', shouldBeUnmuted: false },
    ]);
    expect(reasonOf(judge(mute('TR_VCfirst', false), ledger, keys('c', 'c')))).toBe('secondTrack');
    expect(judge(mute('TR_VCsecond', false), ledger, keys('c', 'c')).do).toBe('pass');
    // The second one gone, the first is the camera again.
    ledger.unpublished('TR_VCsecond');
    expect(judge(mute('TR_VCfirst', false), ledger, keys('c', 'c')).do).toBe('pass');
  });

  test('muting always passes', () => {
    expect(judge(mute('TR_?', true), new TrackLedger(), keys('')).do).toBe('pass');
  });
});

describe('adding a track', () => {
  test.each<[string, Partial<AddTrackRequest>, [string, string], string]>([
    ['muted and released', {}, ['c', ''], 'passAfterGrant'],
    ['unmuted with the key on', { muted: false }, ['c', 'c'], 'passAfterGrant'],
    ['unmuted with the key off', { muted: false }, ['c', ''], 'unmutedTrackWhileOff'],
    ['not released', {}, ['m', 'm'], 'sourceNotReleased'],
    ['sound declared as camera', { type: TrackType.AUDIO }, ['cm', 'cm'], 'kindUnfit'],
    ['picture declared as microphone', { ...microphone, type: TrackType.VIDEO }, ['cm', 'cm'], 'kindUnfit'],
    ['shared screen', { source: TrackSource.SCREEN_SHARE }, ['cm', 'cm'], 'sourceUnknown'],
    ['unknown source', { source: TrackSource.UNKNOWN }, ['cm', 'cm'], 'sourceUnknown'],
    ['second codec of a published track', { sid: 'TR_VCx' }, ['cm', 'cm'], 'backupCodec'],
  ])('%s', (_name, track, [released, flowing], expected) => {
    const verdict = judge(add(track), new TrackLedger(), keys(released, flowing));
    expect(reasonOf(verdict)).toBe(expected);
    if (verdict.do === 'refuse') expect(verdict.answer?.message.case).toBe('requestResponse');
  });

  test('an id that stands for the camera never becomes the microphone, not even by a codec', () => {
    const ledger = new TrackLedger();
    judge(add({ cid: 'a' }), ledger, keys('cm'));
    expect(reasonOf(judge(add({ cid: 'a', ...microphone }), ledger, keys('cm')))).toBe('idReused');
    const codec = new SimulcastCodec({ cid: 'a' });
    expect(reasonOf(judge(add({ cid: 'b', ...microphone, simulcastCodecs: [codec] }), ledger, keys('cm')))).toBe(
      'idReused',
    );
  });
});

describe('offers', () => {
  const honest = ['m=audio 9 UDP/TLS/RTP/SAVPF 111', 'a=msid:- mic', 'm=video 9 UDP/TLS/RTP/SAVPF 96', 'a=msid:s cam'];

  test('an honest one passes, before and after its tracks', () => {
    const ledger = new TrackLedger();
    expect(judge(offer(...honest), ledger, keys('cm')).do).toBe('pass');
    expect(judge(add({ cid: 'cam' }), ledger, keys('cm')).do).toBe('passAfterGrant');
    expect(judge(add({ cid: 'mic', ...microphone }), ledger, keys('cm')).do).toBe('passAfterGrant');
    expect(judge(offer(...honest), ledger, keys('cm')).do).toBe('pass');
  });

  test('sound under the id of the camera is refused, whichever comes first', () => {
    const sound = ['m=audio 9 UDP/TLS/RTP/SAVPF 111', 'a=ssrc:1 msid:s cam'];
    const announcedFirst = new TrackLedger();
    judge(add({ cid: 'cam' }), announcedFirst, keys('cm'));
    expect(reasonOf(judge(offer(...sound), announcedFirst, keys('cm')))).toBe('kindUnfit');
    const offeredFirst = new TrackLedger();
    judge(offer(...sound), offeredFirst, keys('cm'));
    expect(reasonOf(judge(add({ cid: 'cam' }), offeredFirst, keys('cm')))).toBe('idReused');
  });
});

test.each(['simulate', 'updateMetadata', 'publishDataTrackRequest', 'storeDataBlobRequest'] as const)(
  '%s never reaches the engine',
  (kind) => {
    const request = SignalRequest.fromJson({ [kind]: {} });
    expect(judge(request, new TrackLedger(), keys('cm', 'cm')).do).toBe('refuse');
  },
);

test('a resumed session tells the ledger what it holds', () => {
  const ledger = new TrackLedger();
  const track = new TrackInfo({ sid: 'TR_AMx', muted: false });
  const publishTracks = [new TrackPublishedResponse({ track })];
  judge(
    new SignalRequest({ message: { case: 'syncState', value: new SyncState({ publishTracks }) } }),
    ledger,
    keys('m'),
  );
  expect(ledger.deviations(keys('m', 'm').flowing)).toEqual([{ sid: 'TR_AMx', shouldBeUnmuted: true }]);
});

/** One thing that happens on a line: the client signals, or a key is turned. */
const step = fc.oneof(
  fc.record({ kind: fc.constant('mute' as const), sid: fc.constantFrom('TR_VC1', 'TR_AM1'), muted: fc.boolean() }),
  fc.record({
    kind: fc.constant('key' as const),
    source: fc.constantFrom<MediaSource>('camera', 'microphone'),
    on: fc.boolean(),
  }),
);

test('in any order of signals and keys the engine ends at: wished by the client and both keys on', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const ledger = new TrackLedger();
      const engine = new Map([
        ['TR_VC1', true],
        ['TR_AM1', true],
      ]);
      const wished = new Map<string, boolean>();
      const flowing = { camera: false, microphone: false };
      const now = (): DeviceKeys => ({ released: { camera: true, microphone: true }, flowing });
      for (const [sid, source] of [
        ['TR_VC1', TrackSource.CAMERA],
        ['TR_AM1', TrackSource.MICROPHONE],
      ] as const) {
        ledger.published(
          new TrackInfo({
            sid,
            source,
            type: source === TrackSource.CAMERA ? TrackType.VIDEO : TrackType.AUDIO,
            muted: true,
          }),
        );
      }
      for (const happening of steps) {
        if (happening.kind === 'key') flowing[happening.source] = happening.on;
        else {
          wished.set(happening.sid, !happening.muted);
          const verdict = judge(mute(happening.sid, happening.muted), ledger, now());
          if (verdict.do === 'pass') engine.set(happening.sid, happening.muted);
        }
        for (const { sid, shouldBeUnmuted } of ledger.deviations(flowing)) {
          engine.set(sid, !shouldBeUnmuted);
          ledger.told(sid, shouldBeUnmuted);
        }
        expect(engine.get('TR_VC1')).toBe(!(wished.get('TR_VC1') === true && flowing.camera));
        expect(engine.get('TR_AM1')).toBe(!(wished.get('TR_AM1') === true && flowing.microphone));
      }
    }),
  );
});

import type { MediaSource } from '@kreisrunde/domain';
import { RequestResponse, RequestResponse_Reason, SignalResponse, TrackType } from '@livekit/protocol';
import type { AddTrackRequest, SignalRequest } from '@livekit/protocol';
import type { DeviceKeys } from '../../../ports/media-engine.ts';
import { mediaSourceOf } from '../grants.ts';
import { kindOf } from './track-ledger.ts';
import type { TrackLedger } from './track-ledger.ts';

export const refusalReasons = [
  'unmuteWhileOff',
  'unknownTrack',
  'unmutedTrackWhileOff',
  'sourceNotReleased',
  'sourceUnknown',
  'kindUnfit',
  'idReused',
  'backupCodec',
  'dataChannel',
  'metadata',
  'simulate',
  'tracksInJoinRequest',
  'secondTrack',
] as const;
export type RefusalReason = (typeof refusalReasons)[number];
/** At the door, before a line stands, and what ends one. */
export type DoorReason =
  | 'unknownPath'
  | 'malformedRequest'
  | 'noTicket'
  | 'foreignOrigin'
  | 'tooManyOpens'
  | 'malformedMessage'
  | 'tooManyMessages'
  | 'tooMuchData'
  | 'tooManyTracks';

export type Verdict =
  | { readonly do: 'pass' }
  /** The engine must first give the device the right to publish this source. */
  | { readonly do: 'passAfterGrant'; readonly source: MediaSource }
  | { readonly do: 'drop' }
  | {
      readonly do: 'refuse';
      readonly reason: RefusalReason;
      readonly source: MediaSource | null;
      readonly answer: SignalResponse | null;
    };

const pass: Verdict = { do: 'pass' };

function refuse(
  reason: RefusalReason,
  source: MediaSource | null = null,
  answer: SignalResponse | null = null,
): Verdict {
  return { do: 'refuse', reason, source, answer };
}

type MessageCase = NonNullable<SignalRequest['message']['case']>;

/** Messages judged by their kind alone; a kind the engine learns later fails to compile here first. */
const verdictOfKind: Readonly<Record<Exclude<MessageCase, 'mute' | 'addTrack' | 'offer' | 'syncState'>, Verdict>> = {
  answer: pass,
  trickle: pass,
  subscription: pass,
  trackSetting: pass,
  leave: pass,
  updateLayers: pass,
  subscriptionPermission: pass,
  ping: pass,
  pingReq: pass,
  updateAudioTrack: pass,
  updateVideoTrack: pass,
  simulate: refuse('simulate'),
  updateMetadata: refuse('metadata'),
  publishDataTrackRequest: refuse('dataChannel'),
  unpublishDataTrackRequest: refuse('dataChannel'),
  updateDataSubscription: refuse('dataChannel'),
  storeDataBlobRequest: refuse('dataChannel'),
  getDataBlobRequest: refuse('dataChannel'),
};

/** Judges one message of a client by the keys as they stand now; writes down what it announces and wishes. */
export function judge(request: SignalRequest, ledger: TrackLedger, keys: DeviceKeys): Verdict {
  const { message } = request;
  switch (message.case) {
    case undefined:
      return { do: 'drop' };
    case 'mute':
      return judgeMute(message.value, ledger, keys);
    case 'addTrack':
      return judgeTrack(message.value, ledger, keys);
    case 'offer':
      return ledger.offer(message.value.sdp) ? pass : refuse('kindUnfit');
    case 'syncState':
      // A resumed session says again what it holds; the ledger may be younger than the session.
      for (const { track } of message.value.publishTracks) {
        if (track !== undefined) ledger.wish(track.sid, !track.muted);
      }
      return pass;
    default:
      return verdictOfKind[message.case];
  }
}

function judgeMute(
  mute: { readonly sid: string; readonly muted: boolean },
  ledger: TrackLedger,
  keys: DeviceKeys,
): Verdict {
  ledger.wish(mute.sid, !mute.muted);
  if (mute.muted) {
    ledger.told(mute.sid, false);
    return pass;
  }
  const source = ledger.sourceOf(mute.sid);
  if (source === null) return refuse('unknownTrack');
  if (!ledger.isNewest(mute.sid, source)) return refuse('secondTrack', source);
  if (!keys.flowing[source]) return refuse('unmuteWhileOff', source);
  ledger.told(mute.sid, true);
  return pass;
}

function judgeTrack(request: AddTrackRequest, ledger: TrackLedger, keys: DeviceKeys): Verdict {
  const source = mediaSourceOf(request.source);
  const no = (reason: RefusalReason) => refuse(reason, source === 'other' ? null : source, notAllowed(request));
  if (source === 'other') return no('sourceUnknown');
  if (request.type !== (kindOf[source] === 'video' ? TrackType.VIDEO : TrackType.AUDIO)) return no('kindUnfit');
  // A track added to a published one is a second codec of it; the rooms have one codec a kind.
  if (request.sid !== '') return no('backupCodec');
  if (!keys.released[source]) return no('sourceNotReleased');
  if (!request.muted && !keys.flowing[source]) return no('unmutedTrackWhileOff');
  const ids = [request.cid, ...request.simulcastCodecs.map((codec) => codec.cid)].filter((id) => id !== '');
  if (!ids.every((id) => ledger.announce(id, source))) return no('idReused');
  return { do: 'passAfterGrant', source };
}

/** The client waits for an answer to its track; silence would cost it a timeout of 10 s. */
function notAllowed(request: AddTrackRequest): SignalResponse {
  return new SignalResponse({
    message: {
      case: 'requestResponse',
      value: new RequestResponse({
        reason: RequestResponse_Reason.NOT_ALLOWED,
        request: { case: 'addTrack', value: request },
      }),
    },
  });
}

import { gunzipSync } from 'node:zlib';
import { JoinRequest, WrappedJoinRequest, WrappedJoinRequest_Compression } from '@livekit/protocol';

/** The only four paths the gate knows, and the engine's path behind each. Compared as sent: no decoding, no variants. */
const paths = {
  '/media/rtc': { enginePath: '/rtc', isValidate: false, needsJoinRequest: false },
  '/media/rtc/validate': { enginePath: '/rtc/validate', isValidate: true, needsJoinRequest: false },
  '/media/rtc/v1': { enginePath: '/rtc/v1', isValidate: false, needsJoinRequest: true },
  '/media/rtc/v1/validate': { enginePath: '/rtc/v1/validate', isValidate: true, needsJoinRequest: true },
} as const;

/** What a client may tell the engine in the query. `publish`, `attributes` and everything unknown stay outside. */
const passedParameters = [
  'auto_subscribe',
  'sdk',
  'version',
  'protocol',
  'client_protocol',
  'os',
  'os_version',
  'device_model',
  'browser',
  'browser_version',
  'adaptive_stream',
  'disable_ice_lite',
  'subscriber_allow_pause',
  'reconnect',
  'reconnect_reason',
  'sid',
  'network',
];
const longestParameter = 256;
const maxJoinRequestBytes = 256 * 1024;

export type MediaRequest = {
  readonly isValidate: boolean;
  readonly enginePath: string;
  readonly ticket: string | null;
  /** Resumes a session the engine still holds; else a whole new one begins. */
  readonly isResume: boolean;
  /** Query for the engine, without any token. */
  readonly query: string;
  /** Offer that came with the join request; it takes the same checks as a later one. */
  readonly offerSdp: string | null;
};
export type UnfitRequest = { readonly unfit: 'unknownPath' | 'malformed' | 'tracksInJoinRequest' };

/** Reads the request line of a client: what it wants, and what of it may reach the engine. */
export function readMediaRequest(url: string, authorization: string | undefined): MediaRequest | UnfitRequest {
  const cut = url.indexOf('?');
  const path = cut === -1 ? url : url.slice(0, cut);
  if (!isKnownPath(path)) return { unfit: 'unknownPath' };
  const target = paths[path];
  const given = new URLSearchParams(cut === -1 ? '' : url.slice(cut + 1));
  const query = passedQuery(given);
  const request = {
    isValidate: target.isValidate,
    enginePath: target.enginePath,
    ticket: readTicket(given, authorization),
  };
  if (!target.needsJoinRequest) {
    return { ...request, isResume: isTrue(given.get('reconnect')), query: query.toString(), offerSdp: null };
  }
  const join = readJoinRequest(given.get('join_request') ?? '');
  if (join === null) return { unfit: 'malformed' };
  if (join.addTrackRequests.length > 0) return { unfit: 'tracksInJoinRequest' };
  // What a participant says of itself comes from the conference, never from its browser.
  join.metadata = '';
  join.participantAttributes = {};
  query.set('join_request', writeJoinRequest(join));
  const offerSdp = join.publisherOffer?.sdp ?? null;
  return { ...request, isResume: join.reconnect, query: query.toString(), offerSdp };
}

function isKnownPath(path: string): path is keyof typeof paths {
  return Object.hasOwn(paths, path);
}

function isTrue(value: string | null): boolean {
  return value === '1' || value === 'true';
}

function passedQuery(given: URLSearchParams): URLSearchParams {
  const query = new URLSearchParams();
  for (const name of passedParameters) {
    const value = given.get(name);
    if (value !== null && value.length <= longestParameter) query.set(name, value);
  }
  return query;
}

/** Browsers cannot set headers on a WebSocket and send the ticket in the query; native clients send it as bearer. */
function readTicket(given: URLSearchParams, authorization: string | undefined): string | null {
  const bearer = /^Bearer (\S+)$/.exec(authorization ?? '')?.[1];
  const ticket = bearer ?? given.get('access_token');
  return ticket === null || ticket === '' ? null : ticket;
}

function readJoinRequest(encoded: string): JoinRequest | null {
  if (encoded === '' || encoded.length > maxJoinRequestBytes) return null;
  try {
    const wrapped = WrappedJoinRequest.fromBinary(Buffer.from(encoded, 'base64'));
    const plain =
      wrapped.compression === WrappedJoinRequest_Compression.GZIP
        ? gunzipSync(wrapped.joinRequest, { maxOutputLength: maxJoinRequestBytes })
        : wrapped.joinRequest;
    return JoinRequest.fromBinary(plain);
  } catch {
    return null;
  }
}

function writeJoinRequest(join: JoinRequest): string {
  const wrapped = new WrappedJoinRequest({
    compression: WrappedJoinRequest_Compression.NONE,
    joinRequest: new Uint8Array(join.toBinary({ writeUnknownFields: false })),
  });
  const unpadded = Buffer.from(wrapped.toBinary()).toString('base64url');
  // The engine's decoder insists on padding.
  return unpadded.padEnd(Math.ceil(unpadded.length / 4) * 4, '=');
}

import type { ConferenceId, MediaSource } from '@kreisrunde/domain';
import { MuteTrackRequest, SignalRequest } from '@livekit/protocol';
import type { SignalResponse } from '@livekit/protocol';
import type { RawData, WebSocket } from 'ws';
import type { DeviceKeys } from '../../../ports/media-engine.ts';
import { mediaSources } from '../grants.ts';
import { TokenBucket } from './rate.ts';
import type { Rate } from './rate.ts';
import { forClient } from './server-messages.ts';
import type { ClientFacts } from './server-messages.ts';
import { judge } from './signal-guard.ts';
import type { DoorReason, RefusalReason } from './signal-guard.ts';
import type { TrackLedger } from './track-ledger.ts';

/** A client or an engine that does not read for so long loses its line rather than the server its memory. */
const maxUnreadBytes = 8 * 1024 * 1024;
/** While a right is being given, a client says a handful of things. */
const maxWaiting = 500;
const pingEveryMs = 10_000;
/** Codes of RFC 6455. */
const closeCodes = { normal: 1000, goingAway: 1001, unsupported: 1003, policy: 1008, engineGone: 1012 } as const;

export type ConnectionDeps = {
  readonly conferenceId: ConferenceId;
  readonly facts: ClientFacts;
  readonly ledger: TrackLedger;
  readonly granted: DeviceKeys['released'];
  readonly messageRate: Rate;
  readonly byteRate: Rate;
  readonly keys: () => DeviceKeys;
  /** Gives the connected device its rights at the engine, which may not have heard of the release yet. */
  readonly grant: (released: DeviceKeys['released']) => Promise<void>;
  readonly onRefusal: (reason: RefusalReason | DoorReason, source: MediaSource | null) => void;
  readonly onClosed: () => void;
};

/** One signalling line: the client's socket, the engine's socket, and the judgement between them. */
export class Connection {
  readonly #client: WebSocket;
  readonly #engine: WebSocket;
  readonly #deps: ConnectionDeps;
  readonly #messages: TokenBucket;
  readonly #bytes: TokenBucket;
  readonly #heartbeat: NodeJS.Timeout;
  #granted: DeviceKeys['released'];
  /** Messages wait here, in order, while a right is being given. */
  readonly #waiting: SignalRequest[] = [];
  #isGranting = false;
  #isAlive = true;
  #isClosed = false;

  constructor(client: WebSocket, engine: WebSocket, deps: ConnectionDeps) {
    this.#client = client;
    this.#engine = engine;
    this.#deps = deps;
    this.#granted = deps.granted;
    this.#messages = new TokenBucket(deps.messageRate, performance.now());
    this.#bytes = new TokenBucket(deps.byteRate, performance.now());
    client.on('message', (data, isBinary) => this.#fromClient(data, isBinary));
    engine.on('message', (data, isBinary) => this.#fromEngine(data, isBinary));
    client.on('close', () => this.#end(closeCodes.normal, ''));
    engine.on('close', (code, reason) =>
      this.#end(
        code === closeCodes.normal ? closeCodes.normal : closeCodes.engineGone,
        reason.toString().slice(0, 100),
      ),
    );
    // What the protocol of the socket itself forbids: too large, not masked, cut in the wrong place.
    client.on('error', () => this.#refuse('malformedMessage', closeCodes.policy));
    engine.on('error', () => this.#end(closeCodes.engineGone, 'engine'));
    client.on('pong', () => {
      this.#isAlive = true;
    });
    this.#heartbeat = setInterval(() => this.#beat(), pingEveryMs);
    this.#heartbeat.unref();
  }

  /** Tells the engine at once what follows from the keys: client's wish and both keys, else muted. */
  enforce(): void {
    const keys = this.#deps.keys();
    const granted = this.#granted;
    this.#granted = {
      camera: granted.camera && keys.released.camera,
      microphone: granted.microphone && keys.released.microphone,
    };
    // The client's library publishes only once it has heard of its right: the sooner, the sooner the first picture.
    const isReleasedAnew = mediaSources.some((source) => keys.released[source] && !granted[source]);
    if (isReleasedAnew && !this.#isGranting) this.#giveRight(keys.released);
    for (const { sid, shouldBeUnmuted } of this.#deps.ledger.deviations(keys.flowing)) {
      this.#toEngine(
        new SignalRequest({
          message: { case: 'mute', value: new MuteTrackRequest({ sid, muted: !shouldBeUnmuted }) },
        }),
      );
      this.#deps.ledger.told(sid, shouldBeUnmuted);
    }
  }

  close(reason: string): void {
    this.#end(closeCodes.policy, reason);
  }

  #fromClient(data: RawData, isBinary: boolean): void {
    if (this.#isClosed) return;
    const now = performance.now();
    const bytes = toBytes(data);
    if (!this.#messages.take(now)) return this.#refuse('tooManyMessages', closeCodes.policy);
    if (!this.#bytes.take(now, bytes.byteLength)) return this.#refuse('tooMuchData', closeCodes.policy);
    const request = isBinary ? parseRequest(bytes) : null;
    if (request === null) return this.#refuse('malformedMessage', closeCodes.unsupported);
    this.#waiting.push(request);
    this.#drain();
    if (this.#waiting.length > maxWaiting) return this.#refuse('tooManyMessages', closeCodes.policy);
    if (this.#engine.bufferedAmount > maxUnreadBytes) this.#refuse('tooMuchData', closeCodes.policy);
  }

  #drain(): void {
    while (!this.#isGranting && !this.#isClosed) {
      const request = this.#waiting.shift();
      if (request === undefined) return;
      this.#handle(request);
    }
  }

  #handle(request: SignalRequest): void {
    const verdict = judge(request, this.#deps.ledger, this.#deps.keys());
    if (this.#deps.ledger.isOverfull) return this.#refuse('tooManyTracks', closeCodes.policy);
    switch (verdict.do) {
      case 'pass':
        return this.#toEngine(request);
      case 'passAfterGrant':
        return this.#granted[verdict.source] ? this.#toEngine(request) : this.#passAfterGrant(request);
      case 'drop':
        return;
      case 'refuse':
        this.#deps.onRefusal(verdict.reason, verdict.source);
        if (verdict.answer !== null) this.#toClient(verdict.answer);
    }
  }

  /** Judged once more afterwards: a key may have gone off meanwhile. */
  #passAfterGrant(request: SignalRequest): void {
    this.#waiting.unshift(request);
    this.#giveRight(this.#deps.keys().released);
  }

  /** What the client says meanwhile waits: it may be about the very source. */
  #giveRight(released: DeviceKeys['released']): void {
    this.#isGranting = true;
    const goOn = (): void => {
      this.#isGranting = false;
      this.#granted = released;
      this.#drain();
    };
    // Where the right could not be given the engine decides: it refuses, and the client asks again.
    this.#deps.grant(released).then(goOn, goOn);
  }

  #fromEngine(data: RawData, isBinary: boolean): void {
    if (this.#isClosed) return;
    if (!isBinary) return this.#end(closeCodes.engineGone, 'engine');
    const bytes = this.#read(toBytes(data));
    if (bytes !== null) this.#client.send(bytes);
    if (this.#client.bufferedAmount > maxUnreadBytes) return this.#end(closeCodes.policy, 'not reading');
    this.enforce();
  }

  /** A message that cannot be read does not pass: its token or its tracks would pass with it. */
  #read(bytes: Uint8Array): Uint8Array | null {
    try {
      return forClient(bytes, this.#deps.ledger, this.#deps.facts);
    } catch {
      return null;
    }
  }

  /** Written anew from what was understood: nothing reaches the engine that the judgement did not see. */
  #toEngine(request: SignalRequest): void {
    if (this.#engine.readyState === this.#engine.OPEN) {
      this.#engine.send(request.toBinary({ writeUnknownFields: false }));
    }
  }

  #toClient(response: SignalResponse): void {
    if (this.#client.readyState === this.#client.OPEN) this.#client.send(response.toBinary());
  }

  #beat(): void {
    if (!this.#isAlive) return this.#client.terminate();
    this.#isAlive = false;
    this.#client.ping();
  }

  /** Ends a line that no honest client would use so. */
  #refuse(reason: DoorReason, code: number): void {
    if (this.#isClosed) return;
    this.#deps.onRefusal(reason, null);
    this.#end(code, reason);
  }

  #end(code: number, reason: string): void {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#waiting.length = 0;
    clearInterval(this.#heartbeat);
    this.#client.close(code, reason);
    this.#engine.close(closeCodes.normal);
    this.#deps.onClosed();
  }
}

function toBytes(data: RawData): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data);
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data;
}

function parseRequest(bytes: Uint8Array): SignalRequest | null {
  try {
    return SignalRequest.fromBinary(bytes);
  } catch {
    return null;
  }
}

import { STATUS_CODES } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ConferenceId, MediaSource } from '@kreisrunde/domain';
import type { ICEServer } from '@livekit/protocol';
import { WebSocket, WebSocketServer } from 'ws';
import { mediaIdentity } from '../../../ports/media-engine.ts';
import type { DeviceKeys, MediaAdmission, MediaEngine } from '../../../ports/media-engine.ts';
import type { RequestSource } from '../../../ports/request-source.ts';
import { Connection } from './connection.ts';
import { KeyedRate } from './rate.ts';
import type { Rate } from './rate.ts';
import { readMediaRequest } from './request-line.ts';
import type { MediaRequest } from './request-line.ts';
import type { DoorReason, RefusalReason } from './signal-guard.ts';
import { TrackLedger } from './track-ledger.ts';

export type GateRefusal = {
  readonly conferenceId: ConferenceId | null;
  readonly identity: string | null;
  readonly reason: RefusalReason | DoorReason;
  readonly source: MediaSource | null;
};
export type GateLimits = {
  readonly openSockets: number;
  readonly opensPerAddress: Rate;
  readonly opensPerDevice: Rate;
  readonly messagesPerSocket: Rate;
  readonly bytesPerSocket: Rate;
};
export type MediaGateDeps = {
  /** Address of the engine on loopback, http(s). */
  readonly engineUrl: string;
  readonly engine: Pick<MediaEngine, 'admit' | 'ensureRoom' | 'grant'>;
  /** Asks the database, for every connection anew, whether this ticket lets a device in. */
  readonly authorise: (
    ticket: string,
    from: RequestSource,
  ) => Promise<MediaAdmission | 'forbidden' | 'foreignOrigin' | 'notReady'>;
  /** The keys as committed last, synchronously; undefined: nothing is released. */
  readonly keys: (conferenceId: ConferenceId, identity: string) => DeviceKeys | undefined;
  readonly onRefusal: (refusal: GateRefusal) => void;
  /** Whom a request comes from, proxies seen through; without it the other end of its connection. */
  readonly addressOf?: (request: IncomingMessage) => string;
  readonly iceServers?: readonly ICEServer[];
  readonly limits?: Partial<GateLimits>;
};

const maxFrameBytes = 2 * 1024 * 1024;
const engineHandshakeMs = 10_000;
/** Tickets a device may wear out are cheap; a page that reconnects four times a second for minutes is honest. */
const defaultLimits: GateLimits = {
  openSockets: 2_000,
  opensPerAddress: { perSecond: 50, burst: 300 },
  opensPerDevice: { perSecond: 5, burst: 30 },
  messagesPerSocket: { perSecond: 300, burst: 2_000 },
  // Thirty descriptions of 250 kB at once: more than a wall says that joins a round of fifty.
  bytesPerSocket: { perSecond: 2 * 1024 * 1024, burst: 8 * 1024 * 1024 },
};
const maxLedgers = 5_000;
const nothing: DeviceKeys = {
  released: { camera: false, microphone: false },
  flowing: { camera: false, microphone: false },
};

/** Final answers and answers to try again with: the client's library gives up at 403 and returns after 429 and 503. */
type Status = 400 | 403 | 404 | 429 | 503;

/** The engine did not take the connection; its own answer, or null where it did not answer at all. */
class EngineRefusal extends Error {
  readonly status: number | null;
  constructor(status: number | null) {
    super(`engine answered ${status ?? 'nothing'}`);
    this.status = status;
  }
}

/** The gate in front of the engine's signalling: who may enter, with which rights, and what may flow. */
export class MediaGate {
  readonly #deps: MediaGateDeps;
  readonly #limits: GateLimits;
  readonly #sockets = new WebSocketServer({ noServer: true, maxPayload: maxFrameBytes, perMessageDeflate: false });
  readonly #connections = new Map<string, Connection>();
  readonly #ledgers = new Map<string, TrackLedger>();
  readonly #perAddress: KeyedRate;
  readonly #perDevice: KeyedRate;
  #isOpen = false;

  constructor(deps: MediaGateDeps) {
    this.#deps = deps;
    this.#limits = { ...defaultLimits, ...deps.limits };
    this.#perAddress = new KeyedRate(this.#limits.opensPerAddress);
    this.#perDevice = new KeyedRate(this.#limits.opensPerDevice);
  }

  /** Lets clients in; the rooms of all running conferences must exist by now. */
  open(): void {
    this.#isOpen = true;
  }

  /** Answers 503 until opened again; lines that stand stay. */
  close(): void {
    this.#isOpen = false;
  }

  /** Makes the engine follow the keys of this conference in this very tick. Call it after commit, before snapshots. */
  enforce(conferenceId: ConferenceId): void {
    for (const [key, connection] of this.#connections) {
      if (key.startsWith(`${conferenceId}/`)) connection.enforce();
    }
  }

  /** Cuts the line of one device; it may come back where `authorise` still lets it in. */
  disconnect(conferenceId: ConferenceId, identity: string): void {
    this.#connections.get(lineKey(conferenceId, identity))?.close('disconnected');
  }

  /** Lines open now, for the measurements of the process. */
  get openLines(): number {
    return this.#connections.size;
  }

  /** Plain HTTP under /media: the two validate paths, and 404 for everything else. Never rejects. */
  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      await this.#answer(request, response);
    } catch {
      // The database or the engine is away: not ready, try again.
      if (!response.headersSent) response.writeHead(503);
      response.end();
    }
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const asked = request.method === 'GET' ? this.#read(request) : 404;
    const admission = typeof asked === 'number' || !asked.isValidate ? 404 : await this.#admission(request, asked);
    const status = typeof asked === 'number' ? asked : typeof admission === 'number' ? admission : 200;
    response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' });
    response.end(status === 200 ? 'success' : STATUS_CODES[status]);
  }

  /** Listener of the HTTP server's `upgrade`. There is no other WebSocket: whatever is not media is not found. */
  readonly upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    socket.on('error', () => socket.destroy());
    this.#enter(request, socket, head).catch(() => refuseUpgrade(socket, 503));
  };

  async #enter(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    const asked = this.#read(request);
    if (typeof asked === 'number') return refuseUpgrade(socket, asked);
    if (asked.isValidate) return refuseUpgrade(socket, this.#refused('unknownPath', 404));
    // Judged before the engine is asked: a handshake that fails afterwards would throw out the device's real line.
    if (!isHandshake(request)) return refuseUpgrade(socket, this.#refused('malformedRequest', 400));
    const admission = await this.#admission(request, asked);
    if (typeof admission === 'number') return refuseUpgrade(socket, admission);
    const identity = mediaIdentity(admission.party);
    const key = lineKey(admission.conferenceId, identity);
    if (!this.#perDevice.take(key, performance.now())) {
      this.#deps.onRefusal({ conferenceId: admission.conferenceId, identity, reason: 'tooManyOpens', source: null });
      return refuseUpgrade(socket, 429);
    }
    const { released } = this.#keys(admission.conferenceId, identity);
    // A resumed session keeps what was announced; a new one starts with an empty ledger.
    const ledger = (asked.isResume ? this.#ledgers.get(key) : undefined) ?? new TrackLedger();
    if (asked.offerSdp !== null && !ledger.offer(asked.offerSdp)) {
      this.#deps.onRefusal({ conferenceId: admission.conferenceId, identity, reason: 'kindUnfit', source: null });
      return refuseUpgrade(socket, 403);
    }
    const engineSocket = await this.#dial(request, asked, admission);
    if (socket.destroyed || engineSocket.readyState !== WebSocket.OPEN) {
      engineSocket.terminate();
      return refuseUpgrade(socket, 503);
    }
    this.#sockets.handleUpgrade(request, socket, head, (client) =>
      this.#join(client, engineSocket, { admission, identity, released, ledger, ticket: asked.ticket ?? '' }),
    );
  }

  #addressOf(request: IncomingMessage): string {
    return this.#deps.addressOf?.(request) ?? request.socket.remoteAddress ?? '';
  }

  #read(request: IncomingMessage): MediaRequest | Status {
    if (!this.#perAddress.take(this.#addressOf(request), performance.now())) {
      return this.#refused('tooManyOpens', 429);
    }
    const asked = readMediaRequest(request.url ?? '', request.headers.authorization);
    if (!('unfit' in asked)) return asked;
    if (asked.unfit === 'unknownPath') return this.#refused('unknownPath', 404);
    return this.#refused(asked.unfit === 'malformed' ? 'malformedRequest' : asked.unfit, 400);
  }

  /** Counts a refusal of somebody who is not known yet. */
  #refused(reason: RefusalReason | DoorReason, status: Status): Status {
    this.#deps.onRefusal({ conferenceId: null, identity: null, reason, source: null });
    return status;
  }

  async #admission(request: IncomingMessage, asked: MediaRequest): Promise<MediaAdmission | Status> {
    if (asked.ticket === null) return this.#refused('noTicket', 403);
    const { origin, host } = request.headers;
    const admission = await this.#deps.authorise(asked.ticket, { origin, host });
    if (admission === 'forbidden') return this.#refused('noTicket', 403);
    if (admission === 'foreignOrigin') return this.#refused('foreignOrigin', 403);
    if (admission === 'notReady' || !this.#isOpen) return 503;
    return this.#connections.size >= this.#limits.openSockets ? 503 : admission;
  }

  #keys(conferenceId: ConferenceId, identity: string): DeviceKeys {
    return this.#deps.keys(conferenceId, identity) ?? nothing;
  }

  /** Kept beyond the line, for the session may be resumed on the next one. */
  #keepLedger(key: string, ledger: TrackLedger): void {
    this.#ledgers.delete(key);
    this.#ledgers.set(key, ledger);
    if (this.#ledgers.size <= maxLedgers) return;
    const unused = [...this.#ledgers.keys()].find((known) => !this.#connections.has(known));
    if (unused !== undefined) this.#ledgers.delete(unused);
  }

  async #dial(request: IncomingMessage, asked: MediaRequest, admission: MediaAdmission): Promise<WebSocket> {
    try {
      return await this.#dialOnce(request, asked, admission);
    } catch (error) {
      // The engine closes rooms that stood empty: a conference that runs gets its room back.
      if (!(error instanceof EngineRefusal) || error.status !== 404) throw error;
      await this.#deps.engine.ensureRoom(admission.conferenceId);
      return this.#dialOnce(request, asked, admission);
    }
  }

  async #dialOnce(request: IncomingMessage, asked: MediaRequest, admission: MediaAdmission): Promise<WebSocket> {
    const { released } = this.#keys(admission.conferenceId, mediaIdentity(admission.party));
    const token = await this.#deps.engine.admit(admission.conferenceId, admission.party, released);
    const address = `${this.#deps.engineUrl.replace(/^http/, 'ws')}${asked.enginePath}?${asked.query}`;
    const socket = new WebSocket(address, {
      // Nothing else of the client's headers goes on: no cookie, no forged address.
      headers: { authorization: `Bearer ${token}`, 'x-forwarded-for': this.#addressOf(request) },
      handshakeTimeout: engineHandshakeMs,
      maxPayload: maxFrameBytes,
      perMessageDeflate: false,
    });
    return new Promise((resolve, reject) => {
      socket.once('open', () => {
        // The engine speaks first; nothing may be read before the client's socket stands.
        socket.pause();
        resolve(socket);
      });
      socket.once('unexpected-response', (_request, response) => {
        response.resume();
        reject(new EngineRefusal(response.statusCode ?? null));
        socket.terminate();
      });
      socket.on('error', () => reject(new EngineRefusal(null)));
    });
  }

  #join(
    client: WebSocket,
    engineSocket: WebSocket,
    line: {
      readonly admission: MediaAdmission;
      readonly identity: string;
      readonly released: DeviceKeys['released'];
      readonly ledger: TrackLedger;
      readonly ticket: string;
    },
  ): void {
    const { admission, identity, ledger } = line;
    const { conferenceId } = admission;
    const key = lineKey(conferenceId, identity);
    this.#connections.get(key)?.close('a newer line of this device');
    this.#keepLedger(key, ledger);
    const connection = new Connection(client, engineSocket, {
      conferenceId,
      facts: { identity, ticket: line.ticket, iceServers: this.#deps.iceServers ?? [] },
      ledger,
      granted: line.released,
      messageRate: this.#limits.messagesPerSocket,
      byteRate: this.#limits.bytesPerSocket,
      keys: () => this.#keys(conferenceId, identity),
      grant: (released) => this.#deps.engine.grant(conferenceId, identity, released),
      onRefusal: (reason, source) => this.#deps.onRefusal({ conferenceId, identity, reason, source }),
      onClosed: () => {
        if (this.#connections.get(key) === connection) this.#connections.delete(key);
      },
    });
    this.#connections.set(key, connection);
    engineSocket.resume();
  }
}

/** Puts the gate in front of every WebSocket of the server. */
export function attachMediaGate(server: Server, deps: MediaGateDeps): MediaGate {
  const gate = new MediaGate(deps);
  server.on('upgrade', gate.upgrade);
  return gate;
}

/** RFC 6455, section 4.2.1: version 13 and a nonce of 16 bytes. */
function isHandshake({ headers }: IncomingMessage): boolean {
  const { upgrade } = headers;
  const isWebSocket = upgrade?.toLowerCase() === 'websocket' && headers['sec-websocket-version'] === '13';
  return isWebSocket && /^[+/0-9A-Za-z]{22}==$/.test(headers['sec-websocket-key'] ?? '');
}

function lineKey(conferenceId: ConferenceId, identity: string): string {
  return `${conferenceId}/${identity}`;
}

function refuseUpgrade(socket: Duplex, status: Status): void {
  if (socket.destroyed) return;
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nConnection: close\r\nContent-Length: 0\r\nCache-Control: no-store\r\n\r\n`,
  );
}

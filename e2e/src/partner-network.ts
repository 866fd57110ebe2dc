import { createSocket, type Socket as Datagrams } from 'node:dgram';
import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { BrowserContext } from '@playwright/test';

declare global {
  interface Window {
    /** The port under which this page reaches the engine; given by its network. */
    relayPort(enginePort: number): Promise<number>;
  }
}

const loopback = '127.0.0.1';
/** RFC 7983: RTP and RTCP begin with 128–191; RFC 5761: RTCP has 192–223 in the second byte. */
const isMedia = (packet: Buffer): boolean => (packet[0] ?? 0) >> 6 === 2 && !isControl(packet);
const isControl = (packet: Buffer): boolean => (packet[1] ?? 0) >= 192 && (packet[1] ?? 0) <= 223;
/** RFC 3550: the source a packet of media belongs to. */
const sourceOf = (packet: Buffer): number => packet.readUInt32BE(8);

export type Way = 'up' | 'down';

/**
 * The network of one device: everything between its browser and the server passes here, pages, streams and signalling
 * through an HTTP proxy, media through a UDP relay. What is cut is lost, as in a real network: nobody is told, and no
 * connection is closed.
 */
export class PartnerNetwork {
  readonly #proxy: Server;
  readonly #sockets = new Set<Duplex>();
  readonly #relays = new Map<number, Promise<Datagrams>>();
  readonly #outer = new Set<Datagrams>();
  readonly #seen = new Map<Way, Set<number>>([
    ['up', new Set()],
    ['down', new Set()],
  ]);
  #isCut = false;
  #drops: (way: Way, packet: Buffer, port: number) => boolean = () => false;
  readonly #ports = new Set<number>();

  private constructor() {
    this.#proxy = createServer((asked, answer) => this.#forward(asked, answer));
    this.#proxy.on('connect', (asked: IncomingMessage, browser: Duplex) => this.#tunnel(asked, browser));
  }

  static async start(): Promise<PartnerNetwork> {
    const network = new PartnerNetwork();
    network.#proxy.listen(0, loopback);
    await once(network.#proxy, 'listening');
    return network;
  }

  /** For `newContext`; Chromium would go past a proxy for addresses of the own machine. */
  get proxy(): { server: string; bypass: string } {
    const address = this.#proxy.address();
    if (address === null || typeof address === 'string') throw new Error('the network is down');
    return { server: `http://${loopback}:${address.port}`, bypass: '<-loopback>' };
  }

  /** Pages of this context reach the engine through the relay: its candidates name the relay's port. */
  async carry(context: BrowserContext): Promise<void> {
    await context.exposeFunction('relayPort', (enginePort: number) => this.#relayPort(enginePort));
    await context.addInitScript(() => {
      const engineCandidate = /127\.0\.0\.1 (\d+) typ host/g;
      const relayed = async (text: string): Promise<string> => {
        let result = text;
        for (const [found, port] of text.matchAll(engineCandidate)) {
          result = result.replace(found, `127.0.0.1 ${await window.relayPort(Number(port))} typ host`);
        }
        return result;
      };
      const connection = RTCPeerConnection.prototype;
      type Candidate = RTCIceCandidateInit | null;
      const addCandidate: (this: RTCPeerConnection, given?: Candidate) => Promise<void> = connection.addIceCandidate;
      const setRemote: (this: RTCPeerConnection, given: RTCSessionDescriptionInit) => Promise<void> =
        connection.setRemoteDescription;
      connection.addIceCandidate = async function add(this: RTCPeerConnection, given?: Candidate) {
        if (given?.candidate === undefined) return addCandidate.call(this, given ?? undefined);
        const { sdpMid = null, sdpMLineIndex = null } = given;
        return addCandidate.call(this, { candidate: await relayed(given.candidate), sdpMid, sdpMLineIndex });
      };
      connection.setRemoteDescription = async function set(this: RTCPeerConnection, { type, sdp = '' }) {
        return setRemote.call(this, { type, sdp: await relayed(sdp) });
      };
    });
  }

  /** Nothing passes any more, in neither direction. */
  cut(): void {
    this.#isCut = true;
    for (const socket of this.#sockets) socket.pause();
  }

  /**
   * Packets and new connections pass again. Those that were cut stay dumb without being closed: after a while without
   * answers TCP tries so seldom that nobody can wait for it.
   */
  mend(): void {
    this.#isCut = false;
    this.#drops = () => false;
  }

  /** Each so-many-th packet of media is lost on its way up, as on a bad line. */
  loseEach(nth: number): void {
    let count = 0;
    this.#drops = (way) => way === 'up' && ++count % nth === 0;
  }

  /** The streams that arrive now go dumb, while all else passes: a fault nobody signals. */
  silenceStreamsDown(): void {
    const silenced = new Set(this.#seen.get('down'));
    this.#drops = (way, packet) => way === 'down' && silenced.has(sourceOf(packet));
  }

  /** No medium arrives any more on the connections that stand now, while they themselves stay up. */
  silenceConnectionsDown(): void {
    const silenced = new Set(this.#ports);
    this.#drops = (way, _packet, port) => way === 'down' && silenced.has(port);
  }

  async stop(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    for (const socket of this.#outer) socket.close();
    for (const relay of this.#relays.values()) (await relay).close();
    this.#proxy.closeAllConnections();
    this.#proxy.close();
  }

  #forward(asked: IncomingMessage, answer: ServerResponse): void {
    const { port, pathname, search } = new URL(asked.url ?? '');
    const { method, headers } = asked;
    const passed = request({ host: loopback, port, method, path: `${pathname}${search}`, headers, agent: false });
    passed.on('socket', (socket) => this.#hold(socket));
    passed.on('response', (found) => {
      answer.writeHead(found.statusCode ?? 502, found.headers);
      answer.flushHeaders();
      found.pipe(answer);
    });
    passed.on('error', () => answer.destroy());
    answer.on('close', () => this.#tell(() => passed.destroy()));
    if (this.#isCut) asked.pause();
    asked.pipe(passed);
  }

  #tunnel(asked: IncomingMessage, browser: Duplex): void {
    const port = Number(asked.url?.split(':').at(-1));
    const server: Socket = connect(port, loopback, () => {
      browser.write('HTTP/1.1 200 Connection established\r\n\r\n');
      browser.pipe(server);
      server.pipe(browser);
      this.#hold(browser);
      this.#hold(server);
    });
    const end = (): void =>
      this.#tell(() => {
        browser.destroy();
        server.destroy();
      });
    for (const socket of [browser, server]) socket.on('error', end).on('close', end);
  }

  /** Over a cut line nobody learns that the other side has closed. */
  #tell(end: () => void): void {
    if (!this.#isCut) end();
  }

  #hold(socket: Duplex): void {
    this.#sockets.add(socket);
    socket.on('close', () => this.#sockets.delete(socket));
    if (this.#isCut) socket.pause();
  }

  async #relayPort(enginePort: number): Promise<number> {
    const relay = this.#relays.get(enginePort) ?? this.#relay(enginePort);
    this.#relays.set(enginePort, relay);
    return (await relay).address().port;
  }

  async #relay(enginePort: number): Promise<Datagrams> {
    const inner = createSocket('udp4');
    inner.bind(0, loopback);
    await once(inner, 'listening');
    const outerOf = new Map<number, Datagrams>();
    inner.on('message', (packet, { address, port }) => {
      let outer = outerOf.get(port);
      if (outer === undefined) {
        outer = createSocket('udp4');
        outerOf.set(port, outer);
        this.#outer.add(outer);
        this.#ports.add(port);
        outer.on('message', (back) => {
          if (this.#passes('down', back, port)) inner.send(back, port, address);
        });
      }
      if (this.#passes('up', packet, port)) outer.send(packet, enginePort, loopback);
    });
    return inner;
  }

  #passes(way: Way, packet: Buffer, port: number): boolean {
    if (this.#isCut) return false;
    if (!isMedia(packet)) return true;
    this.#seen.get(way)?.add(sourceOf(packet));
    return !this.#drops(way, packet, port);
  }
}

import { randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { snapshot } from '@kreisrunde/contract';
import type { CommandInput, ConvocationInput, PersonSnapshot } from '@kreisrunde/contract';
import { z } from 'zod';
import type { BenchPerson } from './product.ts';
import { readEvents } from './server-sent-events.ts';

export type ReceivedEvent = {
  /** performance.now() of this process when the last byte of the event was there. */
  readonly at: number;
  /** The event as it came, with its framing. */
  readonly text: string;
};

const ticketReply = z.object({ path: z.string(), ticket: z.string() });
const reply = z.object({ conferenceId: z.string(), rev: z.number() });

/**
 * One signed-in browser without the browser: own cookies, one live stream, commands. Node does not resolve
 * *.localhost, so the address is the loopback and the host stands in the header.
 */
export class Device {
  readonly #origin: URL;
  readonly #agent = new Agent({ keepAlive: true });
  readonly tab = randomUUID();
  #cookie = '';
  #stream: IncomingMessage | null = null;
  /** The newest event of the stream that holds a snapshot, as it came. */
  #last = '';

  private constructor(origin: URL) {
    this.#origin = origin;
  }

  static async signIn(person: BenchPerson): Promise<Device> {
    const url = new URL(person.signInUrl);
    const device = new Device(url);
    const message = await device.#request('GET', url.pathname);
    message.resume();
    device.#cookie = (message.headersDistinct['set-cookie'] ?? []).map((one) => one.split(';')[0]).join('; ');
    if (device.#cookie === '') throw new Error(`no session for ${person.key}: status ${message.statusCode}`);
    return device;
  }

  /** Opens the live stream; resolves with its first snapshot. `take` gets every event after it, unparsed. */
  async watch(take: (event: ReceivedEvent) => void = () => undefined): Promise<void> {
    const message = await this.#request('GET', `/api/live?tab=${this.tab}&claim=true`);
    if (message.statusCode !== 200) throw new Error(`no live stream: status ${message.statusCode}`);
    this.#stream = message;
    await new Promise<void>((resolve) => {
      readEvents(message, (text) => {
        const at = performance.now();
        if (text.includes('"kind":"person"')) this.#last = text;
        take({ at, text });
        if (this.#last !== '') resolve();
      });
    });
  }

  /** The newest snapshot of the stream. */
  snapshot(): PersonSnapshot {
    const parsed = snapshot.parse(JSON.parse(dataOf(this.#last)));
    if (parsed.kind !== 'person') throw new Error('not a person');
    return parsed;
  }

  /** What convenes a group of the start page with all its members. */
  invitation(groupName: string): ConvocationInput {
    const group = this.snapshot().home?.groups.find(({ name }) => name === groupName);
    if (group === undefined) throw new Error(`no group ${groupName}`);
    const participants = group.members.map(({ personId }) => personId);
    return { groupId: group.id, reason: 'Messung', level: 'briefing', participants };
  }

  async convene(invitation: ConvocationInput): Promise<string> {
    return reply.parse(await this.post('/api/conferences', invitation)).conferenceId;
  }

  async command(conferenceId: string, command: CommandInput): Promise<void> {
    await this.post(`/api/conferences/${conferenceId}/commands`, { command });
  }

  /** The way to the media of a round: path on the own origin, and the ticket for it. */
  async ticket(conferenceId: string): Promise<{ readonly path: string; readonly ticket: string }> {
    return ticketReply.parse(await this.post('/api/media/tickets', { conferenceId, tab: this.tab }));
  }

  /** Throws where the answer is not 200. */
  async post(path: string, body: unknown): Promise<unknown> {
    const message = await this.#request('POST', path, JSON.stringify(body));
    const text = await textOf(message);
    if (message.statusCode !== 200) throw new Error(`${path}: ${message.statusCode} ${text.slice(0, 200)}`);
    return JSON.parse(text);
  }

  close(): void {
    this.#stream?.destroy();
    this.#stream = null;
    this.#agent.destroy();
  }

  #request(method: 'GET' | 'POST', path: string, body?: string): Promise<IncomingMessage> {
    const { port, host, origin } = this.#origin;
    return new Promise((resolve, reject) => {
      const outgoing = request(
        {
          host: '127.0.0.1',
          port,
          path,
          method,
          agent: this.#agent,
          headers: {
            host,
            origin,
            ...(this.#cookie === '' ? {} : { cookie: this.#cookie }),
            ...(body === undefined
              ? {}
              : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) }),
          },
        },
        resolve,
      );
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  }
}

function dataOf(event: string): string {
  return event
    .split('\n')
    .filter((line) => line.startsWith('data:'))
    .map((line) => line.slice('data:'.length).trim())
    .join('\n');
}

async function textOf(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

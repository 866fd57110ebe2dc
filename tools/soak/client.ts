import { liveEvent, type CommandInput, type ConvocationInput, type LiveEvent } from '@kreisrunde/contract';
import { z } from 'zod';
import type { DemoPerson } from './product.ts';

const requestPatienceMs = 10_000;
const reply = z.object({ conferenceId: z.string(), rev: z.number() });

/** What became of a command. `lost`: no answer came, and whether it was carried out is unknown. */
export type Answer =
  | { readonly kind: 'acknowledged'; readonly conferenceId: string; readonly rev: number }
  | { readonly kind: 'refused'; readonly status: number; readonly body: string }
  | { readonly kind: 'lost' };

/** One signed-in device without a browser. Its cookies outlive the server. */
export class DeviceClient {
  readonly key: string;
  readonly role: string;
  readonly #address: string;
  readonly tab: string;
  #cookie = '';

  constructor(person: Pick<DemoPerson, 'key' | 'role'>, address: string) {
    this.key = person.key;
    this.role = person.role;
    this.#address = address;
    this.tab = `soak-${person.key}`;
  }

  get isSignedIn(): boolean {
    return this.#cookie !== '';
  }

  async signIn({ signInUrl }: DemoPerson): Promise<void> {
    const answer = await this.#ask(new URL(signInUrl).pathname, { redirect: 'manual' });
    await answer.arrayBuffer();
    this.#cookie = answer.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; ');
    if (!this.isSignedIn) throw new Error(`the sign-in link of ${this.key} answered ${answer.status} and no session`);
  }

  /** Becomes a wall; answers nothing, the code comes in its snapshot. */
  async enrolAsWall(): Promise<void> {
    const answer = await this.#post('/api/wall/enrolment', {});
    await answer.arrayBuffer();
    this.#cookie = answer.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';')[0])
      .join('; ');
  }

  async sessionKind(): Promise<string> {
    const answer = await this.#ask('/api/session');
    return z.object({ kind: z.string() }).parse(await answer.json()).kind;
  }

  command(conferenceId: string, command: CommandInput): Promise<Answer> {
    return this.#tell(`/api/conferences/${conferenceId}/commands`, { command });
  }

  convene(convocation: ConvocationInput): Promise<Answer> {
    return this.#tell('/api/conferences', convocation);
  }

  async post(path: string, body: object): Promise<{ readonly status: number; readonly body: unknown }> {
    const answer = await this.#post(path, body);
    const text = await answer.text();
    return { status: answer.status, body: text === '' ? null : JSON.parse(text) };
  }

  /** The live stream of this device; ends when `signal` aborts or the server goes. */
  async *watch(signal: AbortSignal, claim = true): AsyncGenerator<LiveEvent, void> {
    const answer = await fetch(`${this.#address}/api/live?tab=${this.tab}&claim=${claim}`, {
      headers: { cookie: this.#cookie },
      signal,
    });
    if (answer.status !== 200 || answer.body === null) throw new Error(`live stream answered ${answer.status}`);
    let rest = '';
    for await (const text of answer.body.pipeThrough(new TextDecoderStream())) {
      const messages = `${rest}${text}`.split('\n\n');
      rest = messages.pop() ?? '';
      for (const message of messages) {
        const data = /^data: ?(.*)$/m.exec(message)?.[1];
        if (data === undefined || data === '' || /^event: (error|done)$/m.test(message)) continue;
        yield liveEvent.parse(JSON.parse(data));
      }
    }
  }

  async #tell(path: string, body: object): Promise<Answer> {
    try {
      const answer = await this.#post(path, body);
      const text = await answer.text();
      if (answer.status === 200) return { kind: 'acknowledged', ...reply.parse(JSON.parse(text)) };
      return { kind: 'refused', status: answer.status, body: text };
    } catch (error) {
      // A broken answer is none; an answer that does not fit the contract is a fault of ours.
      if (error instanceof z.ZodError) throw error;
      return { kind: 'lost' };
    }
  }

  #post(path: string, body: object): Promise<Response> {
    return this.#ask(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  }

  #ask(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = { ...Object.fromEntries(new Headers(init.headers)), cookie: this.#cookie };
    return fetch(`${this.#address}${path}`, { ...init, headers, signal: AbortSignal.timeout(requestPatienceMs) });
  }
}

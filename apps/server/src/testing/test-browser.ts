import { snapshot, type PersonSnapshot, type WallSnapshot } from '@kreisrunde/contract';
import { z } from 'zod';
import { demoToken } from '../edge/http/demo-sign-in.ts';
import { demoSecret } from './running-server.ts';

const answerBody = z.looseObject({ conferenceId: z.string().optional() });
export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
export type Answer = { readonly status: number; readonly body: z.infer<typeof answerBody>; readonly headers: Headers };

/** A browser: cookies, commands, one live stream. */
export class TestBrowser {
  readonly base: string;
  cookie = '';
  /** `Set-Cookie` as it came last, for what a test says about its attributes. */
  setCookies: readonly string[] = [];
  readonly #stream = new AbortController();
  latest: PersonSnapshot | WallSnapshot | null = null;
  isSuperseded = false;
  isEnded = false;
  /** Everything that came, snapshots included. */
  readonly events: unknown[] = [];
  #onEvent: () => void = () => undefined;

  constructor(base: string) {
    this.base = base;
  }

  /** By the demo link of a person. */
  async signIn(key: string): Promise<this> {
    const response = await fetch(`${this.base}/demo/anmelden/${key}/${demoToken(demoSecret, key)}`, {
      redirect: 'manual',
      headers: { cookie: this.cookie },
    });
    if (response.status !== 302) throw new Error(`the demo link of ${key} answered ${response.status}`);
    this.take(response);
    return this;
  }

  take(response: Response): void {
    const cookies = new Map(
      this.cookie.split('; ').flatMap((part) => (part === '' ? [] : [[part.split('=')[0], part]])),
    );
    this.setCookies = response.headers.getSetCookie();
    for (const cookie of this.setCookies) {
      const pair = cookie.split(';')[0] ?? '';
      const name = pair.split('=')[0];
      if (/Max-Age=0|Expires=Thu, 01 Jan 1970/i.test(cookie)) cookies.delete(name);
      else cookies.set(name, pair);
    }
    this.cookie = [...cookies.values()].join('; ');
  }

  async call(method: Method, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Answer> {
    const response = await fetch(`${this.base}/api${path}`, {
      method,
      headers: { cookie: this.cookie, 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    this.take(response);
    const text = await response.text();
    const answer: unknown = text === '' ? {} : JSON.parse(text);
    return { status: response.status, body: answerBody.parse(answer), headers: response.headers };
  }

  command(conferenceId: string, command: unknown): Promise<Answer> {
    return this.call('POST', `/conferences/${conferenceId}/commands`, { command });
  }

  /** Opens the live stream; answers its status. */
  async open(tab: string, claim = true): Promise<number> {
    const response = await fetch(`${this.base}/api/live?tab=${tab}&claim=${claim}`, {
      headers: { cookie: this.cookie },
      signal: this.#stream.signal,
    });
    if (response.status === 200) {
      this.isEnded = false;
      void this.#read(response)
        .catch(() => undefined)
        .finally(() => {
          this.isEnded = true;
        });
    }
    return response.status;
  }

  /** Opens the live stream and waits for its first event. */
  async watch(tab: string, claim = true): Promise<this> {
    const isHeard = new Promise<void>((resolve) => {
      this.#onEvent = resolve;
    });
    const status = await this.open(tab, claim);
    if (status !== 200) throw new Error(`the live stream answered ${status}`);
    await isHeard;
    return this;
  }

  async #read(response: Response): Promise<void> {
    let text = '';
    for await (const chunk of response.body ?? []) {
      text += new TextDecoder().decode(chunk);
      const events = text.split('\n\n');
      text = events.pop() ?? '';
      for (const event of events) this.#note(event);
    }
  }

  #note(event: string): void {
    const data = event.split('\n').find((line) => line.startsWith('data:'));
    if (data === undefined) return;
    const value: unknown = JSON.parse(data.slice(5));
    this.events.push(value);
    const parsed = snapshot.safeParse(value);
    if (parsed.success) this.latest = parsed.data;
    else if (JSON.stringify(value).includes('superseded')) this.isSuperseded = true;
    this.#onEvent();
  }

  person(): PersonSnapshot {
    if (this.latest?.kind !== 'person') throw new Error('no snapshot of a person yet');
    return this.latest;
  }

  leave(): void {
    this.#stream.abort();
  }
}

const row = z.looseObject({ id: z.string() });

/** The rows of a list in an answer. */
export function rowsOf(answer: Answer, key: string): readonly z.infer<typeof row>[] {
  return z.array(row).parse(answer.body[key]);
}

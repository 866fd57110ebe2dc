import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type CommandInput, type PersonSnapshot, contract } from '@kreisrunde/contract';
import { type ContractRouterClient } from '@orpc/contract';
import { ResponseValidationPlugin } from '@orpc/contract/plugins';
import { ORPCError, createORPCClient } from '@orpc/client';
import { OpenAPILink } from '@orpc/openapi-client/fetch';
import type { SimulatedPerson } from '../config.ts';
import { log } from '../log.ts';
import { callLoopback, hostFetch } from './host-fetch.ts';

type ConferenceId = NonNullable<PersonSnapshot['conference']>['id'];
type Client = ContractRouterClient<typeof contract>;

/** The server says "alive" every 5 s; a stream silent for this long is dead. */
const silenceMs = 16_000;

/** One signed-in browser, without the browser: cookie, commands and the live stream of one person. */
export class Session {
  private readonly person: SimulatedPerson;
  private readonly tab = randomUUID();
  private readonly client: Client;
  private cookie = '';
  private readonly ended = new AbortController();

  constructor(person: SimulatedPerson) {
    this.person = person;
    const origin = new URL(person.signInUrl).origin;
    const link = new OpenAPILink(contract, {
      url: `${origin}/api`,
      fetch: (request) => hostFetch(request, this.cookie),
      plugins: [new ResponseValidationPlugin(contract)],
    });
    this.client = createORPCClient(link);
  }

  /** Ends the stream for good; the person's other devices have the round to themselves. */
  end(): void {
    this.ended.abort();
  }

  /** Hands every snapshot to `take` until the session ends; signs in and resumes by itself. */
  async follow(take: (snapshot: PersonSnapshot) => void): Promise<void> {
    let claim = true;
    let wait = 200;
    while (!this.ended.signal.aborted) {
      try {
        if (this.cookie === '') await this.signIn();
        await this.readStream(claim, (snapshot) => {
          claim = false;
          wait = 200;
          take(snapshot);
        });
      } catch (error) {
        if (error instanceof ORPCError && error.code === 'NOT_SIGNED_IN') this.cookie = '';
        log(this.person.key, 'live stream broken', error);
      }
      await pause(wait + Math.random() * wait, undefined, { signal: this.ended.signal }).catch(() => undefined);
      wait = Math.min(wait * 1.7, 4000);
    }
  }

  private async readStream(claim: boolean, take: (snapshot: PersonSnapshot) => void): Promise<void> {
    const cut = new AbortController();
    const stop = (): void => cut.abort();
    this.ended.signal.addEventListener('abort', stop);
    let watchdog = setTimeout(stop, silenceMs);
    try {
      const stream = await this.client.live.watch(
        { tab: this.tab, claim: claim ? 'true' : 'false' },
        { signal: cut.signal },
      );
      for await (const event of stream) {
        clearTimeout(watchdog);
        watchdog = setTimeout(stop, silenceMs);
        if (event.kind === 'person') take(event);
        // Another page of this very session: nobody but us should hold it, so give way.
        if (event.kind === 'superseded') this.end();
      }
    } finally {
      clearTimeout(watchdog);
      this.ended.signal.removeEventListener('abort', stop);
    }
  }

  private async signIn(): Promise<void> {
    const reply = await callLoopback({ url: this.person.signInUrl, method: 'GET', headers: new Headers() });
    reply.message.resume();
    const cookies = reply.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '');
    if (cookies.length === 0) throw new Error(`no session from the sign-in link, status ${reply.status}`);
    this.cookie = cookies.join('; ');
  }

  async command(conferenceId: ConferenceId, command: CommandInput): Promise<void> {
    await this.client.conference.command({ conferenceId, command });
  }

  async ticket(conferenceId: ConferenceId): Promise<{ path: string; ticket: string }> {
    return await this.client.media.ticket({ conferenceId, tab: this.tab });
  }
}

import { createRequire } from 'node:module';
import { expect, type Browser, type Page } from '@playwright/test';
import type { Round } from './round.ts';

/** The client's own library, to be loaded into a page of ours: a modified client is built from the same parts. */
const umd = createRequire(import.meta.url).resolve('livekit-client');

declare global {
  interface Window {
    /** What the modified client of this page can do; only in tests. */
    attack: {
      conferenceId: string;
      tab: string;
      ticket: string;
      /** Frames of the engine as they came, as text. */
      heard: string[];
      room: AttackRoom;
      post(path: string, body: object): Promise<{ status: number; body: string }>;
      connect(ticket?: string): Promise<AttackRoom>;
    };
    LivekitClient: { Room: new (options: object) => AttackRoom };
  }
}

type SentTrack = { readonly trackSid: string; readonly track?: { readonly sender?: RTCRtpSender } };

/** As far as these tests reach into the library; they reach further than any honest page. */
export type AttackRoom = {
  readonly state: string;
  connect(url: string, ticket: string, options: object): Promise<void>;
  disconnect(): Promise<void>;
  on(event: string, listener: (...facts: unknown[]) => void): void;
  readonly localParticipant: {
    publishTrack(track: MediaStreamTrack, options: object): Promise<SentTrack>;
    readonly trackPublications: Map<string, SentTrack>;
  };
  readonly engine: {
    addTrack(request: { muted: boolean }): Promise<unknown>;
    readonly client: {
      onRemoteMuteChanged: unknown;
      sendMuteTrack(sid: string, muted: boolean): Promise<void>;
      readonly ws?: { send(data: Uint8Array | string): void };
    };
  };
};

/** Opens a page that is signed in as this person and runs no line of the product: only what an attacker writes. */
export async function openAttacker(round: Round, browser: Browser, key: string): Promise<Page> {
  const person = round.demo.person(key);
  const context = await browser.newContext({ bypassCSP: true, permissions: ['camera', 'microphone'] });
  const page = await round.openIn(context, person.signInUrl);
  await page.goto(new URL('/health/live', person.signInUrl).href);
  await page.addScriptTag({ path: umd });
  await page.evaluate(install);
  return page;
}

/** Runs in the page: takes the device over, answers the call, releases both media, and holds a ticket. */
export async function attackRound(page: Page): Promise<string> {
  const conferenceId = await page.evaluate(async () => {
    const { attack } = window;
    const events = new EventSource(`/api/live?tab=${attack.tab}&claim=true`);
    attack.conferenceId = await new Promise<string>((resolve) => {
      const take = (event: MessageEvent<string>): void => {
        const snapshot: { conference?: { id: string } | null } = JSON.parse(event.data);
        if (snapshot.conference) resolve(snapshot.conference.id);
      };
      events.addEventListener('message', take);
    });
    const command = (body: object) =>
      attack.post(`/api/conferences/${attack.conferenceId}/commands`, { command: body });
    await command({ type: 'call.accept' });
    await command({ type: 'release.set', picture: true, sound: true });
    const { body } = await attack.post('/api/media/tickets', { conferenceId: attack.conferenceId, tab: attack.tab });
    const { ticket }: { ticket: string } = JSON.parse(body);
    attack.ticket = ticket;
    return attack.conferenceId;
  });
  expect(conferenceId).not.toBe('');
  return conferenceId;
}

function install(): void {
  const heard: string[] = [];
  window.WebSocket = new Proxy(window.WebSocket, {
    construct(target, parameters: ConstructorParameters<typeof WebSocket>) {
      const socket = new target(...parameters);
      socket.addEventListener('message', ({ data }) => {
        const bytes = data instanceof ArrayBuffer ? new Uint8Array(data) : new Uint8Array();
        heard.push(String.fromCharCode(...bytes.subarray(0, 50_000)));
      });
      return socket;
    },
  });
  window.attack = {
    conferenceId: '',
    tab: 'attacker-tab',
    ticket: '',
    heard,
    room: new window.LivekitClient.Room({}),
    async post(path, body) {
      const answer = await fetch(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      return { status: answer.status, body: await answer.text() };
    },
    async connect(ticket = window.attack.ticket) {
      const room = new window.LivekitClient.Room({ singlePeerConnection: false });
      await room.connect(`ws://${location.host}/media`, ticket, { rtcConfig: { iceServers: [] }, maxRetries: 0 });
      window.attack.room = room;
      return room;
    },
  };
}

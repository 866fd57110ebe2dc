import type { Page } from '@playwright/test';
import type { Instant } from './page-probe.ts';

/** One thing that happened in a page, by the clock all pages share, with parts of a millisecond. */
export type Mark = { readonly at: Instant; readonly what: string };

declare global {
  interface Window {
    benchMarks: Mark[];
  }
}

/**
 * Hooks a page before any of its own scripts runs and notes every step of a switch: the request, the snapshot, the
 * signal to the engine, the track given to its sender, packets that leave and arrive. What was heard or seen is noted by
 * the probe. Packets are counted every 4 ms.
 */
export async function installTimeline(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const countEveryMs = 4;
    const quietMs = 250;
    window.benchMarks = [];
    const mark = (what: string): void =>
      void window.benchMarks.push({ what, at: performance.timeOrigin + performance.now() });

    window.addEventListener('pointerup', () => mark('tap'), { capture: true });
    const fetchPlain = window.fetch;
    window.fetch = async (input, init) => {
      const url = input instanceof Request ? input.url : String(input);
      const isCommand = url.includes('/commands');
      if (isCommand) mark('command sent');
      const response = await fetchPlain(input, init);
      if (isCommand) mark('command answered');
      return response;
    };
    const parsePlain = JSON.parse;
    JSON.parse = (text, reviver) => {
      if (text.startsWith('{') && text.includes('"kind":"')) mark('snapshot');
      return parsePlain(text, reviver);
    };
    /** Field 5 of the engine's SignalRequest is "mute", as the first byte of the message. */
    const muteTag = 0x2a;
    const sendPlain = WebSocket.prototype.send;
    WebSocket.prototype.send = function send(data) {
      const bytes = data instanceof ArrayBuffer ? new Uint8Array(data) : data;
      if (bytes instanceof Uint8Array && bytes[0] === muteTag) mark('unmute signalled');
      sendPlain.call(this, data);
    };
    const replacePlain = RTCRtpSender.prototype.replaceTrack;
    RTCRtpSender.prototype.replaceTrack = async function replaceTrack(track) {
      if (track !== null) mark(`${track.kind} given`);
      await replacePlain.call(this, track);
      if (track !== null) mark(`${track.kind} taken`);
    };

    const counted = new Map<string, { value: number; grownAt: number }>();
    /** Marks a counter that moves again after it stood still: the first packet of a medium, not each of them. */
    const count = (what: string, id: string, value: number): void => {
      const before = counted.get(`${what} ${id}`) ?? { value: 0, grownAt: 0 };
      if (value <= before.value) return;
      const now = performance.now();
      if (now - before.grownAt > quietMs) mark(what);
      counted.set(`${what} ${id}`, { value, grownAt: now });
    };
    const countPackets = (stats: RTCStatsReport): void => {
      stats.forEach((entry: { type: string; kind?: string; id: string } & Record<string, number | undefined>) => {
        const { kind = '', id } = entry;
        if (entry.type === 'outbound-rtp') {
          count(`${kind} encoded`, id, entry['framesEncoded'] ?? 0);
          count(`${kind} packet left`, id, entry['packetsSent'] ?? 0);
        }
        if (entry.type !== 'inbound-rtp') return;
        count(`${kind} packet arrived`, id, entry['packetsReceived'] ?? 0);
        count(`${kind} frame decoded`, id, entry['framesDecoded'] ?? 0);
      });
    };
    window.RTCPeerConnection = new Proxy(window.RTCPeerConnection, {
      construct(target, parameters: ConstructorParameters<typeof RTCPeerConnection>) {
        const connection = new target(...parameters);
        let isCounting = false;
        const look = async (): Promise<void> => {
          if (connection.connectionState === 'closed') clearInterval(timer);
          if (isCounting || connection.connectionState !== 'connected') return;
          isCounting = true;
          countPackets(await connection.getStats());
          isCounting = false;
        };
        const timer = setInterval(() => void look(), countEveryMs);
        return connection;
      },
    });
  });
}

export function marksAfter(page: Page, since: Instant): Promise<readonly Mark[]> {
  return page.evaluate((from) => window.benchMarks.filter(({ at }) => at >= from), since);
}

export async function forgetMarks(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.benchMarks = [];
  });
}

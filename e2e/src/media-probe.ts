import { expect, type Page } from '@playwright/test';

declare global {
  interface Window {
    /** Every peer connection this page ever made; only in tests. */
    probedConnections: RTCPeerConnection[];
  }
}

/** Remembers each peer connection of the page, before any script of the page runs. */
export async function probeMedia(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.probedConnections = [];
    window.RTCPeerConnection = new Proxy(window.RTCPeerConnection, {
      construct(target, parameters: ConstructorParameters<typeof RTCPeerConnection>) {
        const connection = new target(...parameters);
        window.probedConnections.push(connection);
        return connection;
      },
    });
  });
}

export type Flow = {
  audioPackets: number;
  videoPackets: number;
  framesEncoded: number;
  framesDecoded: number;
  audioEnergy: number;
};

/** What this page has sent or received so far, over all its connections. */
export function flow(page: Page, direction: 'outbound' | 'inbound'): Promise<Flow> {
  return page.evaluate(async (wanted) => {
    const total = { audioPackets: 0, videoPackets: 0, framesEncoded: 0, framesDecoded: 0, audioEnergy: 0 };
    for (const connection of window.probedConnections) {
      if (connection.connectionState === 'closed') continue;
      const report = await connection.getStats();
      report.forEach((stat: Record<string, unknown>) => {
        if (stat['type'] !== `${wanted}-rtp`) return;
        const packets = Number(stat[wanted === 'outbound' ? 'packetsSent' : 'packetsReceived'] ?? 0);
        if (stat['kind'] === 'audio') total.audioPackets += packets;
        else total.videoPackets += packets;
        total.framesEncoded += Number(stat['framesEncoded'] ?? 0);
        total.framesDecoded += Number(stat['framesDecoded'] ?? 0);
        total.audioEnergy += Number(stat['totalAudioEnergy'] ?? 0);
      });
    }
    return total;
  }, direction);
}

/** What flows within a stretch of time. */
export async function flowDuring(page: Page, direction: 'outbound' | 'inbound', milliseconds: number): Promise<Flow> {
  const before = await flow(page, direction);
  await page.waitForTimeout(milliseconds);
  const after = await flow(page, direction);
  return {
    audioPackets: after.audioPackets - before.audioPackets,
    videoPackets: after.videoPackets - before.videoPackets,
    framesEncoded: after.framesEncoded - before.framesEncoded,
    framesDecoded: after.framesDecoded - before.framesDecoded,
    audioEnergy: after.audioEnergy - before.audioEnergy,
  };
}

/**
 * A medium that is off: nothing new leaves the device, and within seconds nothing at all. Chromium pads a line whose
 * estimate is still rising for up to two seconds after the last frame; the engine drops those packets like all others.
 */
export async function expectNothingSent(page: Page): Promise<void> {
  expect(await flowDuring(page, 'outbound', 1_000)).toMatchObject({ audioPackets: 0, framesEncoded: 0 });
  const packets = async () => (await flowDuring(page, 'outbound', 300)).videoPackets;
  await expect.poll(packets, { timeout: 4_000, intervals: [0] }).toBe(0);
  expect(await flowDuring(page, 'outbound', 1_000)).toMatchObject({ audioPackets: 0, videoPackets: 0 });
}

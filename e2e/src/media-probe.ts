import type { Page } from '@playwright/test';

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

export type Flow = { audioPackets: number; videoPackets: number; framesDecoded: number; audioEnergy: number };

/** What this page has sent or received so far, over all its connections. */
export function flow(page: Page, direction: 'outbound' | 'inbound'): Promise<Flow> {
  return page.evaluate(async (wanted) => {
    const total = { audioPackets: 0, videoPackets: 0, framesDecoded: 0, audioEnergy: 0 };
    for (const connection of window.probedConnections) {
      if (connection.connectionState === 'closed') continue;
      const report = await connection.getStats();
      report.forEach((stat: Record<string, unknown>) => {
        if (stat['type'] !== `${wanted}-rtp`) return;
        const packets = Number(stat[wanted === 'outbound' ? 'packetsSent' : 'packetsReceived'] ?? 0);
        if (stat['kind'] === 'audio') total.audioPackets += packets;
        else total.videoPackets += packets;
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
    framesDecoded: after.framesDecoded - before.framesDecoded,
    audioEnergy: after.audioEnergy - before.audioEnergy,
  };
}

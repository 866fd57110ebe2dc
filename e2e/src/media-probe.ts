import { expect, type Page } from '@playwright/test';

declare global {
  interface Window {
    /** Every peer connection this page ever made; only in tests. */
    probedConnections: RTCPeerConnection[];
    /** What has been agreed for the pictures this page may send, each time something was agreed; only in tests. */
    agreedWaysOut: (string | null)[];
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

const nothing: Flow = { audioPackets: 0, videoPackets: 0, framesEncoded: 0, framesDecoded: 0, audioEnergy: 0 };

/** What each stream of this page has carried so far, by connection and stream. */
async function streams(page: Page, direction: 'outbound' | 'inbound'): Promise<ReadonlyMap<string, Flow>> {
  const found = await page.evaluate(async (wanted) => {
    const all: [string, Flow][] = [];
    for (const [at, connection] of window.probedConnections.entries()) {
      if (connection.connectionState === 'closed') continue;
      const report = await connection.getStats();
      report.forEach((stat: Record<string, unknown>) => {
        if (stat['type'] !== `${wanted}-rtp`) return;
        const packets = Number(stat[wanted === 'outbound' ? 'packetsSent' : 'packetsReceived'] ?? 0);
        const isAudio = stat['kind'] === 'audio';
        all.push([
          `${at}/${String(stat['id'])}`,
          {
            audioPackets: isAudio ? packets : 0,
            videoPackets: isAudio ? 0 : packets,
            framesEncoded: Number(stat['framesEncoded'] ?? 0),
            framesDecoded: Number(stat['framesDecoded'] ?? 0),
            audioEnergy: Number(stat['totalAudioEnergy'] ?? 0),
          },
        ]);
      });
    }
    return all;
  }, direction);
  return new Map(found);
}

function combined(one: Flow, other: Flow, sign: 1 | -1): Flow {
  return {
    audioPackets: one.audioPackets + sign * other.audioPackets,
    videoPackets: one.videoPackets + sign * other.videoPackets,
    framesEncoded: one.framesEncoded + sign * other.framesEncoded,
    framesDecoded: one.framesDecoded + sign * other.framesDecoded,
    audioEnergy: one.audioEnergy + sign * other.audioEnergy,
  };
}

/** What this page has sent or received so far, over all its connections. */
export async function flow(page: Page, direction: 'outbound' | 'inbound'): Promise<Flow> {
  return [...(await streams(page, direction)).values()].reduce((sum, one) => combined(sum, one, 1), nothing);
}

/** What flows within a stretch of time. A stream that is laid anew counts from zero: it takes nothing off the others. */
export async function flowDuring(page: Page, direction: 'outbound' | 'inbound', milliseconds: number): Promise<Flow> {
  const before = await streams(page, direction);
  await page.waitForTimeout(milliseconds);
  let total = nothing;
  for (const [id, now] of await streams(page, direction)) {
    const then = before.get(id) ?? nothing;
    const isNew = now.audioPackets < then.audioPackets || now.videoPackets < then.videoPackets;
    total = combined(total, isNew ? now : combined(now, then, -1), 1);
  }
  return total;
}

/** Longer than any packet in flight when a switch was pressed. */
export const offWithinMs = 500;

/** A device whose media are off since `offWithinMs` at least: no packet leaves it, neither of sound nor of pictures. */
export async function expectNothingSent(page: Page): Promise<void> {
  expect(await flowDuring(page, 'outbound', 2_000)).toMatchObject({
    audioPackets: 0,
    videoPackets: 0,
    framesEncoded: 0,
  });
}

/** From now on notes the direction of each picture this page may send, whenever the page has agreed on something. */
export async function watchWaysOut(page: Page): Promise<() => Promise<readonly (string | null)[]>> {
  await page.evaluate(() => {
    window.agreedWaysOut = [];
    for (const connection of window.probedConnections) {
      connection.addEventListener('signalingstatechange', () => {
        if (connection.signalingState !== 'stable') return;
        for (const { direction, currentDirection, sender, receiver } of connection.getTransceivers()) {
          const isSender = direction === 'sendonly' && sender.getParameters().encodings.length > 0;
          if (isSender && receiver.track.kind === 'video') window.agreedWaysOut.push(currentDirection);
        }
      });
    }
  });
  return () => page.evaluate(() => window.agreedWaysOut);
}

import type { Page } from '@playwright/test';

/** Received streams that brought packets within the stretch of time, by kind, with their pictures and their energy. */
export type Streams = { audio: number; video: number; framesDecoded: number; audioEnergy: number };

export function streamsDuring(page: Page, milliseconds: number): Promise<Streams> {
  return page.evaluate(async (wait) => {
    type Stat = Record<string, unknown>;
    const read = async (): Promise<Map<string, Stat>> => {
      const found = new Map<string, Stat>();
      for (const [at, connection] of window.probedConnections.entries()) {
        if (connection.connectionState === 'closed') continue;
        (await connection.getStats()).forEach((stat: Stat) => {
          if (stat['type'] === 'inbound-rtp') found.set(`${at}/${String(stat['ssrc'])}`, stat);
        });
      }
      return found;
    };
    const before = await read();
    await new Promise((resolve) => {
      setTimeout(resolve, wait);
    });
    const total = { audio: 0, video: 0, framesDecoded: 0, audioEnergy: 0 };
    for (const [id, stat] of await read()) {
      // The page lays the line of a sound anew after it was off: its counts then begin at zero.
      const grown = (name: string): number => {
        const earlier = Number(before.get(id)?.[name] ?? 0);
        const now = Number(stat[name] ?? 0);
        return now < earlier ? now : now - earlier;
      };
      if (grown('packetsReceived') <= 0) continue;
      total[stat['kind'] === 'audio' ? 'audio' : 'video'] += 1;
      total.framesDecoded += grown('framesDecoded');
      total.audioEnergy += grown('totalAudioEnergy');
    }
    return total;
  }, milliseconds);
}

import { chromium, expect, test, type Page } from '@playwright/test';
import { argumentsWithSound, chromiumPath } from '../src/chromium.ts';
import { flowDuring } from '../src/media-probe.ts';
import { writeNoise } from '../src/noise.ts';
import { answer, convene, key, Round, type Seat } from '../src/round.ts';

/** Root mean square of the noise in front of the microphone: a vacuum cleaner in the next room. */
const noiseRms = 0.05;
const listenedMs = 3_000;
/** 15 dB less power. */
const wantedReduction = 10 ** 1.5;

type Sent = { soundCodec: string; layers: number };

/** How this page sends: the codec agreed first for its sound, and the layers of its picture. */
function sentBy(page: Page): Promise<Sent> {
  return page.evaluate(async () => {
    const layers = new Set<string>();
    let soundCodec = '';
    for (const connection of window.probedConnections) {
      if (connection.connectionState === 'closed') continue;
      (await connection.getStats()).forEach((stat: Record<string, unknown>) => {
        if (stat['type'] === 'outbound-rtp' && typeof stat['rid'] === 'string') layers.add(stat['rid']);
      });
      // The answer decides: its first payload type is what is sent.
      const answer = connection.remoteDescription?.sdp ?? '';
      const section = answer.split(/^m=/m).find((part) => part.startsWith('audio') && part.includes('a=recvonly'));
      const first = /^audio \d+ \S+ (\d+)/.exec(section ?? '')?.[1];
      soundCodec ||= new RegExp(`a=rtpmap:${first} ([^/]+)`).exec(section ?? '')?.[1] ?? '';
    }
    return { soundCodec, layers: layers.size };
  });
}

test.describe.serial('sound and picture on their way', () => {
  let round: Round;
  let chair: Seat;
  let calbe: Seat;

  test.beforeAll(async () => {
    const noise = await writeNoise(noiseRms, 10);
    const browser = await chromium.launch({ executablePath: chromiumPath, args: argumentsWithSound(noise) });
    round = await Round.start(browser, 0);
    chair = await round.sit('landkreis');
    calbe = await round.sit('calbe');
    await convene(chair.page);
    await answer(calbe);
  });
  test.afterAll(async () => {
    await round.stop();
  });

  test('steady noise is gone before it leaves the device', async () => {
    await key(chair.page, 'Ton', calbe.person).click();
    const arriving = async () => (await flowDuring(chair.page, 'inbound', 500)).audioPackets;
    await expect.poll(arriving).toBeGreaterThan(0);
    // RNNoise learns a steady noise within some ten seconds, and its gain follows the automatic one of the browser.
    await expect
      .poll(
        async () => {
          const { audioEnergy } = await flowDuring(chair.page, 'inbound', listenedMs);
          return (noiseRms ** 2 * (listenedMs / 1_000)) / Math.max(audioEnergy, 1e-12);
        },
        { timeout: 45_000, intervals: [0] },
      )
      .toBeGreaterThan(wantedReduction);
  });

  test('sound carries its redundancy, the picture goes out in layers', async () => {
    await key(chair.page, 'Bild', calbe.person).click();
    await expect.poll(async () => (await sentBy(calbe.page)).layers).toBeGreaterThanOrEqual(2);
    expect((await sentBy(calbe.page)).soundCodec).toBe('red');
  });

  test('no server outside the own origin is asked for the way', async () => {
    const servers = await calbe.page.evaluate(() =>
      window.probedConnections.flatMap((connection) => connection.getConfiguration().iceServers ?? []),
    );
    expect(servers).toEqual([]);
    expect(round.foreignRequests).toEqual([]);
  });
});

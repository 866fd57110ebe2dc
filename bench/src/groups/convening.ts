import { startBroadcast } from '../bare/broadcast.ts';
import type { Group } from '../group.ts';
import { Device } from '../product/device.ts';
import { partnerKeys } from '../product/product.ts';

const limitASecond = 50;
/** Rates are told of windows of this length, so that they have a spread. */
const windowMs = 2_000;

export const convening: Group = {
  name: 'convening',
  title: 'Convening: rounds begun and ended without pause',
  explanation: `Thirteen partners hold live streams; one chair convenes all of them, ends the round, convenes again, as fast as the answers come, each commit on the disk before its answer. One at a time: a chair has one round. Latency is that of the POST that convenes; the rate counts rounds convened and ended.
Beside it a plain Node HTTP server that gets two POSTs a round and writes the same number of bytes to thirteen streams for each, without rules, database or sessions.`,
  measure: async (run) => {
    const product = await run.startProduct({ isDurable: true });
    const chair = await Device.signIn(product.person('landkreis'));
    await chair.watch();
    let ring = '';
    for (const key of partnerKeys) {
      const device = await Device.signIn(product.person(key));
      run.onEnd(() => device.close());
      await device.watch(({ text }) => {
        if (text.includes('"step":"ringing"')) ring = text;
      });
    }
    run.onEnd(() => chair.close());
    // One device may ask only so often a second: the chair has several.
    const desks = [chair];
    for (let more = 1; more < deskCount; more += 1) desks.push(await Device.signIn(product.person('landkreis')));
    let turn = 0;
    const invitation = chair.invitation('Bürgermeisterrunde');
    const forMs = run.isQuick ? 4_000 : 20_000;
    const latencies: number[] = [];
    const rates = await repeat(forMs, async () => {
      const start = performance.now();
      const desk = desks[(turn += 1) % deskCount] ?? chair;
      const conferenceId = await desk.convene(invitation);
      latencies.push(performance.now() - start);
      await desk.command(conferenceId, { type: 'conference.end' });
    });
    const bare = await startBroadcast();
    run.onEnd(() => bare.stop());
    await bare.open(partnerKeys.length);
    const bareLatencies: number[] = [];
    const bareRates = await repeat(forMs, async () => {
      bareLatencies.push(await bare.send(ring));
      await bare.send(ring);
    });
    return {
      figures: [
        {
          what: 'rounds convened and ended, 13 partners each',
          unit: 'a second',
          values: rates,
          peer: { what: 'plain server: two broadcasts a round', values: bareRates },
          aims: [{ atLeast: limitASecond }],
        },
        {
          what: 'POST convene → answer',
          unit: 'ms',
          values: latencies,
          peer: { what: 'plain server: POST → last of 13 streams', values: bareLatencies },
        },
      ],
    };
  },
};

const deskCount = 12;

/** Does it over and over; answers how often a second, of each window. */
async function repeat(forMs: number, once: () => Promise<void>): Promise<readonly number[]> {
  const rates: number[] = [];
  for (let window = 0; window < forMs / windowMs; window += 1) {
    const start = performance.now();
    let count = 0;
    while (performance.now() - start < windowMs) {
      await once();
      count += 1;
    }
    rates.push((count / (performance.now() - start)) * 1_000);
  }
  return rates;
}

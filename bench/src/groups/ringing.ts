import { startBroadcast } from '../bare/broadcast.ts';
import type { Group, Run } from '../group.ts';
import { Device } from '../product/device.ts';
import { partnerKeys } from '../product/product.ts';
import type { Product } from '../product/product.ts';

const devices = 50;
const aimMs = 150;
const aimTimesRaw = 10;
const patienceMs = 10_000;
/** Everything about the round before has been told and drawn. */
const restMs = 400;

export const ringing: Group = {
  name: 'ringing',
  title: 'Ringing: convene → last of 50 rings',
  explanation: `${devices} signed-in devices of thirteen persons hold a live stream each; the chair convenes all thirteen. From the POST being sent to the moment the last stream has the whole snapshot that says "ringing". The database is durable: the commit reaches the disk first. No browser: what is measured is the server.
Beside it a plain Node HTTP server in a process of its own: one POST, the same bytes written to ${devices} event streams of the same client, in turn with ours.`,
  measure: async (run) => {
    const product = await run.startProduct({ isDurable: true });
    const chair = await Device.signIn(product.person('landkreis'));
    await chair.watch();
    const invitation = chair.invitation('Bürgermeisterrunde');
    const bell = await openBell(product, run);
    const raw = await startBroadcast();
    run.onEnd(() => raw.stop());
    await raw.open(devices);
    const [ours, beside]: [number[], number[]] = [[], []];
    const times = run.isQuick ? 5 : 60;
    for (let time = 0; time < times; time += 1) {
      const start = performance.now();
      const [{ lastAt, event }, conferenceId] = await Promise.all([bell.next(), chair.convene(invitation)]);
      ours.push(lastAt - start);
      await chair.command(conferenceId, { type: 'conference.end' });
      await pause(restMs);
      beside.push(await raw.send(event));
    }
    chair.close();
    return {
      figures: [
        {
          what: `convene → last of ${devices} rings`,
          unit: 'ms',
          values: ours,
          peer: { what: `raw broadcast of the same bytes to ${devices} streams`, values: beside },
          aims: [{ atMost: aimMs }, { timesPeer: aimTimesRaw }],
        },
      ],
    };
  },
};

type Bell = { next(): Promise<{ readonly lastAt: number; readonly event: string }> };

/** Opens the devices; `next` resolves once every one of them has been told to ring. */
async function openBell(product: Product, run: Run): Promise<Bell> {
  let take: (index: number, at: number, event: string) => void = () => undefined;
  for (let index = 0; index < devices; index += 1) {
    const device = await Device.signIn(product.person(partnerKeys[index % partnerKeys.length] ?? ''));
    run.onEnd(() => device.close());
    await device.watch(({ at, text }) => {
      if (text.includes('"step":"ringing"')) take(index, at, text);
    });
  }
  return {
    next: () =>
      new Promise((resolve, reject) => {
        const rung = new Set<number>();
        const limit = setTimeout(() => reject(new Error(`only ${rung.size} of ${devices} rang`)), patienceMs);
        take = (index, at, event) => {
          rung.add(index);
          if (rung.size < devices) return;
          take = () => undefined;
          clearTimeout(limit);
          resolve({ lastAt: at, event });
        };
      }),
  };
}

function pause(forMs: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, forMs);
  });
}

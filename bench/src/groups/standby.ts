import { setTimeout as pause } from 'node:timers/promises';
import { startBroadcast } from '../bare/broadcast.ts';
import type { Group, Run } from '../group.ts';
import { Device } from '../product/device.ts';
import { cpuMs, onlyOne, residentKib } from '../product/processes.ts';
import { partnerKeys } from '../product/product.ts';

const streams = 1_000;
/** Streams opened at once: more would only wait for each other. */
const together = 20;
const settleMs = 8_000;

type Sample = { readonly kibEach: number; readonly cpuPercent: number };

export const standby: Group = {
  name: 'standby',
  title: `Standby: ${streams.toLocaleString('en')} open streams`,
  explanation: `${streams} devices of thirteen persons stand by, each with a live stream that says "alive" every 5 s. Memory each: resident memory of the control plane with the streams less that before them (all devices signed in), by their number. Processor: time the process used while nothing happened, as a share of one core; the database is not counted.
Beside it a plain Node HTTP server that holds as many event streams with the same heartbeat, measured in the same way right after.`,
  measure: async (run) => {
    const [ours, bare]: [Sample[], Sample[]] = [[], []];
    for (let time = 0; time < (run.isQuick ? 1 : 3); time += 1) {
      run.say(`run ${time + 1}`);
      ours.push(await measureProduct(run));
      bare.push(await measureBare(run));
    }
    return {
      figures: [
        {
          what: 'memory of a standby stream',
          unit: 'KiB',
          values: ours.map(({ kibEach }) => kibEach),
          peer: { what: 'plain server: memory of a stream', values: bare.map(({ kibEach }) => kibEach) },
        },
        {
          what: `processor, ${streams} streams at rest`,
          unit: '% of a core',
          values: ours.map(({ cpuPercent }) => cpuPercent),
          peer: { what: `plain server: ${streams} streams at rest`, values: bare.map(({ cpuPercent }) => cpuPercent) },
        },
      ],
    };
  },
};

async function measureProduct(run: Run): Promise<Sample> {
  const product = await run.startProduct();
  const pid = onlyOne(product.processes().controlPlane, 'control plane');
  const devices: Device[] = [];
  for (let done = 0; done < streams; done += together) {
    const keys = Array.from({ length: together }, (_, index) => partnerKeys[(done + index) % partnerKeys.length] ?? '');
    devices.push(...(await Promise.all(keys.map((key) => Device.signIn(product.person(key))))));
  }
  run.say(`${devices.length} devices signed in`);
  const sample = await measureHolder(run, pid, async () => {
    for (let done = 0; done < devices.length; done += together) {
      await Promise.all(devices.slice(done, done + together).map((device) => device.watch()));
    }
  });
  for (const device of devices) device.close();
  await product.stop();
  return sample;
}

async function measureBare(run: Run): Promise<Sample> {
  const server = await startBroadcast();
  const sample = await measureHolder(run, server.pid, async () => {
    for (let done = 0; done < streams; done += together) await server.open(together);
  });
  server.stop();
  return sample;
}

async function measureHolder(run: Run, pid: number, open: () => Promise<void>): Promise<Sample> {
  await pause(settleMs);
  const before = residentKib(pid);
  await open();
  await pause(settleMs);
  const kibEach = (residentKib(pid) - before) / streams;
  const restMs = run.isQuick ? 10_000 : 30_000;
  const used = cpuMs([pid]);
  await pause(restMs);
  return { kibEach, cpuPercent: ((cpuMs([pid]) - used) / restMs) * 100 };
}

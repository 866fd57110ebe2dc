import { setTimeout as pause } from 'node:timers/promises';
import type { Room } from '@livekit/rtc-node';
import { startEngineAlone } from '../bare/engine-alone.ts';
import type { Group, Run } from '../group.ts';
import { NativeSenders, packetsReceived, receiveAll } from '../media/native-senders.ts';
import type { Access } from '../media/native-senders.ts';
import { Device } from '../product/device.ts';
import { cpuMs } from '../product/processes.ts';
import { partnerKeys } from '../product/product.ts';

const senders = 6;
const receivers = 3;
const settleMs = 4_000;
const windowMs = 5_000;
const microseconds = 1_000;

/** Processor time of some processes by packet received, in µs, window by window. */
type Costs = { readonly whole: readonly number[]; readonly engine: readonly number[] };

export const cpu: Group = {
  name: 'cpu',
  title: 'Processor: a forwarded packet',
  explanation: `A live round: ${senders} native clients send picture and sound, ${receivers} receive all of it. Processor time of the server (launcher, control plane with the gate, engine, PostgreSQL, from /proc) by the media packets that reached the receivers.
Beside it the engine alone, configured the same, with the same number of the same clients connected to it directly, without gate, control plane and database.`,
  measure: async (run) => {
    const alone = await measureEngineAlone(run);
    const ours = await measureProduct(run);
    const peer = { what: 'engine alone, the same clients', values: alone.whole };
    return {
      figures: [
        { what: 'whole product', unit: 'µs', values: ours.whole, peer },
        { what: 'of it the engine', unit: 'µs', values: ours.engine, peer },
      ],
    };
  },
};

async function measureEngineAlone(run: Run): Promise<Costs> {
  const room = 'bench';
  const engine = await startEngineAlone();
  await engine.openRoom(room);
  const access = async (identity: string): Promise<Access> => ({
    url: engine.url,
    ticket: await engine.token(room, identity),
  });
  const clients = new NativeSenders(names('sender', senders).map((name) => ({ name, access: () => access(name) })));
  await clients.start(room);
  const rooms = await Promise.all(names('receiver', receivers).map(async (name) => receiveAll(await access(name))));
  run.say('engine alone');
  const costs = await measureCosts(run, rooms, { whole: () => [engine.pid], engine: () => [engine.pid] });
  await leave(clients, rooms);
  await engine.stop();
  return costs;
}

async function measureProduct(run: Run): Promise<Costs> {
  const product = await run.startProduct();
  const chair = await Device.signIn(product.person('landkreis'));
  await chair.watch();
  const devices: Device[] = [];
  for (const key of partnerKeys.slice(0, senders + receivers)) {
    const device = await Device.signIn(product.person(key));
    await device.watch();
    devices.push(device);
  }
  run.onEnd(() => [chair, ...devices].forEach((device) => device.close()));
  const conferenceId = await chair.convene(chair.invitation('Bürgermeisterrunde'));
  await chair.command(conferenceId, { type: 'stage.setAll', to: 'on' });
  for (const device of devices) await device.command(conferenceId, { type: 'call.accept' });
  const access = async (device: Device): Promise<Access> => {
    const { path, ticket } = await device.ticket(conferenceId);
    return { url: `ws://127.0.0.1:${product.port}${path}`, ticket };
  };
  const sending = devices.slice(0, senders);
  for (const device of sending) await device.command(conferenceId, { type: 'release.set', picture: true, sound: true });
  const clients = new NativeSenders(
    sending.map((device, index) => ({ name: `sender ${index + 1}`, access: () => access(device) })),
  );
  await clients.start(conferenceId);
  const rooms = await Promise.all(devices.slice(senders).map(async (device) => receiveAll(await access(device))));
  run.say('whole product');
  const costs = await measureCosts(run, rooms, {
    whole: () => {
      const { launcher, controlPlane, engine, database } = product.processes();
      return [...launcher, ...controlPlane, ...engine, ...database];
    },
    engine: () => [...product.processes().engine],
  });
  await chair.command(conferenceId, { type: 'conference.end' });
  await leave(clients, rooms);
  return costs;
}

async function measureCosts(
  run: Run,
  rooms: readonly Room[],
  pids: { readonly whole: () => number[]; readonly engine: () => number[] },
): Promise<Costs> {
  await pause(settleMs);
  const received = async (): Promise<number> =>
    (await Promise.all(rooms.map(packetsReceived))).reduce((sum, packets) => sum + packets, 0);
  const [whole, engine]: [number[], number[]] = [[], []];
  for (let window = 0; window < (run.isQuick ? 2 : 8); window += 1) {
    const [wholePids, enginePids] = [pids.whole(), pids.engine()];
    const before = { whole: cpuMs(wholePids), engine: cpuMs(enginePids), packets: await received() };
    await pause(windowMs);
    const packets = (await received()) - before.packets;
    if (packets === 0) throw new Error('no packet was forwarded');
    whole.push(((cpuMs(wholePids) - before.whole) / packets) * microseconds);
    engine.push(((cpuMs(enginePids) - before.engine) / packets) * microseconds);
    run.say(`${packets} packets`);
  }
  return { whole, engine };
}

async function leave(clients: NativeSenders, rooms: readonly Room[]): Promise<void> {
  await clients.stop();
  for (const room of rooms) await room.disconnect();
}

function names(what: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${what} ${index + 1}`);
}

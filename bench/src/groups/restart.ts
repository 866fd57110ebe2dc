import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { timeEngineAlone } from '../bare/engine-alone.ts';
import type { Group } from '../group.ts';
import { BenchRound } from '../media/bench-round.ts';
import { firstFrame, forget } from '../media/page-probe.ts';
import { Device } from '../product/device.ts';
import { onlyOne } from '../product/processes.ts';
import { freePort } from '../product/product.ts';
import type { Product } from '../product/product.ts';
import { root } from '../places.ts';

/** Pictures that were on their way when the engine died; nothing new can come as soon as this. */
const inFlightMs = 200;
const steadyMs = 3_000;
const patienceMs = 20_000;

export const restart: Group = {
  name: 'restart',
  title: 'Restart: kill -9 → everything works again',
  explanation: `A live round with one partner on air, seen on the wall. The engine is killed: until the wall presents the partner's picture again. The control plane is killed: until a command of the chair is taken again ("switches work"), and until desk, wall and the partner's tablet all show what that command changed ("truth on every screen"); picture and sound go on meanwhile. Nobody touches anything.
Beside them the same processes started alone, from spawn to ready, by what the launcher itself waits for.`,
  measure: async (run) => {
    const product = await run.startProduct({ isDurable: true });
    const bare = { engine: Array<number>(), controlPlane: Array<number>() };
    const times = run.isQuick ? 2 : 6;
    for (let time = 0; time < times; time += 1) {
      bare.engine.push(await timeEngineAlone());
      bare.controlPlane.push(await timeControlPlaneAlone(product));
    }
    const round = await BenchRound.open(await run.browser(), product);
    const chair = await Device.signIn(product.person('landkreis'));
    await chair.watch();
    run.onEnd(() => chair.close());
    await round.convene();
    await round.chairIsReady();
    await round.accept();
    await round.releaseOff();
    await round.allOn();
    const found = { picture: Array<number>(), switches: Array<number>(), truth: Array<number>() };
    for (let time = 0; time < times; time += 1) {
      run.say(`crash ${time + 1}`);
      await firstFrame(round.wallPage, Date.now(), round.partner.shortName);
      await pause(steadyMs);
      found.picture.push(await crashEngine(product, round));
      await pause(steadyMs);
      const { switchesMs, truthMs } = await crashControlPlane(product, round, chair);
      found.switches.push(switchesMs);
      found.truth.push(truthMs);
      await round.allOn();
    }
    const engine = { what: 'engine alone: spawn → ready', values: bare.engine };
    const controlPlane = { what: 'control plane alone: spawn → ready', values: bare.controlPlane };
    return {
      figures: [
        { what: 'engine killed → picture on the wall', unit: 'ms', values: found.picture, peer: engine },
        { what: 'control plane killed → switches work', unit: 'ms', values: found.switches, peer: controlPlane },
        { what: 'control plane killed → truth on every screen', unit: 'ms', values: found.truth, peer: controlPlane },
      ],
    };
  },
};

async function crashEngine(product: Product, round: BenchRound): Promise<number> {
  await forget(round.wallPage);
  const killedAt = Date.now();
  process.kill(onlyOne(product.processes().engine, 'engine'), 'SIGKILL');
  return (await firstFrame(round.wallPage, killedAt + inFlightMs, round.partner.shortName)) - killedAt;
}

async function crashControlPlane(product: Product, round: BenchRound, chair: Device) {
  const conference = chair.snapshot().conference;
  const participant = conference?.participants.find(({ shortName }) => shortName === round.partner.shortName);
  if (conference === null || participant === undefined) throw new Error('the chair sees no partner');
  const off = { type: 'stage.set', participant: participant.personId, picture: false, sound: false } as const;
  const killedAt = Date.now();
  process.kill(onlyOne(product.processes().controlPlane, 'control plane'), 'SIGKILL');
  await untilTaken(() => chair.command(conference.id, off));
  const switchesMs = Date.now() - killedAt;
  const { chairPage, wallPage, partnerPage, partner } = round;
  const list = { name: 'Teilnehmende' };
  const onDesk = chairPage
    .getByRole('list', list)
    .getByRole('switch', { name: `Bild ${partner.shortName}`, checked: false });
  const onWall = wallPage
    .getByRole('list', list)
    .locator('[data-state="ready"]')
    .filter({ hasText: partner.shortName });
  const onTablet = partnerPage.getByRole('status').filter({ hasText: /^Sie sind bereit/ });
  await Promise.all([onDesk, onWall, onTablet].map((one) => one.first().waitFor({ timeout: patienceMs })));
  const truthMs = Date.now() - killedAt;
  chair.close();
  await untilTaken(() => chair.watch());
  return { switchesMs, truthMs };
}

/** As a tablet does: again and again until somebody answers. */
async function untilTaken(attempt: () => Promise<void>): Promise<void> {
  const end = Date.now() + patienceMs;
  for (;;) {
    try {
      await attempt();
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
      await pause(20);
    }
  }
}

/** A second one on the same database and engine, on a port of its own: nodes may come and go. */
async function timeControlPlaneAlone(product: Product): Promise<number> {
  const running = onlyOne(product.processes().controlPlane, 'control plane');
  const port = await freePort();
  const env = {
    ...environmentOf(running),
    KREISRUNDE_PORT: String(port),
    KREISRUNDE_INTERNAL_PORT: String(await freePort()),
  };
  const start = performance.now();
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(root, 'apps/server/src/main.ts')],
    { env, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] },
  );
  child.send({ type: 'engine', epoch: Math.floor(Date.now() / 1_000), ready: true });
  while (!(await isReady(port))) {
    if (child.exitCode !== null) throw new Error('the control plane did not start alone');
    await pause(10);
  }
  const ms = performance.now() - start;
  child.kill('SIGKILL');
  return ms;
}

function environmentOf(pid: number): Record<string, string> {
  const entries = readFileSync(`/proc/${pid}/environ`, 'utf8')
    .split('\0')
    .filter((entry) => entry.includes('='));
  return Object.fromEntries(
    entries.map((entry) => [entry.slice(0, entry.indexOf('=')), entry.slice(entry.indexOf('=') + 1)]),
  );
}

async function isReady(port: number): Promise<boolean> {
  try {
    return (await fetch(`http://127.0.0.1:${port}/health/ready`)).status === 200;
  } catch {
    return false;
  }
}

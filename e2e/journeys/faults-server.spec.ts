import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { expectNothingSent, flow, flowDuring } from '../src/media-probe.ts';
import { crash, freeze, processesOf, type Part } from '../src/product-processes.ts';
import { answer, convene, key, pairWall, participant, Round, type Seat } from '../src/round.ts';
import { SmallDisk } from '../src/small-disk.ts';

const patience = { timeout: 30_000, intervals: [200] };
const diskMegabytes = 220;

/** Faults of the server's parts in a living round: Calbe is seen and heard, Barby is released and off. */
test.describe.serial('a fault of the server', () => {
  let disk: SmallDisk | undefined;
  let round: Round;
  let chair: Seat;
  let wall: Page;
  let calbe: Seat;
  let barby: Seat;
  let conferenceId = '';

  test.beforeAll(async ({ browser }) => {
    test.setTimeout(240_000);
    disk = SmallDisk.isAllowed ? SmallDisk.mount(diskMegabytes) : undefined;
    round = await Round.start(browser, 0, disk === undefined ? [] : ['--data', join(disk.folder, 'data')]);
    chair = await round.sit('landkreis');
    wall = await round.wall();
    calbe = await round.sit('calbe');
    barby = await round.sit('barby', { width: 390, height: 844 });
    await pairWall(chair.page, wall);
    const convening = chair.page.waitForResponse((response) => response.url().endsWith('/api/conferences'));
    await convene(chair.page);
    const convened: { conferenceId: string } = await (await convening).json();
    conferenceId = convened.conferenceId;
    await answer(calbe);
    await answer(barby);
    await key(chair.page, 'Bild', calbe.person).click();
    await key(chair.page, 'Ton', calbe.person).click();
    await expectMedia();
  });
  test.afterAll(async () => {
    await round.stop();
    disk?.unmount();
  });

  const launcher = () => round.demo.launcherPid;
  const pidOf = (part: Part) => processesOf(part, launcher())[0];
  const seesCalbe = async () => (await flowDuring(wall, 'inbound', 400)).framesDecoded > 0;
  const expectMedia = async (): Promise<void> => {
    await expect.poll(seesCalbe, patience).toBe(true);
    await expect
      .poll(async () => (await flowDuring(chair.page, 'inbound', 500)).audioEnergy, patience)
      .toBeGreaterThan(0);
  };
  /** Keys, states and media are what they were before anything happened. */
  const expectAsBefore = async (): Promise<void> => {
    await expectMedia();
    await expect(participant(wall, calbe.person)).toHaveAttribute('data-state', 'onAir');
    await expect(participant(wall, barby.person)).toHaveAttribute('data-state', 'ready');
    await expect(participant(chair.page, calbe.person)).toHaveCount(1);
    await expect(participant(wall, calbe.person)).toHaveCount(1);
    await expectNothingSent(barby.page);
  };
  const expectSwitchesWork = async (): Promise<void> => {
    const state = participant(wall, barby.person);
    await key(chair.page, 'Bild', barby.person).click();
    await expect(state).toHaveAttribute('data-state', 'onAir');
    await expect
      .poll(async () => (await flowDuring(barby.page, 'outbound', 400)).videoPackets, patience)
      .toBeGreaterThan(0);
    await key(chair.page, 'Bild', barby.person).click();
    await expect(state).toHaveAttribute('data-state', 'ready');
  };
  /** What the chair's page is told when it asks past its own buttons. */
  const command = (body: object) =>
    chair.page.evaluate(
      async ({ id, content }) => {
        const startedMs = Date.now();
        const reply = await fetch(`/api/conferences/${id}/commands`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ command: content }),
        });
        const { code = '', rev = 0 }: { code?: string; rev?: number } = await reply.json();
        return { status: reply.status, code, rev, ms: Date.now() - startedMs };
      },
      { id: conferenceId, content: body },
    );
  const layout = (name: 'round' | 'speaker') => command({ type: 'stage.layout', layout: name });
  const note = (type: string, startedMs: number) =>
    test.info().annotations.push({ type, description: `${((Date.now() - startedMs) / 1000).toFixed(1)} s` });

  test('the engine is killed twice in ten seconds', async () => {
    const startedMs = Date.now();
    const first = crash('engine', launcher());
    await expect.poll(() => pidOf('engine') ?? first, patience).not.toBe(first);
    await wall.waitForTimeout(2_000);
    crash('engine', launcher());
    expect(Date.now() - startedMs).toBeLessThan(10_000);
    const secondMs = Date.now();
    await expectMedia();
    note('second crash to picture and sound', secondMs);
    await expectAsBefore();
    await expectSwitchesWork();
  });

  test('the engine hangs: it is noticed, started anew, and everything comes back', async () => {
    const hanging = pidOf('engine');
    const startedMs = Date.now();
    freeze('engine', launcher());
    await expect.poll(seesCalbe, patience).toBe(false);
    await expectMedia();
    note('hanging to picture and sound', startedMs);
    expect(pidOf('engine')).not.toBe(hanging);
    await expectAsBefore();
    await expectSwitchesWork();
  });

  test('the database is killed: the pictures go on, and so do the commands', async () => {
    const linesBefore = await linesEverOpened();
    crash('database', launcher());
    // What is asked in this moment is carried out, or honestly refused.
    const { status, code } = await layout('speaker');
    expect(status === 200 || (status === 503 && code === 'NOT_READY')).toBe(true);
    expect(await seesCalbe()).toBe(true);
    await expect.poll(async () => (await layout('round')).status, patience).toBe(200);
    await expectAsBefore();
    await expectSwitchesWork();
    expect(await linesEverOpened()).toBe(linesBefore);
  });

  test('the database hangs: an honest answer in time, and nothing is carried out later', async () => {
    const { rev } = await layout('round');
    freeze('database', launcher());
    const refused = await command({ type: 'stage.setAll', to: 'on' });
    expect(refused).toMatchObject({ status: 503, code: 'NOT_READY' });
    expect(refused.ms).toBeLessThan(7_000);
    expect(await seesCalbe()).toBe(true);
    await expect.poll(async () => (await layout('round')).status, patience).toBe(200);
    // Barby stays off: what was said to have failed has failed.
    await expectAsBefore();
    expect((await layout('round')).rev).toBe(rev);
    await expectSwitchesWork();
  });

  test('the disk is full when a command is to be stored: refused, nothing stored by half, and on it goes', async () => {
    test.skip(disk === undefined, 'only root may mount a small disk');
    const before = await layout('round');
    const controlPlane = pidOf('controlPlane');
    disk?.fill();
    let stored: 'round' | 'speaker' = 'round';
    let { rev } = before;
    let refusals = 0;
    for (let time = 0; time < 600 && refusals < 5; time += 1) {
      const wanted: 'round' | 'speaker' = stored === 'round' ? 'speaker' : 'round';
      const reply = await layout(wanted);
      if (reply.status !== 200) {
        expect(reply).toMatchObject({ status: 503, code: 'NOT_READY' });
        refusals += 1;
        continue;
      }
      stored = wanted;
      rev = reply.rev;
    }
    expect(refusals).toBe(5);
    expect(await seesCalbe()).toBe(true);
    disk?.free();
    // Asked for what is acknowledged already, nothing changes: every acknowledged command stands, none of the refused ones.
    await expect.poll(() => layout(stored), patience).toMatchObject({ status: 200, rev });
    await layout('round');
    expect(pidOf('controlPlane')).toBe(controlPlane);
    await expectAsBefore();
    await expectSwitchesWork();
  });

  test('the control plane is away for a minute: the pictures go on, and then every screen shows the truth', async () => {
    test.setTimeout(180_000);
    const linesBefore = await linesEverOpened();
    await expectMedia();
    const before = await flow(wall, 'inbound');
    // Whoever would start it again sleeps; all it has started lives on.
    const supervisor = pidOf('launcher');
    expect(supervisor).toBeGreaterThan(0);
    process.kill(supervisor ?? 0, 'SIGSTOP');
    crash('controlPlane', launcher());
    const awayMs = Date.now();
    while (Date.now() - awayMs < 60_000) {
      expect((await flowDuring(wall, 'inbound', 1_000)).framesDecoded).toBeGreaterThan(0);
      await wall.waitForTimeout(3_000);
    }
    const heard = (await flowDuring(chair.page, 'inbound', 1_000)).audioPackets;
    expect(heard).toBeGreaterThan(10);
    expect((await flow(wall, 'inbound')).framesDecoded - before.framesDecoded).toBeGreaterThan(100);
    const backMs = Date.now();
    process.kill(supervisor ?? 0, 'SIGCONT');
    await expect.poll(async () => (await layout('round').catch(() => null))?.status, patience).toBe(200);
    await expectSwitchesWork();
    note('return to working switches', backMs);
    expect(Date.now() - backMs).toBeLessThan(15_000);
    await expectAsBefore();
    expect(await linesEverOpened()).toBe(linesBefore);
  });

  function linesEverOpened(): Promise<number> {
    return wall.evaluate(() => window.probedConnections.length);
  }
});

import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, test } from 'vitest';
import { freeTcpPort } from './process/ports.ts';
import { launch, launcherEnvironment, type Launched } from './testing/launched.ts';
import { findByCommand, living, processTree } from './process/process-tree.ts';

const launchedHere: number[] = [];
afterEach(() => {
  for (const pid of launchedHere.splice(0).filter((one) => living([one]).length > 0)) process.kill(pid, 'SIGKILL');
});

async function launchReady(extra: Readonly<Record<string, string>> = {}): Promise<Launched> {
  const launched = await launch(extra);
  launchedHere.push(launched.pid);
  await launched.ready;
  return launched;
}

function runDirectories(place: string): readonly string[] {
  return readdirSync(place).filter((name) => name.startsWith('kreisrunde-run-'));
}

function pidOf(launched: Launched, word: string): number {
  return findByCommand(processTree(launched.pid), word) ?? Number.NaN;
}

function isReady(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/health/ready`).then(
    ({ status }) => status === 200,
    () => false,
  );
}

describe('what it announces', () => {
  test('exactly one line of JSON on standard output, with a link for each person', async () => {
    const launched = await launchReady();
    expect(launched.output().trimEnd().split('\n')).toHaveLength(1);
    const demo: unknown = JSON.parse(launched.output());
    expect(demo).toMatchObject({
      url: `http://127.0.0.1:${launched.port}`,
      wallUrl: `http://wand.localhost:${launched.port}/bildwand`,
      administrationUrl: expect.stringMatching(
        new RegExp(`^http://verwaltung\\.localhost:${launched.port}/demo/verwaltung/[\\w-]{32}$`),
      ),
      people: expect.arrayContaining([
        {
          key: 'landkreis',
          office: 'Landrätin des Landkreises',
          shortName: 'Landrätin',
          role: 'chair',
          simulated: false,
          signInUrl: expect.stringMatching(
            new RegExp(`^http://landkreis\\.localhost:${launched.port}/demo/anmelden/landkreis/[\\w-]{32}$`),
          ),
        },
      ]),
    });
    const response = await fetch(`http://127.0.0.1:${launched.port}/health/ready`);
    expect(response.status).toBe(200);
  });

  test('a taken port is named', async () => {
    const first = await launchReady();
    const second = await launch({ KREISRUNDE_PORT: String(first.port) });
    expect(await second.exited).toBe(1);
    expect(second.complaints()).toContain(`Port ${first.port}`);
    expect(second.output()).toBe('');
  });
});

describe('its life', () => {
  test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('%s ends all in order and leaves nothing', async (signal) => {
    const launched = await launchReady();
    const tree = processTree(launched.pid);
    expect(tree.length).toBeGreaterThan(4);
    process.kill(launched.pid, signal);
    expect(await launched.exited).toBe(0);
    expect(living(tree)).toEqual([]);
  });

  test('kill -9 of the launcher ends all the same', async () => {
    const launched = await launchReady();
    const tree = processTree(launched.pid);
    process.kill(launched.pid, 'SIGKILL');
    await expect.poll(() => living(tree), { timeout: 2_000, interval: 50 }).toEqual([]);
  });

  test('the temporary data of a killed launcher is removed by the next start', async () => {
    // An own place for temporary data: other launchers of this machine come and go.
    const place = mkdtempSync(join(tmpdir(), 'kreisrunde-place-'));
    // The database has a user of its own, who must get in.
    chmodSync(place, 0o755);
    try {
      const launched = await launchReady({ TMPDIR: place });
      process.kill(launched.pid, 'SIGKILL');
      await launched.exited;
      const left = runDirectories(place);
      expect(left).not.toEqual([]);
      const next = await launchReady({ TMPDIR: place });
      process.kill(next.pid, 'SIGTERM');
      await next.exited;
      expect(left.filter((name) => existsSync(join(place, name)))).toEqual([]);
    } finally {
      rmSync(place, { recursive: true, force: true });
    }
  });

  test('it ends within two seconds when its parent is killed', async () => {
    const parent = spawn(
      process.execPath,
      [
        '--input-type=module',
        '--eval',
        `import { spawn } from 'node:child_process';
         const child = spawn(process.execPath, [${JSON.stringify(fileURLToPath(new URL('main.ts', import.meta.url)))}],
           { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
         child.on('message', ({ text }) => process.stdout.write(text + '\\n'));`,
      ],
      { env: launcherEnvironment(await freeTcpPort()), stdio: ['ignore', 'pipe', 'inherit'] },
    );
    launchedHere.push(parent.pid ?? -1);
    await new Promise((resolve) => {
      parent.stdout.once('data', resolve);
    });
    const tree = processTree(parent.pid ?? -1);
    expect(tree.length).toBeGreaterThan(5);
    parent.kill('SIGKILL');
    await expect.poll(() => living(tree), { timeout: 2_000, interval: 50 }).toEqual([]);
  });
});

describe('what dies comes back, and the others live on', () => {
  test.each([
    ['control plane', 'server/src/main.ts', ['/proc/self/fd', '--config']],
    ['engine', '--config', ['/proc/self/fd', 'server/src/main.ts']],
    ['database', '/proc/self/fd', ['--config', 'server/src/main.ts']],
  ])('%s', async (_name, word, others) => {
    const launched = await launchReady();
    const pid = pidOf(launched, word);
    const otherPids = others.map((other) => pidOf(launched, other));
    process.kill(pid, 'SIGKILL');
    await expect.poll(() => isReady(launched.port), { interval: 10 }).toBe(false);
    await expect.poll(() => living([pid])).toEqual([]);
    await expect.poll(() => pidOf(launched, word), { timeout: 10_000 }).toBeGreaterThan(0);
    await expect.poll(() => isReady(launched.port), { timeout: 15_000 }).toBe(true);
    expect(others.map((other) => pidOf(launched, other))).toEqual(otherPids);
    expect(launched.complaints()).toContain('starting again in 0.2 s');
  });
});

describe('what hangs is ended and comes back', () => {
  test.each([
    ['control plane', 'server/src/main.ts', ['/proc/self/fd', '--config']],
    ['engine', '--config', ['/proc/self/fd', 'server/src/main.ts']],
    ['database', '/proc/self/fd', ['--config', 'server/src/main.ts']],
  ])('%s', async (_name, word, others) => {
    const launched = await launchReady();
    // The first pulse must be felt before the silence can be.
    await new Promise((resolve) => setTimeout(resolve, 2_500));
    const pid = pidOf(launched, word);
    const otherPids = others.map((other) => pidOf(launched, other));
    for (const one of processTree(pid)) process.kill(one, 'SIGSTOP');
    await expect.poll(() => living([pid]), { timeout: 25_000, interval: 100 }).toEqual([]);
    await expect.poll(() => isReady(launched.port), { timeout: 20_000, interval: 100 }).toBe(true);
    expect(others.map((other) => pidOf(launched, other))).toEqual(otherPids);
    expect(launched.complaints()).toContain('does not answer any more');
  });
});

describe('the second start', () => {
  test('finds its data and its links again', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'kreisrunde-data-'));
    try {
      const first = await launchReady({ KREISRUNDE_DATA: dataDir });
      process.kill(first.pid, 'SIGTERM');
      await first.exited;
      const second = await launchReady({ KREISRUNDE_DATA: dataDir, KREISRUNDE_PORT: String(first.port) });
      expect(second.output()).toBe(first.output());
      process.kill(second.pid, 'SIGTERM');
      await second.exited;
    } finally {
      rmSync(dataDir, { recursive: true, force: true });
    }
  });

  test('waits for a former database that is still ending', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'kreisrunde-data-'));
    try {
      const first = await launchReady({ KREISRUNDE_DATA: dataDir });
      const database = pidOf(first, '/proc/self/fd');
      process.kill(database, 'SIGSTOP');
      process.kill(first.pid, 'SIGKILL');
      await first.exited;
      const second = await launch({ KREISRUNDE_DATA: dataDir });
      launchedHere.push(second.pid);
      await expect
        .poll(() => findByCommand(processTree(second.pid), '--config') ?? 0, { timeout: 10_000 })
        .toBeGreaterThan(0);
      expect(findByCommand(processTree(second.pid), '/proc/self/fd')).toBeUndefined();
      process.kill(database, 'SIGCONT');
      await second.ready;
      expect(living([database])).toEqual([]);
      process.kill(second.pid, 'SIGTERM');
      await second.exited;
    } finally {
      rmSync(dataDir, { recursive: true, force: true });
    }
  });

  test('another major version of the database is refused, and said', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'kreisrunde-data-'));
    try {
      mkdirSync(join(dataDir, 'postgres'));
      writeFileSync(join(dataDir, 'postgres', 'PG_VERSION'), '13\n');
      const launched = await launch({ KREISRUNDE_DATA: dataDir });
      expect(await launched.exited).toBe(1);
      expect(launched.complaints()).toContain('written by PostgreSQL 13');
    } finally {
      rmSync(dataDir, { recursive: true, force: true });
    }
  });
});

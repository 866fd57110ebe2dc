import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { living, processTree } from '@kreisrunde/launcher/process-tree';
import { afterEach, expect, test } from 'vitest';
import { root } from './checkout.mjs';

const webDir = join(root, 'apps', 'launcher', 'src', 'testing', 'pages');

const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill('SIGKILL');
});

/** The demo as a newcomer starts it, on the pages of this test; answers once it announces that all stand by. */
async function startDemo(): Promise<{ npm: ChildProcess; output: () => string; tree: readonly number[] }> {
  const npm = spawn('npm', ['run', '--silent', 'demo', '--', '--json', '--partners', '0'], {
    cwd: root,
    env: { ...process.env, KREISRUNDE_WEB_DIR: webDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(npm);
  let output = '';
  let progress = '';
  npm.stderr.on('data', (chunk: Buffer) => {
    progress += chunk.toString();
  });
  await new Promise<void>((resolve, reject) => {
    npm.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (output.endsWith('\n')) resolve();
    });
    npm.on('exit', (code) => reject(new Error(`The demo ended with ${code}:\n${progress}`)));
  });
  expect(progress).toMatch(/\[5\/5\] .+: all stand by after/);
  return { npm, output: () => output, tree: processTree(npm.pid ?? -1) };
}

test.each(['SIGINT', 'SIGTERM', 'SIGKILL'] as const)('%s to npm leaves no process', async (signal) => {
  const { npm, output, tree } = await startDemo();
  // npm, bootstrap, launcher, engine, postmaster and its own, control plane.
  expect(tree.length).toBeGreaterThan(6);
  npm.kill(signal);
  await expect.poll(() => living(tree), { timeout: 4_000, interval: 50 }).toEqual([]);
  expect(output().trimEnd().split('\n')).toHaveLength(1);
});

test('a killed bootstrap leaves no process', async () => {
  const { tree } = await startDemo();
  const [, bootstrap = Number.NaN] = tree;
  process.kill(bootstrap, 'SIGKILL');
  await expect.poll(() => living(tree.slice(1)), { timeout: 4_000, interval: 50 }).toEqual([]);
});

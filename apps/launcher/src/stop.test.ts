import { afterEach, expect, test } from 'vitest';
import { findByCommand, living, processTree } from './process/process-tree.ts';
import { launch, type Launched } from './testing/launched.ts';

let launched: Launched;
afterEach(() => {
  for (const pid of living([launched.pid])) process.kill(pid, 'SIGKILL');
});

/** Whatever hangs when a stop is asked for, it is over within the time that is promised, and in order. */
test.each([
  ['nothing', undefined],
  ['the database', '/proc/self/fd'],
  ['the control plane', 'server/src/main.ts'],
  ['the engine', '--config'],
])('TERM while %s hangs: ended within ten seconds, with 0, and nothing is left', async (_name, word) => {
  launched = await launch();
  await launched.ready;
  const tree = processTree(launched.pid);
  const hanging = word === undefined ? undefined : findByCommand(tree, word);
  expect(hanging === undefined).toBe(word === undefined);
  for (const pid of hanging === undefined ? [] : processTree(hanging)) process.kill(pid, 'SIGSTOP');
  const startedMs = performance.now();
  process.kill(launched.pid, 'SIGTERM');
  expect(await launched.exited).toBe(0);
  expect(performance.now() - startedMs).toBeLessThan(10_000);
  await expect.poll(() => living(tree), { timeout: 2_000 }).toEqual([]);
});

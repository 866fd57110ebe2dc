import { setTimeout as wait } from 'node:timers/promises';
import { findByCommand, living, processTree } from '@kreisrunde/launcher/process-tree';
import type { PartnerProcess } from './partners.ts';
import type { Fault } from './steps.ts';

const words = {
  engine: '--config',
  database: '/proc/self/fd',
  'control plane': 'server/src/main.ts',
} as const;
/** Two missed signs of life of the engine, three of the others, and their ends. */
const noticePatienceMs = 20_000;

/** Does it, and answers once the part is gone, the stutter over or the partner back. */
export async function commit(fault: Fault, launcherPid: number, partners: readonly PartnerProcess[]): Promise<void> {
  if (fault.kind === 'partnerGone') {
    partners[fault.partner]?.freeze();
    await wait(fault.forMs);
    partners[fault.partner]?.goOn();
    return;
  }
  const tree = treeOf(fault.part, launcherPid);
  if (fault.kind === 'kill') return signal(tree, 'SIGKILL');
  signal(tree, 'SIGSTOP');
  if (fault.kind === 'stutter') {
    await wait(fault.forMs);
    return signal(tree, 'SIGCONT');
  }
  const startedMs = performance.now();
  while (living(tree).length > 0) {
    if (performance.now() - startedMs > noticePatienceMs) throw new Error(`a hanging ${fault.part} is not noticed`);
    await wait(50);
  }
}

function treeOf(part: keyof typeof words, launcherPid: number): readonly number[] {
  const root = findByCommand(processTree(launcherPid), words[part]);
  if (root === undefined) throw new Error(`no ${part} is running`);
  return processTree(root);
}

function signal(pids: readonly number[], name: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, name);
    } catch {
      // A database ends processes of its own all the time.
    }
  }
}

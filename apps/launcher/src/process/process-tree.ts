import { readdirSync, readFileSync } from 'node:fs';

type Seen = { readonly pid: number; readonly parent: number; readonly state: string };

function seenProcesses(): readonly Seen[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        const [state = '', parent = '0'] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        return [{ pid: Number(name), parent: Number(parent), state }];
      } catch {
        return [];
      }
    });
}

/** The process and all below it, as they are now. */
export function processTree(root: number): readonly number[] {
  const all = seenProcesses();
  const below = (pid: number): readonly number[] => [
    pid,
    ...all.filter(({ parent }) => parent === pid).flatMap((child) => below(child.pid)),
  ];
  return below(root);
}

/** Which of them still live; one that has ended and was not yet collected is dead. */
export function living(pids: readonly number[]): readonly number[] {
  return seenProcesses()
    .filter(({ pid, state }) => pids.includes(pid) && state !== 'Z')
    .map(({ pid }) => pid);
}

/** The first process of the tree whose command line holds the word. */
export function findByCommand(pids: readonly number[], word: string): number | undefined {
  return pids.find((pid) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(word);
    } catch {
      return false;
    }
  });
}

/** Ends the process and all below it: one that hangs would not notice that its parent is gone. */
export function killTree(root: number): void {
  for (const pid of processTree(root)) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has ended by itself in this very moment.
    }
  }
}

import { execFileSync } from 'node:child_process';

type Process = { readonly pid: number; readonly parent: number; readonly command: string };

function runningProcesses(): readonly Process[] {
  return execFileSync('ps', ['-eo', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .flatMap((line) => {
      const [, pid, parent, command] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
      return command === undefined ? [] : [{ pid: Number(pid), parent: Number(parent), command }];
    });
}

const commands = {
  launcher: /apps\/launcher\/src\/main\.ts/,
  engine: /livekit-server\b.*--config/,
  controlPlane: /apps\/server\/src\/main\.ts/,
  database: /bin\/postgres -D/,
} as const;
export type Part = keyof typeof commands;

/** The process of this part below the given one, first, and all below it; empty while there is none. */
export function processesOf(which: Part, launcherPid: number): readonly number[] {
  const all = runningProcesses();
  const isBelow = (process: Process | undefined, root: number): boolean =>
    process !== undefined &&
    (process.parent === root ||
      isBelow(
        all.find(({ pid }) => pid === process.parent),
        root,
      ));
  const found = all.find((process) => commands[which].test(process.command) && isBelow(process, launcherPid));
  if (found === undefined) return [];
  return [found.pid, ...all.filter((process) => isBelow(process, found.pid)).map(({ pid }) => pid)];
}

/** Stops a part as a machine that hangs would, with all that belongs to it. */
export function freeze(which: Part, launcherPid: number): void {
  for (const pid of processesOf(which, launcherPid)) process.kill(pid, 'SIGSTOP');
}

/** Ends one process of the product below this launcher as a crash would: kill -9. Answers what was killed. */
export function crash(which: Part, launcherPid: number): number {
  const [pid] = processesOf(which, launcherPid);
  if (pid === undefined) throw new Error(`no ${which} is running`);
  process.kill(pid, 'SIGKILL');
  return pid;
}

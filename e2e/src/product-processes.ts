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
  engine: /livekit-server\b.*--config/,
  controlPlane: /apps\/server\/src\/main\.ts/,
} as const;

/** Ends one process of the product below this launcher as a crash would: kill -9. Answers what was killed. */
export function crash(which: keyof typeof commands, launcherPid: number): number {
  const all = runningProcesses();
  const isBelow = (process: Process | undefined): boolean =>
    process !== undefined && (process.parent === launcherPid || isBelow(all.find(({ pid }) => pid === process.parent)));
  const found = all.find((process) => commands[which].test(process.command) && isBelow(process));
  if (found === undefined) throw new Error(`no ${which} is running`);
  process.kill(found.pid, 'SIGKILL');
  return found.pid;
}

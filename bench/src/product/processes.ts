import { readdirSync, readFileSync } from 'node:fs';

/** The kernel counts processor time in these (sysconf(_SC_CLK_TCK) is 100 on every Linux that Node runs on). */
const tickMs = 10;
const kibPerPage = 4;

type Process = { readonly pid: number; readonly parent: number; readonly command: string };

/** Process ids by part; each part may be more than one process. */
export type ProductProcesses = Readonly<
  Record<'launcher' | 'controlPlane' | 'engine' | 'database', readonly number[]> & { root: number }
>;

const commands = {
  launcher: /apps\/launcher\/src\/main\.ts/,
  controlPlane: /apps\/server\/src\/main\.ts/,
  engine: /livekit-server\b.*--config/,
} as const;

/** What runs below the process that started the product. Simulated partners are clients and do not count. */
export function productProcesses(root: number): ProductProcesses {
  const below = processesBelow(root);
  const pids = (matches: (command: string) => boolean): number[] =>
    below.filter(({ command }) => matches(command)).map(({ pid }) => pid);
  return {
    root,
    launcher: pids((command) => commands.launcher.test(command)),
    controlPlane: pids((command) => commands.controlPlane.test(command)),
    engine: pids((command) => commands.engine.test(command)),
    // The postmaster, and its backends under titles like "postgres: walwriter".
    database: pids((command) => /(^|\/)postgres(:| |$)/.test(command)),
  };
}

/** The one process of a part; throws where it is not running. */
export function onlyOne(pids: readonly number[], part: string): number {
  const [pid] = pids;
  if (pid === undefined) throw new Error(`no ${part} is running`);
  return pid;
}

/** Processor time used so far by living processes, in milliseconds; what has ended counts nothing. */
export function cpuMs(pids: readonly number[]): number {
  return pids.reduce((sum, pid) => {
    const fields = statFields(pid);
    // Fields 14 and 15 of proc(5), counted from the state, which is the third.
    return sum + (Number(fields?.[11] ?? 0) + Number(fields?.[12] ?? 0)) * tickMs;
  }, 0);
}

/** Memory in use, in KiB: what is in RAM, shared pages counted too. */
export function residentKib(pid: number): number {
  return Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * kibPerPage;
}

function processesBelow(root: number): readonly Process[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name): Process[] => {
      const pid = Number(name);
      const parent = statFields(pid)?.[1];
      return parent === undefined ? [] : [{ pid, parent: Number(parent), command: commandOf(pid) }];
    });
  const below = (pid: number): Process[] =>
    all.filter(({ parent }) => parent === pid).flatMap((child) => [child, ...below(child.pid)]);
  return below(root);
}

/** From the state on: the name before it may hold anything. Null where the process is gone. */
function statFields(pid: number): string[] | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
  } catch {
    return '';
  }
}

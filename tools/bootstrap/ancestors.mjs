import { readFileSync } from 'node:fs';

const pollMs = 400;

/**
 * @param {number} pid
 * @returns {{ parent: number, startedAt: string } | undefined} undefined when the process is gone
 */
function look(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may hold spaces: the fields begin behind it with state (3), parent (4); start time is 22.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z') return undefined;
    return { parent: Number(fields[1]), startedAt: fields[19] ?? '' };
  } catch {
    return undefined;
  }
}

/** @param {number} pid */
function isNpm(pid) {
  try {
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8');
    return /(^|[\s/])npm(-cli\.js)?([\s\0]|$)/.test(command.replaceAll('\0', ' '));
  } catch {
    return false;
  }
}

/**
 * The processes whose end means that nobody wants us any more: the own parent, and npm above it where npm started us
 * (a killed npm leaves its shell and us behind). Never what started npm: a demo outlives the shell it was started from.
 */
function watchedAncestors() {
  const watched = [];
  let pid = process.ppid;
  for (let depth = 0; depth < 3 && pid > 1; depth += 1) {
    const seen = look(pid);
    if (seen === undefined) break;
    watched.push({ pid, startedAt: seen.startedAt });
    if (process.env['npm_lifecycle_event'] === undefined || isNpm(pid)) return watched;
    pid = seen.parent;
  }
  return watched.slice(0, 1);
}

/** @param {() => void} onGone called once */
export function watchAncestors(onGone) {
  const watched = watchedAncestors();
  const timer = setInterval(() => {
    if (watched.every(({ pid, startedAt }) => look(pid)?.startedAt === startedAt)) return;
    clearInterval(timer);
    onGone();
  }, pollMs);
  timer.unref();
}

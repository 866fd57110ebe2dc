const firstDelayMs = 200;
const longestDelayMs = 5_000;
/** Who lived this long has started well: the next failure begins with the shortest pause again. */
const soundLifeMs = 10_000;

/** Pause before the next start, from 0.2 s doubling to 5 s; `previousDelayMs` is 0 before the first failure. */
export function nextDelayMs(previousDelayMs: number, livedMs: number): number {
  if (previousDelayMs === 0 || livedMs >= soundLifeMs) return firstDelayMs;
  return Math.min(previousDelayMs * 2, longestDelayMs);
}

const alarmWindowMs = 60_000;
const alarmCount = 3;

/** Three ends within a minute need a person. */
export function isAlarming(endedAtMs: readonly number[], nowMs: number): boolean {
  return endedAtMs.filter((at) => nowMs - at < alarmWindowMs).length >= alarmCount;
}

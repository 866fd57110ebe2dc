import { setTimeout as wait } from 'node:timers/promises';

export type Pulse = {
  /** Asks the child something only a working one can answer. Must settle by itself. */
  readonly isAnswering: () => Promise<boolean>;
  readonly everyMs: number;
  /** So many unanswered questions in a row mean that it hangs. */
  readonly silentTimes: number;
};

/** A child that has never answered is still starting: a database may have a crash to recover from. */
const startPatienceMs = 120_000;

/**
 * Asks until `ended` says so, and calls `onSilence` once when a child that lives has stopped answering: stopped, out of
 * breath or caught in a loop, it would never end by itself.
 */
export async function watchPulse(
  { isAnswering, everyMs, silentTimes }: Pulse,
  ended: AbortSignal,
  onSilence: () => void,
): Promise<void> {
  const startedMs = performance.now();
  let hasAnswered = false;
  let silent = 0;
  while (!ended.aborted) {
    await wait(everyMs, undefined, { signal: ended }).catch(() => undefined);
    if (ended.aborted) return;
    const isAlive = await isAnswering();
    hasAnswered ||= isAlive;
    silent = isAlive ? 0 : silent + 1;
    const isHanging = hasAnswered ? silent >= silentTimes : performance.now() - startedMs > startPatienceMs;
    if (!isHanging || ended.aborted) continue;
    onSilence();
    return;
  }
}

/** Whether an address answers 200 within the time. */
export async function answersOk(url: string, withinMs: number): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(withinMs) });
    await response.arrayBuffer();
    return response.status === 200;
  } catch {
    return false;
  }
}

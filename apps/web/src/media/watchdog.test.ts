import { describe, expect, it } from 'vitest';
import { watch } from './watchdog.ts';
import type { WatchMemory } from './watchdog.ts';

function run(packetsBySecond: readonly number[]): { resubscribedAt: number[]; reconnectedAt: number[] } {
  let memory: WatchMemory = new Map();
  const resubscribedAt: number[] = [];
  const reconnectedAt: number[] = [];
  for (const [second, packets] of packetsBySecond.entries()) {
    const step = watch(memory, [{ key: 'calbe', packets }], second * 1_000);
    memory = step.memory;
    if (step.resubscribe.length > 0) resubscribedAt.push(second);
    if (step.reconnect) reconnectedAt.push(second);
  }
  return { resubscribedAt, reconnectedAt };
}

describe('the watchdog of deaf pairs', () => {
  it('is quiet while packets come in', () => {
    expect(run([1, 2, 3, 4, 5, 6, 7, 8])).toEqual({ resubscribedAt: [], reconnectedAt: [] });
  });

  it('renews the subscription after three seconds of silence and the connection after six, once', () => {
    expect(run([5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5])).toEqual({ resubscribedAt: [3], reconnectedAt: [6] });
  });

  it('starts anew when packets have come in again', () => {
    expect(run([5, 5, 5, 5, 9, 9, 9, 9]).resubscribedAt).toEqual([3, 7]);
  });

  it('forgets media that are not expected any more', () => {
    const first = watch(new Map(), [{ key: 'calbe', packets: 1 }], 0);
    const second = watch(first.memory, [], 10_000);
    expect(second.memory.size).toBe(0);
  });
});

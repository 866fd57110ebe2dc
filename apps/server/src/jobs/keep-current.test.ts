import type { Conference } from '@kreisrunde/domain';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { convenedRound } from '../testing/conference.ts';
import { keepCurrent } from './keep-current.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

it('finds by itself what was stored while the answer got lost, also after failures', async () => {
  const stored = [convenedRound()];
  const found: Conference[] = [];
  const errors: unknown[] = [];
  let isAway = true;
  const kept = keepCurrent({
    load: () => (isAway ? Promise.reject(new Error('away')) : Promise.resolve(stored)),
    onFound: (conference) => found.push(conference),
    onError: (error) => errors.push(error),
  });
  await vi.advanceTimersByTimeAsync(3_100);
  expect(errors).toHaveLength(1);
  isAway = false;
  await vi.advanceTimersByTimeAsync(3_000);
  expect(found).toEqual(stored);
  kept.look();
  await vi.advanceTimersByTimeAsync(0);
  expect(found).toHaveLength(2);
  kept.stop();
  await vi.advanceTimersByTimeAsync(9_000);
  expect(found).toHaveLength(2);
});

import { expect, test } from 'vitest';
import { isAlarming, nextDelayMs } from './back-off.ts';

test('the pause grows from 0.2 s to 5 s while the child keeps failing', () => {
  const pauses: number[] = [];
  for (let pause = nextDelayMs(0, 50); pauses.length < 7; pause = nextDelayMs(pause, 50)) pauses.push(pause);
  expect(pauses).toEqual([200, 400, 800, 1_600, 3_200, 5_000, 5_000]);
});

test('a child that has lived well starts again at once', () => {
  expect(nextDelayMs(5_000, 10_000)).toBe(200);
});

test('three ends within a minute are an alarm', () => {
  expect(isAlarming([0, 1_000], 2_000)).toBe(false);
  expect(isAlarming([0, 1_000, 2_000], 2_000)).toBe(true);
  expect(isAlarming([0, 70_000, 71_000], 72_000)).toBe(false);
});

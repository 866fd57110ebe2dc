import { describe, expect, it } from 'vitest';
import { afterEnd, connectDelayMs, resumeDelayMs } from './reconnect-policy.ts';

describe('resuming one connection', () => {
  it('starts at once and then keeps trying every two seconds', () => {
    const delays = [0, 1, 2, 3, 4, 5, 50].map((retryCount) => resumeDelayMs({ retryCount, elapsedMs: 1_000 }));
    expect(delays).toEqual([0, 200, 400, 800, 1_200, 2_000, 2_000]);
  });

  it('holds out ten minutes', () => {
    expect(resumeDelayMs({ retryCount: 290, elapsedMs: 599_000 })).toBe(2_000);
    expect(resumeDelayMs({ retryCount: 300, elapsedMs: 600_001 })).toBeNull();
  });
});

describe('connecting anew', () => {
  it('waits between 0.15 and 5 seconds', () => {
    for (let attempt = 1; attempt < 40; attempt += 1) {
      for (const spread of [0, 0.5, 1]) {
        const delay = connectDelayMs(attempt, spread);
        expect(delay).toBeGreaterThanOrEqual(150);
        expect(delay).toBeLessThanOrEqual(5_000);
      }
    }
  });

  it.each([
    ['lost', 'again'],
    ['removed', 'stay'],
    ['closedByUs', 'stay'],
    ['elsewhere', 'elsewhere'],
  ] as const)('after %s: %s', (end, next) => {
    expect(afterEnd(end)).toBe(next);
  });
});

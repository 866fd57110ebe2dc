import { describe, expect, it } from 'vitest';
import { isGuarded } from './tap-guard.ts';

describe('tap guard', () => {
  it('ignores taps on what has just appeared', () => {
    expect(isGuarded(5000, 5399, 0)).toBe(true);
    expect(isGuarded(5000, 5400, 0)).toBe(false);
  });
  it('lets through what stood there from the start of the page', () => {
    expect(isGuarded(300, 350, 0)).toBe(false);
  });
});

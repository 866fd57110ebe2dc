import { describe, expect, it } from 'vitest';
import { hasMoved, isGuarded } from './tap-guard.ts';

describe('tap guard', () => {
  it('ignores taps on what has just appeared', () => {
    expect(isGuarded(5000, 5399, 0)).toBe(true);
    expect(isGuarded(5000, 5400, 0)).toBe(false);
  });
  it('lets through what came with the first screen of the page, however late that was', () => {
    expect(isGuarded(300, 350, 0)).toBe(false);
    expect(isGuarded(5000, 5001, 4990)).toBe(false);
  });
  it('ignores taps on what has just moved, and on what stands in it', () => {
    const control = {} as Node;
    const list = { contains: (other: Node | null) => other === control };
    const elsewhere = { contains: () => false };
    expect(hasMoved(control, [{ moved: list, at: 1000 }], 1399)).toBe(true);
    expect(hasMoved(control, [{ moved: list, at: 1000 }], 1400)).toBe(false);
    expect(hasMoved(control, [{ moved: elsewhere, at: 1000 }], 1001)).toBe(false);
  });
});

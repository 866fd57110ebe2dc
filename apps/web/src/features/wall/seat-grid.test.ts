import { assert, boolean, integer, nat, property, uniqueArray } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isOrderedAnew, boxesOf, ringGrid, seatGrid, seating } from './seat-grid.ts';

describe('the grid of the wall', () => {
  it.each([
    [1, 1, 1],
    [2, 2, 1],
    [3, 2, 2],
    [4, 2, 2],
    [5, 3, 2],
    [7, 3, 3],
    [10, 4, 3],
    [13, 4, 4],
    [20, 5, 4],
    [21, 5, 5],
    [30, 6, 5],
    [36, 6, 6],
    [42, 7, 6],
    [49, 7, 7],
  ])('%i equal tiles stand in %i × %i', (count, columns, rows) => {
    const grid = seatGrid(count, false);
    expect([grid.columns, grid.rows]).toEqual([columns, rows]);
    expect(grid.cells).toHaveLength(count);
  });

  it.each([
    [2, 3, 2],
    [4, 3, 3],
    [6, 3, 3],
    [9, 4, 3],
    [13, 4, 4],
    [17, 5, 4],
    [22, 5, 5],
    [27, 6, 5],
    [33, 6, 6],
    [39, 7, 6],
    [46, 7, 7],
  ])('%i tiles with a large place stand in %i × %i', (count, columns, rows) => {
    const grid = seatGrid(count, true);
    expect([grid.columns, grid.rows]).toEqual([columns, rows]);
    expect(grid.cells[0]).toEqual({ column: 0, row: 0, span: 2 });
    expect(grid.cells).toHaveLength(count);
  });

  it('never lets two tiles overlap and never leaves the area', () => {
    assert(
      property(integer({ min: 1, max: 46 }), boolean(), (count, hasLarge) => {
        const boxes = boxesOf(seatGrid(count, hasLarge), { width: 1460, height: 820 }, 16);
        for (const [index, box] of boxes.entries()) {
          expect(box.left).toBeGreaterThanOrEqual(-0.01);
          expect(box.left + box.width).toBeLessThanOrEqual(1460.01);
          expect(box.top + box.height).toBeLessThanOrEqual(820.01);
          expect(box.width / box.height).toBeGreaterThan(1.3);
          expect(box.width / box.height).toBeLessThan(1.8);
          for (const other of boxes.slice(index + 1)) {
            const isApart =
              other.left >= box.left + box.width - 0.01 ||
              box.left >= other.left + other.width - 0.01 ||
              other.top >= box.top + box.height - 0.01 ||
              box.top >= other.top + other.height - 0.01;
            expect(isApart).toBe(true);
          }
        }
      }),
    );
  });
});

describe('seats that never jump', () => {
  const ids = uniqueArray(integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 20 });

  it('keep their place when others come', () => {
    expect(seating(['a', 'b'], ['a', 'b', 'c'], null)).toEqual(['a', 'b', 'c']);
    expect(seating(['b', 'a'], ['a', 'b', 'c'], null)).toEqual(['b', 'a', 'c']);
  });

  it('change in exactly two places when another is to be large', () => {
    assert(
      property(ids, nat(), (seats, pick) => {
        const large = seats[pick % seats.length] ?? null;
        const after = seating(seats, seats, large);
        const changed = after.filter((id, place) => id !== seats[place]).length;
        expect(after[0]).toBe(large);
        expect([0, 2]).toContain(changed);
        expect([...after].toSorted((a, b) => a - b)).toEqual([...seats].toSorted((a, b) => a - b));
      }),
    );
  });

  it('stay when the one who speaks has no seat', () => {
    expect(seating(['a', 'b'], ['a', 'b'], 'chair')).toEqual(['a', 'b']);
  });
});

it.each([
  [13, 5, 3],
  [4, 3, 2],
  [6, 4, 2],
  [22, 6, 4],
  [33, 7, 5],
  [49, 8, 7],
])('%i ringing cards stand in %i × %i with room for the buttons', (count, columns, rows) => {
  expect(ringGrid(count)).toEqual({ columns, rows });
});

it('tells seats that were ordered anew from seats that only grew', () => {
  expect(isOrderedAnew(['a', 'b'], ['a', 'b', 'c'])).toBe(false);
  expect(isOrderedAnew([], ['a'])).toBe(false);
  expect(isOrderedAnew(['a', 'b'], ['b', 'a'])).toBe(true);
  expect(isOrderedAnew(['a', 'b'], ['a'])).toBe(true);
});

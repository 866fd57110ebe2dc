import { describe, expect, it } from 'vitest';
import { judge, spreadOf } from './figures.ts';
import { writeTable } from './table.ts';

const hundred = Array.from({ length: 100 }, (_, index) => index + 1);

describe('a figure', () => {
  it('has a spread that does not depend on the order', () => {
    expect(spreadOf(hundred.toReversed())).toEqual({ count: 100, min: 1, median: 50, p95: 95, max: 100 });
  });

  it('is judged by its median, beside limit and peer, and by every aim', () => {
    const peer = { what: 'bare', values: [10, 20, 30] };
    const figure = { what: 'ours', unit: 'ms', values: [30, 40, 50], peer } as const;
    expect(judge({ ...figure, aims: [{ atMost: 80 }, { timesPeer: 2 }] })).toEqual({
      timesPeer: 2,
      timesLimit: 0.5,
      isReached: true,
    });
    expect(judge({ ...figure, aims: [{ atMost: 80 }, { timesPeer: 1.9 }] }).isReached).toBe(false);
    expect(judge({ ...figure, aims: [{ atLeast: 41 }] }).isReached).toBe(false);
    expect(judge(figure).isReached).toBeNull();
  });

  it('reaches nothing where nothing was measured', () => {
    const nothing = { what: 'ours', unit: 'ms', values: [], peer: { what: 'bare', values: [1] } } as const;
    expect(judge({ ...nothing, aims: [{ atMost: 1 }] }).isReached).toBe(false);
    expect(judge({ ...nothing, aims: [{ atLeast: 1 }] }).isReached).toBe(false);
    expect(judge({ ...nothing, aims: [{ timesPeer: 1 }] }).isReached).toBe(false);
    expect(writeTable([nothing])).toContain('none');
  });
});

describe('the table', () => {
  it('shows each peer once, with its own spread, above the first figure beside it', () => {
    const peer = { what: 'plain server', values: [5] };
    const table = writeTable([
      { what: 'first', unit: 'ms', values: [10], peer, aims: [{ timesPeer: 1 }] },
      { what: 'second', unit: 'ms', values: [4], peer, aims: [{ timesPeer: 1 }] },
    ]);
    const rows = table.split('\n').slice(2);
    expect(rows.map((row) => row.split('|')[1]?.trim())).toEqual(['*beside it:* plain server', 'first', 'second']);
    expect(rows[1]).toContain('**missed**');
    expect(rows[2]).toContain('reached');
  });
});

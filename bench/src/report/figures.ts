export type Figure = {
  readonly what: string;
  readonly milliseconds: readonly number[];
  /** Which figure of the bare pair stands beside it; null where there is nothing to compare. */
  readonly bare: 'picture' | 'sound' | null;
  /** At most this many milliseconds, or this many times the bare pair's median. */
  readonly aim: { readonly ms: number } | { readonly timesBare: number } | null;
};
export type Bare = Readonly<Record<'picture' | 'sound', readonly number[]>>;

/** Value below which this share of the sorted values lies (nearest rank). NaN of nothing. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? Number.NaN;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

export type Row = {
  readonly what: string;
  readonly count: number;
  readonly median: number;
  readonly p95: number;
  readonly bare: number | null;
  readonly timesBare: number | null;
  readonly aimText: string;
  readonly isReached: boolean | null;
};

export function toRow(figure: Figure, bare: Bare): Row {
  const middle = median(figure.milliseconds);
  const bareMiddle = figure.bare === null ? null : median(bare[figure.bare]);
  return {
    what: figure.what,
    count: figure.milliseconds.length,
    median: middle,
    p95: quantile(figure.milliseconds, 0.95),
    bare: bareMiddle,
    timesBare: bareMiddle === null ? null : middle / bareMiddle,
    ...judged(figure, middle, bareMiddle),
  };
}

function judged(figure: Figure, middle: number, bareMiddle: number | null): Pick<Row, 'aimText' | 'isReached'> {
  const { aim } = figure;
  if (aim === null) return { aimText: '–', isReached: null };
  if ('ms' in aim) return { aimText: `≤ ${aim.ms} ms`, isReached: middle <= aim.ms };
  return {
    aimText: `≤ ${aim.timesBare}× bare`,
    isReached: bareMiddle === null ? null : middle <= aim.timesBare * bareMiddle,
  };
}

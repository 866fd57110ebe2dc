export type Unit = 'ms' | 'µs' | 'KiB' | '% of a core' | 'a second' | 'kB';

/** What stands beside a figure: measured in the same run, in the same unit. */
export type Peer = { readonly what: string; readonly values: readonly number[] };

/** What the median must be: a limit in the figure's unit, or so many times the peer's median. */
export type Aim = { readonly atMost: number } | { readonly atLeast: number } | { readonly timesPeer: number };

export type Figure = {
  readonly what: string;
  readonly unit: Unit;
  readonly values: readonly number[];
  readonly peer?: Peer;
  readonly aims?: readonly Aim[];
};

export type Spread = {
  readonly count: number;
  readonly min: number;
  readonly median: number;
  readonly p95: number;
  readonly max: number;
};

/** Value below which this share of the sorted values lies (nearest rank). NaN of nothing. */
function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.max(0, Math.ceil(share * sorted.length) - 1))] ?? Number.NaN;
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  return {
    count: sorted.length,
    min: quantile(sorted, 0),
    median: quantile(sorted, 0.5),
    p95: quantile(sorted, 0.95),
    max: quantile(sorted, 1),
  };
}

export type Judged = {
  /** Median by the peer's median; null without a peer. */
  readonly timesPeer: number | null;
  /** Median by the limit, where an aim names one. */
  readonly timesLimit: number | null;
  /** Null without an aim. Nothing measured reaches nothing. */
  readonly isReached: boolean | null;
};

export function judge({ values, peer, aims = [] }: Figure): Judged {
  const { median } = spreadOf(values);
  const timesPeer = peer === undefined ? null : median / spreadOf(peer.values).median;
  const limits = aims.flatMap((aim) => ('atMost' in aim ? [aim.atMost] : 'atLeast' in aim ? [aim.atLeast] : []));
  const [limit] = limits;
  return {
    timesPeer,
    timesLimit: limit === undefined ? null : median / limit,
    isReached: aims.length === 0 ? null : aims.every((aim) => isMet(aim, median, timesPeer)),
  };
}

function isMet(aim: Aim, median: number, timesPeer: number | null): boolean {
  if ('atMost' in aim) return median <= aim.atMost;
  if ('atLeast' in aim) return median >= aim.atLeast;
  return timesPeer !== null && timesPeer <= aim.timesPeer;
}

/** Random choices that a seed repeats. */
export type Chance = {
  /** From 0 up to 1, like Math.random. */
  next(): number;
  /** A whole number from 0 up to, not including, `below`. */
  below(below: number): number;
  pick<T>(items: readonly [T, ...T[]]): T;
  /** True in so many cases of a hundred. */
  percent(ofHundred: number): boolean;
};

/** Mulberry32: small, fast, and good enough to mix commands and faults. */
export function chanceOf(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d_2b_79_f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  return {
    next,
    below,
    pick: (items) => items[below(items.length)] ?? items[0],
    percent: (ofHundred) => below(100) < ofHundred,
  };
}

/** The seed of one step: every step can be drawn on its own, whatever the steps before it have used up. */
export function stepSeed(seed: number, step: number): number {
  return (Math.imul(seed, 0x9e_37_79_b1) ^ Math.imul(step + 1, 0x85_eb_ca_6b)) >>> 0;
}

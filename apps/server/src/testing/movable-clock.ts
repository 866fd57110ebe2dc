import type { Clock } from '../ports/clock.ts';

/** The real time, moved on by hand. */
export function movableClock(): Clock & { moveBy(ms: number): void } {
  let offset = 0;
  return {
    now: () => Date.now() + offset,
    moveBy: (ms) => {
      offset += ms;
    },
  };
}

const speaksFrom = 0.06;
/** Level at which the ring of a speaker stands still where motion is not wanted. */
const stillLevel = 0.5;

type Speaker = {
  readonly hasFloor: boolean;
  /** 0 to 1. */
  readonly level: number;
  /** Pixels of one rem of this wall. */
  readonly rem: number;
  /** The ring says that somebody speaks, not how loud. */
  readonly isStill: boolean;
};

/** The white ring over the frame of a tile, as a box-shadow: its width follows the level. */
export function speakingRing({ hasFloor, level, rem, isStill }: Speaker): string {
  const width = (base: number, reach: number): string =>
    `0 0 0 ${String(rem * (base + reach * (isStill ? stillLevel : level)))}px #f3f4f7`;
  if (hasFloor) return `0 0 0 ${String(rem * 0.32)}px #0b0d18, ${width(0.55, 0.35)}`;
  return level < speaksFrom ? 'none' : width(0.15, 0.4);
}

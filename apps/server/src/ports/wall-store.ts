import type { DeviceId, Keys } from '@kreisrunde/domain';

/** What is remembered of a wall for as long as it is paired. */
export type WallFacts = {
  /** Released on the wall itself. */
  readonly released: Keys;
  /** 0–100. */
  readonly volume: number;
  /** What the wall's page said last: whether its browser lets it play. */
  readonly mayPlay: boolean;
};

/** A wall nobody has touched yet. */
export const untouchedWall: WallFacts = { released: { picture: false, sound: false }, volume: 70, mayPlay: false };

/** Facts of walls. A wall that is paired or parted forgets them all. Throws PortError when the database fails. */
export interface WallStore {
  /** Those of a wall nobody has touched yet where nothing is stored. */
  facts(wall: DeviceId): Promise<WallFacts>;
  /** Sets what is named; the rest stays. */
  set(wall: DeviceId, change: Partial<WallFacts>): Promise<void>;
}

import type { OwnPartView } from '@kreisrunde/contract';

type Own = Pick<OwnPartView, 'picture' | 'sound'>;
export type Asked = {
  /** Which media are asked for: those that are not released. Null: nothing is missing. */
  readonly media: 'both' | 'picture' | 'sound' | null;
  /** The chair's keys are on: the tap itself puts on air, and the sentence must say so. */
  readonly isAtOnce: boolean;
};

/** What "Um Freigabe bitten" asks of this person now. */
export function askedOf({ picture, sound }: Own): Asked {
  const missing = [picture, sound].filter((medium) => !medium.owner);
  const isAtOnce = missing.some((medium) => medium.chair);
  if (missing.length === 2) return { media: 'both', isAtOnce };
  if (!picture.owner) return { media: 'picture', isAtOnce };
  return { media: sound.owner ? null : 'sound', isAtOnce };
}

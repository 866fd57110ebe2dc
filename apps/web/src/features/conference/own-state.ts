import type { MediumView, OwnPartView } from '@kreisrunde/contract';

type Own = Pick<OwnPartView, 'picture' | 'sound'>;
export type OwnState = 'offAir' | 'ready' | 'onAir';

/** The one sentence about oneself: what others see and hear, never what one wishes. */
export function ownState({ picture, sound }: Own): OwnState {
  if (picture.onAir || sound.onAir) return 'onAir';
  return picture.owner || sound.owner ? 'ready' : 'offAir';
}

/** Key of the second line under `detail`. */
export function ownDetailKey(own: Own): string {
  const state = ownState(own);
  if (state === 'offAir') return 'offAir';
  const { picture, sound } = own;
  const part = state === 'onAir' ? [picture.onAir, sound.onAir] : [picture.owner, sound.owner];
  if (part[0] === true && part[1] === true) return `${state}Both`;
  return part[0] === true ? `${state}Picture` : `${state}Sound`;
}

/** State line and tone of an own toggle. */
export function mediumState(medium: MediumView): OwnState {
  if (medium.onAir) return 'onAir';
  return medium.owner ? 'ready' : 'offAir';
}

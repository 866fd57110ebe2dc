import type { MediumView, OwnPartView } from '@kreisrunde/contract';

type Part = Pick<OwnPartView, 'picture' | 'sound' | 'wallHasMedia'>;

/** onAir is said at once, the rest when there is a pause. */
export type OwnNews =
  | { readonly key: 'onAir'; readonly picture: 'on' | 'off'; readonly sound: 'on' | 'off' }
  | { readonly key: 'closed' | 'atWall' | 'atTablet' };

const isOnAir = (own: Part): boolean => own.picture.onAir || own.sound.onAir;
const word = (medium: MediumView): 'on' | 'off' => (medium.onAir ? 'on' : 'off');

/** What the chair must hear about the own place: whether anybody sees or hears it, and where it is captured. */
export function ownNewsBetween(before: Part, now: Part): readonly OwnNews[] {
  const moved = before.wallHasMedia !== now.wallHasMedia;
  const isSame = before.picture.onAir === now.picture.onAir && before.sound.onAir === now.sound.onAir;
  return [
    ...(isSame ? [] : [stateOf(now)]),
    ...(moved ? [{ key: now.wallHasMedia ? ('atWall' as const) : ('atTablet' as const) }] : []),
  ];
}

function stateOf(own: Part): OwnNews {
  if (!isOnAir(own)) return { key: 'closed' };
  return { key: 'onAir', picture: word(own.picture), sound: word(own.sound) };
}

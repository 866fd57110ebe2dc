import type { MediumView, OwnPartView } from '@kreisrunde/contract';
import type { MediaSource } from './capture-view.ts';

type Own = Pick<OwnPartView, 'picture' | 'sound'>;

const closed = <T extends MediumView>(keys: T): T => ({ ...keys, owner: false, onAir: false });

/** The own keys as this device keeps them: what is switched off here is off, although the server may not know yet. */
export function ownNow<T extends Own>(own: T, withdrawn: ReadonlySet<MediaSource>): T {
  if (withdrawn.size === 0) return own;
  return {
    ...own,
    picture: withdrawn.has('camera') ? closed(own.picture) : own.picture,
    sound: withdrawn.has('microphone') ? closed(own.sound) : own.sound,
  };
}

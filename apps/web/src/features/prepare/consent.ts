import type { ConferenceView, OwnPartView } from '@kreisrunde/contract';
import { releaseOf } from '../../media/capture-view.ts';
import type { CaptureView } from '../../media/capture-view.ts';
import { chairFirst, chairWithin } from '../../ui/chair-name.ts';

type Own = Pick<OwnPartView, 'picture' | 'sound'>;
type Chair = ConferenceView['chair'];

/** Key of the heading: what this device can do now. */
export function titleKey(view: CaptureView): string {
  const hasNoPicture = view.camera.status === 'failed';
  const hasNoSound = view.microphone.status === 'failed';
  if (hasNoPicture && hasNoSound) return 'title.nothing';
  if (hasNoPicture) return 'title.withoutPicture';
  if (hasNoSound) return 'title.withoutSound';
  const isOpening = view.camera.status !== 'live' || view.microphone.status !== 'live';
  return isOpening ? 'title.starting' : 'title.both';
}

/** What the one button will do at once: consent is asked for what really happens. */
function atOnce(view: CaptureView, own: Own): { readonly picture: boolean; readonly sound: boolean } {
  const works = releaseOf(view);
  return { picture: works.picture && own.picture.chair, sound: works.sound && own.sound.chair };
}

/** Key of the sentence below the button. */
export function consentKey(view: CaptureView, own: Own): string {
  const now = atOnce(view, own);
  if (now.picture && now.sound) return 'consent.atOnceBoth';
  if (now.picture) return 'consent.atOncePicture';
  if (now.sound) return 'consent.atOnceSound';
  const works = releaseOf(view);
  const isOpening = view.camera.status !== 'failed' && view.microphone.status !== 'failed';
  if (isOpening || (works.picture && works.sound)) return 'consent.both';
  if (works.picture) return 'consent.picture';
  return works.sound ? 'consent.sound' : 'consent.nothing';
}

/** The chair stands at the start of the sentences that tell of something at once, else within. */
export function chairForSentence(view: CaptureView, own: Own, chair: Chair): string {
  const now = atOnce(view, own);
  return now.picture || now.sound ? chairFirst(chair) : chairWithin(chair);
}

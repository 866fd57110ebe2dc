import { desiredMedia, type DesiredMedia } from '../stage/desired-media.ts';
import type { Conference } from './state.ts';

/** What the media engine must do for this conference. */
export function conferenceMedia(conference: Conference): DesiredMedia {
  return desiredMedia({
    conferenceId: conference.id,
    isOpen: conference.phase !== 'ended',
    participants: conference.participants.map((one) => ({ ...one, isInRoom: one.presence === 'inRoom' })),
  });
}

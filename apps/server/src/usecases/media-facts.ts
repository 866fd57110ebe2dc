import type { ConferenceId } from '@kreisrunde/domain';
import { senderIdentity, type DeviceKeys } from '../ports/media-engine.ts';
import type { CurrentConferences } from './current-conferences.ts';

/** The committed keys of one device on the engine; undefined where nothing is released. */
export function keysOf(
  conferences: CurrentConferences,
  conferenceId: ConferenceId,
  identity: string,
): DeviceKeys | undefined {
  return conferences.desiredMedia(conferenceId)?.senders.find((sender) => senderIdentity(sender) === identity);
}

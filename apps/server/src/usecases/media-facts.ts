import type { ConferenceId } from '@kreisrunde/domain';
import { mediaIdentity, type DeviceKeys } from '../ports/media-engine.ts';
import type { CurrentConferences } from './current-conferences.ts';

/** The committed keys of one device on the engine; undefined where nothing is released. */
export function keysOf(
  conferences: CurrentConferences,
  conferenceId: ConferenceId,
  identity: string,
): DeviceKeys | undefined {
  return conferences
    .desiredMedia(conferenceId)
    ?.senders.find(({ personId, deviceId }) => mediaIdentity({ kind: 'participant', personId, deviceId }) === identity);
}

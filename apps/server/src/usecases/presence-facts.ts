import type { Conference, DeviceId, PersonId } from '@kreisrunde/domain';
import type { ConferenceId } from '@kreisrunde/domain';
import type { CurrentConferences } from './current-conferences.ts';

/**
 * Which facts a device that came or went brings to the running rounds: only the media device of a participant
 * counts, and only what changes something is told.
 */
export function presenceFacts(
  conferences: CurrentConferences,
  device: { readonly deviceId: DeviceId; readonly isConnected: boolean },
): readonly { conferenceId: ConferenceId; type: 'device.connected' | 'device.lost'; participant: PersonId }[] {
  const { deviceId, isConnected } = device;
  return conferences.running().flatMap((conference) => {
    // The wall belongs to no person: what counts is whose picture and sound it has.
    const self = conference.participants.find((one) => one.mediaDevice === deviceId);
    if (self === undefined || (self.lostSince === null) === isConnected) return [];
    return [
      {
        conferenceId: conference.id,
        type: isConnected ? ('device.connected' as const) : ('device.lost' as const),
        participant: self.personId,
      },
    ];
  });
}

/** Media devices of running rounds, of whoever has not left. */
export function mediaDevices(running: readonly Conference[]): readonly DeviceId[] {
  return running.flatMap((conference) =>
    conference.participants.flatMap(({ mediaDevice, presence }) =>
      mediaDevice === null || presence === 'left' ? [] : [mediaDevice],
    ),
  );
}

import type { Conference, DeviceId, PersonId } from '@kreisrunde/domain';
import type { ConferenceId } from '@kreisrunde/domain';
import type { CurrentConferences } from './current-conferences.ts';

/**
 * Which facts a device that came or went brings to the running rounds: only the media device of a participant
 * counts, and only what changes something is told.
 */
export function presenceFacts(
  conferences: CurrentConferences,
  device: { readonly deviceId: DeviceId; readonly personId: PersonId | null; readonly isConnected: boolean },
): readonly { conferenceId: ConferenceId; type: 'device.connected' | 'device.lost'; participant: PersonId }[] {
  const { deviceId, personId, isConnected } = device;
  if (personId === null) return [];
  return conferences.running().flatMap((conference) => {
    const self = conference.participants.find((one) => one.personId === personId);
    if (self?.mediaDevice !== deviceId || (self.lostSince === null) === isConnected) return [];
    return [
      {
        conferenceId: conference.id,
        type: isConnected ? ('device.connected' as const) : ('device.lost' as const),
        participant: personId,
      },
    ];
  });
}

/** Media devices of running rounds, of whoever has not left. */
export function mediaDevices(running: readonly Conference[]): readonly { deviceId: DeviceId; personId: PersonId }[] {
  return running.flatMap((conference) =>
    conference.participants.flatMap(({ mediaDevice, personId, presence }) =>
      mediaDevice === null || presence === 'left' ? [] : [{ deviceId: mediaDevice, personId }],
    ),
  );
}

import type { ConferenceId, DeviceId, PersonId } from '../people/ids.ts';

/** Camera and microphone are the only sources; a shared picture comes later. */
export type MediaSource = 'camera' | 'microphone';

/** What one device may do on the engine. Identity on the engine = participant + device. */
export type DesiredSender = {
  readonly personId: PersonId;
  readonly deviceId: DeviceId;
  /** Owner's key has been on at least once and not been withdrawn: the device may hold a (muted) track. */
  readonly released: Readonly<Record<MediaSource, boolean>>;
  /** Both keys are on: the track may be unmuted. */
  readonly flowing: Readonly<Record<MediaSource, boolean>>;
};

/** The whole desired state of one room; the reconciler drives the engine there. */
export type DesiredMedia = {
  readonly conferenceId: ConferenceId;
  readonly isOpen: boolean;
  readonly senders: readonly DesiredSender[];
};

import type { ConferenceId, DeviceId, PersonId } from '../people/ids.ts';
import { bothKeys, flowing, noKeys, type Keys } from './keys.ts';
import type { Hall } from './room-wall.ts';

/** Camera and microphone are the only sources; a shared picture comes later. */
export type MediaSource = 'camera' | 'microphone';

/** What one device may do on the engine. Identity on the engine = participant + device. */
export type DesiredSender = {
  readonly personId: PersonId;
  readonly deviceId: DeviceId;
  /** The device is the wall of the chair's room and sends on the chair's behalf. */
  readonly isWall: boolean;
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

/** What the stage needs to know of a participant. */
type OnStage = {
  readonly personId: PersonId;
  readonly mediaDevice: DeviceId | null;
  readonly isInRoom: boolean;
  readonly owner: Keys;
  readonly chair: Keys;
  readonly everReleased: Keys;
  readonly hall: Hall | null;
  readonly handOver: object | null;
};

/**
 * The engine's part of the two-keys rule. A device without a place in the room sends nothing and may publish
 * nothing; a device keeps the right to hold a muted track once its owner has released that medium.
 */
export function desiredMedia(room: {
  readonly conferenceId: ConferenceId;
  readonly isOpen: boolean;
  readonly participants: readonly OnStage[];
}): DesiredMedia {
  const senders = room.participants.flatMap((participant): DesiredSender[] => {
    if (participant.mediaDevice === null || !participant.isInRoom) return [];
    const { hall } = participant;
    const isWall = hall?.wall === participant.mediaDevice;
    const bound = isWall && hall !== null ? hall.released : bothKeys;
    // While picture and sound move, nothing flows: never two devices at once.
    const isMoving = participant.handOver !== null;
    const flows = isMoving ? noKeys : flowing(flowing(participant.owner, participant.chair), bound);
    const released = flowing(participant.everReleased, bound);
    return [
      {
        personId: participant.personId,
        deviceId: participant.mediaDevice,
        isWall,
        released: { camera: released.picture, microphone: released.sound },
        flowing: { camera: flows.picture, microphone: flows.sound },
      },
    ];
  });
  return { conferenceId: room.conferenceId, isOpen: room.isOpen, senders: room.isOpen ? senders : [] };
}

import {
  toId,
  type ConferenceId,
  type DesiredMedia,
  type DesiredSender,
  type DeviceId,
  type MediaSource,
  type PersonId,
} from '@kreisrunde/domain';

/** The wall of the chair's room, or a device that belongs to a participant. */
export type MediaParty =
  | { readonly kind: 'participant'; readonly personId: PersonId; readonly deviceId: DeviceId }
  | { readonly kind: 'wall'; readonly deviceId: DeviceId };

/** `wall.<deviceId>` or `<personId>.<deviceId>`: a second device never throws out the first. */
export function mediaIdentity(party: MediaParty): string {
  return party.kind === 'wall' ? `wall.${party.deviceId}` : `${party.personId}.${party.deviceId}`;
}

/** Who was let in to which round. */
export type MediaAdmission = { readonly conferenceId: ConferenceId; readonly party: MediaParty };

type Sender = Pick<DesiredSender, 'personId' | 'deviceId' | 'isWall'>;

/** Who sends: the own device of a participant, or the wall on behalf of the chair. */
export function senderIdentity({ personId, deviceId, isWall }: Sender): string {
  return mediaIdentity(isWall ? { kind: 'wall', deviceId } : { kind: 'participant', personId, deviceId });
}

/** The device of an identity: what follows its first dot; ids hold none. */
export function deviceOfIdentity(identity: string): DeviceId {
  return toId(identity.slice(identity.indexOf('.') + 1));
}

/** The keys of one device as they stand now: `released` may hold a (muted) track, `flowing` may be heard and seen. */
export type DeviceKeys = Pick<DesiredSender, 'released' | 'flowing'>;

export type EngineTrack = { readonly sid: string; readonly source: MediaSource | 'other'; readonly muted: boolean };
export type EngineParticipant = {
  readonly identity: string;
  readonly sid: string;
  readonly canPublish: readonly MediaSource[];
  readonly tracks: readonly EngineTrack[];
};
export type EngineRoom = { readonly participants: readonly EngineParticipant[] };

/** Facts told by the engine. After `restarted` every room is gone and must be opened again before clients return. */
export type EngineEvent =
  | {
      readonly type: 'participantJoined' | 'participantLeft';
      readonly conferenceId: ConferenceId;
      readonly identity: string;
    }
  | {
      readonly type: 'trackPublished' | 'trackUnpublished';
      readonly conferenceId: ConferenceId;
      readonly identity: string;
    }
  | { readonly type: 'restarted'; readonly epoch: number };

/**
 * The media engine behind a port. Every method is idempotent and throws {@link PortError} (port "media") when
 * the engine cannot be reached. `apply` is the only way to change what flows.
 */
export interface MediaEngine {
  /** Opens the room of a conference; opening an open room changes nothing. */
  ensureRoom(id: ConferenceId): Promise<void>;
  /** Closes the room and puts everybody out; closing a closed room changes nothing. */
  closeRoom(id: ConferenceId): Promise<void>;
  /**
   * Mints the token of one connection (60 s life) that may publish the released sources and nothing else.
   * Called by the gate only, anew for every connection, so that no right outlives what was decided since.
   */
  admit(id: ConferenceId, party: MediaParty, released: DeviceKeys['released']): Promise<string>;
  /** Gives one connected device the right to publish exactly these sources; an unknown identity changes nothing. */
  grant(id: ConferenceId, identity: string, released: DeviceKeys['released']): Promise<void>;
  /**
   * Drives rights and mute state of every connected device to the desired state: tracks that must not flow are
   * muted, devices that are not senders lose the right to publish. Never unmutes anything.
   */
  apply(desired: DesiredMedia): Promise<void>;
  /** Puts one device out; unknown identities change nothing. */
  disconnect(id: ConferenceId, identity: string): Promise<void>;
  /** Rooms the engine has now, whoever opened them. */
  openRooms(): Promise<readonly ConferenceId[]>;
  /** What the engine has now; null where the room does not exist. */
  inspect(id: ConferenceId): Promise<EngineRoom | null>;
  /** Resolves while the engine answers and is ours. */
  health(): Promise<{ readonly epoch: number }>;
  /** Subscribes to facts; answers the function that ends the subscription. */
  events(listener: (event: EngineEvent) => void): () => void;
}

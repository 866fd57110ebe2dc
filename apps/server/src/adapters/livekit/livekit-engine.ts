import { toId } from '@kreisrunde/domain';
import type { ConferenceId, DesiredMedia } from '@kreisrunde/domain';
import { RoomServiceClient } from 'livekit-server-sdk';
import type { ParticipantInfo } from '@livekit/protocol';
import { mediaIdentity, senderIdentity } from '../../ports/media-engine.ts';
import type {
  DeviceKeys,
  EngineEvent,
  EngineParticipant,
  EngineRoom,
  MediaEngine,
  MediaParty,
} from '../../ports/media-engine.ts';
import { callEngine, callEngineOr } from './engine-errors.ts';
import { browserPermission, mediaSourceOf, mediaSources, releasedSources } from './grants.ts';
import { mintConnectionToken } from './tokens.ts';
import type { EngineAccess } from './tokens.ts';
import { WebhookInbox } from './webhooks.ts';

/** Calls stay on loopback: an engine that needs longer is as good as gone. */
const requestTimeoutSeconds = 3;
const nothing: DeviceKeys = {
  released: { camera: false, microphone: false },
  flowing: { camera: false, microphone: false },
};
const conferenceIdShape = /^[A-Za-z0-9_-]{1,64}$/;

/** LiveKit behind the port. It remembers nothing but the epoch: what is in the rooms only the engine knows. */
export class LiveKitEngine implements MediaEngine {
  readonly #access: EngineAccess;
  readonly #rooms: RoomServiceClient;
  readonly #inbox: WebhookInbox;
  readonly #listeners = new Set<(event: EngineEvent) => void>();
  #epoch = 0;

  constructor(access: EngineAccess) {
    this.#access = access;
    this.#rooms = new RoomServiceClient(access.url, access.apiKey, access.apiSecret, {
      requestTimeout: requestTimeoutSeconds,
      failover: false,
    });
    this.#inbox = new WebhookInbox(access);
  }

  /** Told by whoever starts the engine, once it answers. A higher epoch means: every room is gone. */
  engineRestarted(epoch: number): void {
    if (epoch <= this.#epoch) return;
    this.#epoch = epoch;
    this.#tell({ type: 'restarted', epoch });
  }

  /** Takes one webhook; false where the signature does not hold. */
  async receiveWebhook(rawBody: string, authorization: string | undefined): Promise<boolean> {
    const received = await this.#inbox.receive(rawBody, authorization);
    if (received === 'forged') return false;
    if (received !== 'nothingNew') this.#tell(received);
    return true;
  }

  async ensureRoom(id: ConferenceId): Promise<void> {
    await callEngine('ensureRoom', () => this.#rooms.createRoom({ name: id }));
  }

  async closeRoom(id: ConferenceId): Promise<void> {
    await callEngineOr('closeRoom', undefined, () => this.#rooms.deleteRoom(id));
  }

  admit(id: ConferenceId, party: MediaParty, released: DeviceKeys['released']): Promise<string> {
    return callEngine('admit', () =>
      mintConnectionToken(this.#access, { room: id, identity: mediaIdentity(party), released }),
    );
  }

  async grant(id: ConferenceId, identity: string, released: DeviceKeys['released']): Promise<void> {
    await callEngineOr('grant', undefined, () =>
      this.#rooms.updateParticipant(id, identity, { permission: browserPermission(released) }),
    );
  }

  async apply(desired: DesiredMedia): Promise<void> {
    if (!desired.isOpen) return this.closeRoom(desired.conferenceId);
    const participants = await this.#participants(desired.conferenceId);
    if (participants === null) return this.ensureRoom(desired.conferenceId);
    const senders = new Map(desired.senders.map((sender) => [senderIdentity(sender), sender]));
    const outcomes = await Promise.allSettled(
      participants.map((participant) =>
        this.#drive(desired.conferenceId, participant, senders.get(participant.identity) ?? nothing),
      ),
    );
    // Everybody is driven first: one device that fails must not keep another one audible.
    const failed = outcomes.find((outcome) => outcome.status === 'rejected');
    if (failed !== undefined) throw failed.reason;
  }

  async disconnect(id: ConferenceId, identity: string): Promise<void> {
    await callEngineOr('disconnect', undefined, () => this.#rooms.removeParticipant(id, identity));
  }

  async openRooms(): Promise<readonly ConferenceId[]> {
    const rooms = await callEngine('openRooms', () => this.#rooms.listRooms());
    return rooms
      .map((room) => room.name)
      .filter((name) => conferenceIdShape.test(name))
      .map((name) => toId(name));
  }

  async inspect(id: ConferenceId): Promise<EngineRoom | null> {
    const participants = await this.#participants(id);
    return participants === null ? null : { participants: participants.map(asEngineParticipant) };
  }

  /** A signed call: an engine left over from elsewhere would refuse our key pair. */
  async health(): Promise<{ readonly epoch: number }> {
    await callEngine('health', () => this.#rooms.listRooms(['-']));
    return { epoch: this.#epoch };
  }

  events(listener: (event: EngineEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Null without a room. Asked in two steps: for a room that is not there the second would take seconds to fail. */
  #participants(id: ConferenceId): Promise<ParticipantInfo[] | null> {
    return callEngineOr<ParticipantInfo[] | null>('inspect', null, async () => {
      const [room] = await this.#rooms.listRooms([id]);
      return room === undefined ? null : this.#rooms.listParticipants(id);
    });
  }

  async #drive(room: ConferenceId, participant: ParticipantInfo, keys: DeviceKeys): Promise<void> {
    const { identity } = participant;
    const mustFallSilent = participant.tracks.filter((track) => {
      const source = mediaSourceOf(track.source);
      return !track.muted && (source === 'other' || !keys.flowing[source]);
    });
    await Promise.all(
      mustFallSilent.map((track) =>
        callEngineOr('apply', undefined, () => this.#rooms.mutePublishedTrack(room, identity, track.sid, true)),
      ),
    );
    if (hasExactly(participant, keys)) return;
    await this.grant(room, identity, keys.released);
  }

  #tell(event: EngineEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}

/** Sources the engine lets this device publish. An empty list beside `canPublish` means all of them. */
function publishableSources(participant: ParticipantInfo): EngineParticipant['canPublish'] {
  const permission = participant.permission;
  if (permission === undefined || !permission.canPublish) return [];
  if (permission.canPublishSources.length === 0) return mediaSources;
  return permission.canPublishSources.map(mediaSourceOf).filter((source) => source !== 'other');
}

function hasExactly(participant: ParticipantInfo, keys: DeviceKeys): boolean {
  const permission = participant.permission;
  if (permission === undefined) return false;
  const wanted = releasedSources(keys.released);
  const granted = permission.canPublish ? permission.canPublishSources.map(mediaSourceOf) : [];
  const isUnbounded = permission.canPublish && permission.canPublishSources.length === 0;
  return (
    !isUnbounded &&
    permission.canSubscribe &&
    !permission.canPublishData &&
    granted.length === wanted.length &&
    wanted.every((source) => granted.includes(source))
  );
}

function asEngineParticipant(participant: ParticipantInfo): EngineParticipant {
  return {
    identity: participant.identity,
    sid: participant.sid,
    canPublish: publishableSources(participant),
    tracks: participant.tracks.map((track) => ({
      sid: track.sid,
      source: mediaSourceOf(track.source),
      muted: track.muted,
    })),
  };
}

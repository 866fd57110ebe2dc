import type { ConferenceId, DesiredMedia, MediaSource } from '@kreisrunde/domain';
import { mediaIdentity, senderIdentity } from './media-engine.ts';
import type {
  DeviceKeys,
  EngineEvent,
  EngineParticipant,
  EngineRoom,
  MediaEngine,
  MediaParty,
} from './media-engine.ts';
import { PortError } from './port-error.ts';

type FakeTrack = { readonly sid: string; readonly source: MediaSource | 'other'; muted: boolean };
type FakeParticipant = { readonly sid: string; canPublish: readonly MediaSource[]; readonly tracks: FakeTrack[] };

const nothing: DeviceKeys['released'] = { camera: false, microphone: false };

/** The engine in memory: same rules, no media. `join`, `publish` and `setMuted` play the client's part. */
export class FakeMediaEngine implements MediaEngine {
  readonly #rooms = new Map<ConferenceId, Map<string, FakeParticipant>>();
  readonly #tokens = new Map<string, { id: ConferenceId; identity: string; released: DeviceKeys['released'] }>();
  readonly #listeners = new Set<(event: EngineEvent) => void>();
  #epoch = 0;
  #counter = 0;
  #isDown = false;

  async ensureRoom(id: ConferenceId): Promise<void> {
    this.#answering('ensureRoom');
    if (!this.#rooms.has(id)) this.#rooms.set(id, new Map());
  }

  async closeRoom(id: ConferenceId): Promise<void> {
    this.#answering('closeRoom');
    for (const identity of this.#rooms.get(id)?.keys() ?? []) this.leave(id, identity);
    this.#rooms.delete(id);
  }

  async admit(id: ConferenceId, party: MediaParty, released: DeviceKeys['released']): Promise<string> {
    const token = `token-${this.#next()}`;
    this.#tokens.set(token, { id, identity: mediaIdentity(party), released });
    return token;
  }

  async grant(id: ConferenceId, identity: string, released: DeviceKeys['released']): Promise<void> {
    this.#answering('grant');
    const participant = this.#rooms.get(id)?.get(identity);
    if (participant !== undefined) this.#permit(participant, released);
  }

  async apply(desired: DesiredMedia): Promise<void> {
    this.#answering('apply');
    if (!desired.isOpen) return this.closeRoom(desired.conferenceId);
    await this.ensureRoom(desired.conferenceId);
    const senders = new Map(desired.senders.map((sender) => [senderIdentity(sender), sender]));
    for (const [identity, participant] of this.#rooms.get(desired.conferenceId) ?? []) {
      const keys = senders.get(identity);
      this.#permit(participant, keys?.released ?? nothing);
      for (const track of participant.tracks) {
        if (track.source === 'other' || keys?.flowing[track.source] !== true) track.muted = true;
      }
    }
  }

  async disconnect(id: ConferenceId, identity: string): Promise<void> {
    this.#answering('disconnect');
    this.leave(id, identity);
  }

  async openRooms(): Promise<readonly ConferenceId[]> {
    this.#answering('openRooms');
    return [...this.#rooms.keys()];
  }

  async inspect(id: ConferenceId): Promise<EngineRoom | null> {
    this.#answering('inspect');
    const room = this.#rooms.get(id);
    if (room === undefined) return null;
    const participants: readonly EngineParticipant[] = [...room].map(([identity, participant]) => ({
      identity,
      sid: participant.sid,
      canPublish: participant.canPublish,
      tracks: participant.tracks.map((track) => ({ ...track })),
    }));
    return { participants };
  }

  async health(): Promise<{ readonly epoch: number }> {
    this.#answering('health');
    return { epoch: this.#epoch };
  }

  events(listener: (event: EngineEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** A device connects with the token of {@link admit}; answers its identity. */
  join(token: string): string {
    const admitted = this.#tokens.get(token);
    const room = admitted === undefined ? undefined : this.#rooms.get(admitted.id);
    if (admitted === undefined || room === undefined) throw new Error('no such room or token');
    const participant: FakeParticipant = { sid: `PA_${this.#next()}`, canPublish: [], tracks: [] };
    this.#permit(participant, admitted.released);
    room.set(admitted.identity, participant);
    this.#tell({ type: 'participantJoined', conferenceId: admitted.id, identity: admitted.identity });
    return admitted.identity;
  }

  isConnected(id: ConferenceId, identity: string): boolean {
    return this.#rooms.get(id)?.has(identity) ?? false;
  }

  leave(id: ConferenceId, identity: string): void {
    if (this.#rooms.get(id)?.delete(identity) === true) {
      this.#tell({ type: 'participantLeft', conferenceId: id, identity });
    }
  }

  /** A device publishes; answers the id of the track, or null where it has no right to. */
  publish(id: ConferenceId, identity: string, source: MediaSource, muted: boolean): string | null {
    const participant = this.#rooms.get(id)?.get(identity);
    if (participant === undefined || !participant.canPublish.includes(source)) return null;
    const sid = `TR_${this.#next()}`;
    participant.tracks.push({ sid, source, muted });
    this.#tell({ type: 'trackPublished', conferenceId: id, identity });
    return sid;
  }

  setMuted(id: ConferenceId, identity: string, sid: string, muted: boolean): void {
    const track = this.#rooms
      .get(id)
      ?.get(identity)
      ?.tracks.find((candidate) => candidate.sid === sid);
    if (track !== undefined) track.muted = muted;
  }

  goDown(): void {
    this.#isDown = true;
  }

  /** The engine answers again, as after a crash: empty. */
  comeBack(): void {
    this.#isDown = false;
    this.#rooms.clear();
  }

  engineRestarted(epoch: number): void {
    if (epoch <= this.#epoch) return;
    this.#epoch = epoch;
    this.#tell({ type: 'restarted', epoch });
  }

  #permit(participant: FakeParticipant, released: DeviceKeys['released']): void {
    participant.canPublish = (['camera', 'microphone'] as const).filter((source) => released[source]);
    const kept = participant.tracks.filter((track) => track.source !== 'other' && released[track.source]);
    participant.tracks.splice(0, participant.tracks.length, ...kept);
  }

  #answering(operation: string): void {
    if (this.#isDown) throw new PortError({ port: 'media', operation, retryable: true, cause: new Error('down') });
  }

  #next(): number {
    this.#counter += 1;
    return this.#counter;
  }

  #tell(event: EngineEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}

import {
  AudioPresets,
  ConnectionQuality,
  DisconnectReason,
  LogLevel,
  ParticipantEvent,
  RemoteAudioTrack,
  RemoteVideoTrack,
  Room,
  RoomEvent,
  Track,
  VideoPreset,
  VideoPresets,
  setLogLevel,
} from 'livekit-client';
import type { RemoteTrackPublication, RoomOptions } from 'livekit-client';
import type { MediaSource } from './capture-view.ts';
import type { LineFacts, MediaLine } from './media-line.ts';
import { FreshSound } from './fresh-sound.ts';
import { quietLine } from './media-line.ts';
import { resumeDelayMs } from './reconnect-policy.ts';
import type { LineEnd } from './reconnect-policy.ts';
import { SentTrack } from './sent-track.ts';
import type { Inflow } from './watchdog.ts';

setLogLevel(LogLevel.warn);

const explainedWithinMs = 250;
const trackSourceOf = { camera: Track.Source.Camera, microphone: Track.Source.Microphone } as const;

const roomOptions: RoomOptions = {
  adaptiveStream: { pixelDensity: 'screen', pauseVideoInBackground: false },
  dynacast: true,
  // Newcomers stay inaudible with one peer connection (open bug of the SDK), and two were measured faster.
  singlePeerConnection: false,
  stopLocalTrackOnUnpublish: false,
  disconnectOnPageLeave: false,
  reconnectPolicy: { nextRetryDelayInMs: resumeDelayMs },
  publishDefaults: {
    videoCodec: 'vp8',
    backupCodec: false,
    simulcast: true,
    videoEncoding: VideoPresets.h720.encoding,
    videoSimulcastLayers: [new VideoPreset(320, 180, 140_000, 15), new VideoPreset(640, 360, 450_000, 20)],
    audioPreset: AudioPresets.speech,
    red: true,
    dtx: true,
    forceStereo: false,
  },
};

/** The only place where the product meets livekit-client. */
export class LiveKitLine implements MediaLine {
  onChange: () => void = () => undefined;
  onEnd: (end: LineEnd) => void = () => undefined;
  facts: LineFacts = quietLine;
  private readonly room: Room;
  private readonly sent = new Map<MediaSource, SentTrack>();
  private readonly shown = new Map<HTMLVideoElement, { identity: string; track: RemoteVideoTrack | null }>();
  private readonly freshSound = new FreshSound(
    (trackSid) => (this.playsSound ? this.publications().find((one) => one.trackSid === trackSid) : undefined),
    () => this.subscribe(),
  );
  private playsSound = false;
  private volume = 1;
  private isClosedByUs = false;

  constructor() {
    this.room = new Room(roomOptions);
    this.listen();
  }

  async connect(url: string, ticket: string): Promise<void> {
    await this.room.connect(url, ticket, {
      autoSubscribe: false,
      // Own or none: without this the engine's join answer tells the browser foreign STUN servers.
      rtcConfig: { iceServers: [] },
    });
    this.subscribe();
    this.refreshPictures();
  }

  async close(): Promise<void> {
    this.isClosedByUs = true;
    this.freshSound.stop();
    for (const element of this.shown.keys()) this.hide(element);
    await this.room.disconnect(false);
  }

  mayPublish(source: MediaSource): boolean {
    const permissions = this.room.localParticipant.permissions;
    if (permissions === undefined || !permissions.canPublish) return false;
    const proto = Track.sourceToProto(trackSourceOf[source]);
    return permissions.canPublishSources.length === 0 || permissions.canPublishSources.includes(proto);
  }

  published(source: MediaSource): MediaStreamTrack | null {
    return this.sent.get(source)?.mediaTrack ?? null;
  }

  async publish(source: MediaSource, track: MediaStreamTrack): Promise<void> {
    const sent = new SentTrack(this.room, source, track);
    this.sent.set(source, sent);
    try {
      await sent.publish(trackSourceOf[source]);
    } catch (error) {
      if (this.sent.get(source) === sent) this.sent.delete(source);
      throw error;
    }
    this.onChange();
  }

  async unpublish(source: MediaSource): Promise<void> {
    const sent = this.sent.get(source);
    this.sent.delete(source);
    await sent?.unpublish();
  }

  isSending(source: MediaSource): boolean {
    return this.sent.get(source)?.isSending ?? false;
  }

  async setSending(source: MediaSource, isOn: boolean): Promise<void> {
    await this.sent.get(source)?.setSending(isOn);
  }

  silence(source: MediaSource): void {
    this.sent.get(source)?.silence();
  }

  setPlaysSound(isOn: boolean): void {
    if (this.playsSound === isOn) return;
    this.playsSound = isOn;
    this.subscribe();
    for (const publication of this.publications()) {
      const track = publication.audioTrack;
      if (track === undefined) continue;
      if (isOn) this.play(track);
      else track.detach();
    }
  }

  setVolume(volume: number): void {
    if (this.volume === volume) return;
    this.volume = volume;
    for (const { audioTrack } of this.publications())
      if (audioTrack instanceof RemoteAudioTrack) audioTrack.setVolume(volume);
  }

  async enableSound(): Promise<void> {
    await this.room.startAudio();
    this.noteAudio();
  }

  showPicture(identity: string, element: HTMLVideoElement): () => void {
    this.shown.set(element, { identity, track: null });
    this.refreshPictures();
    return () => {
      this.hide(element);
      this.shown.delete(element);
    };
  }

  async inflow(
    expected: readonly { readonly identity: string; readonly source: MediaSource }[],
  ): Promise<readonly Inflow[]> {
    const checks = expected.map(async ({ identity, source }): Promise<Inflow | null> => {
      const publication = this.publicationOf(identity, source);
      if (publication === undefined || publication.isMuted || !publication.isDesired) return null;
      const isPausedByUs = source === 'camera' && publication.isSubscribed && !publication.isEnabled;
      if (isPausedByUs) return null;
      const stats = await publication.track?.getRTCStatsReport();
      let packets = 0;
      stats?.forEach((entry: { type?: string; packetsReceived?: number }) => {
        if (entry.type === 'inbound-rtp') packets += entry.packetsReceived ?? 0;
      });
      return { key: publication.trackSid, packets };
    });
    const found = await Promise.all(checks);
    return found.filter((inflow) => inflow !== null);
  }

  resubscribe(key: string): void {
    const publication = this.publications().find((candidate) => candidate.trackSid === key);
    publication?.setSubscribed(false);
    setTimeout(() => publication?.setSubscribed(true), 100);
  }

  private listen(): void {
    const { room } = this;
    const change = (): void => this.onChange();
    room
      .on(RoomEvent.SignalReconnecting, () => this.noteFacts({ isResuming: true }))
      .on(RoomEvent.Reconnected, () => this.noteFacts({ isResuming: false }))
      // The SDK is about to join anew and to publish by itself; our own outer loop is faster and knows the keys.
      .on(RoomEvent.Reconnecting, () => void room.disconnect(false))
      .on(RoomEvent.Disconnected, (reason) => this.onEnd(this.endOf(reason)))
      .on(RoomEvent.TrackSubscribed, (track) => {
        if (track.kind === Track.Kind.Audio && this.playsSound) this.play(track);
        this.refreshPictures();
      })
      .on(RoomEvent.TrackUnsubscribed, (track) => {
        track.detach();
        this.refreshPictures();
      })
      .on(RoomEvent.TrackPublished, () => this.subscribe())
      .on(RoomEvent.TrackMuted, ({ kind, trackSid }, participant) => {
        if (kind === Track.Kind.Audio && !participant.isLocal) this.freshSound.fellSilent(trackSid);
      })
      .on(RoomEvent.ParticipantPermissionsChanged, change)
      .on(RoomEvent.LocalTrackUnpublished, (publication) => this.forget(publication.trackSid))
      .on(RoomEvent.AudioPlaybackStatusChanged, () => this.noteAudio())
      .on(RoomEvent.ConnectionQualityChanged, (quality, participant) => {
        if (participant.isLocal) this.noteQuality(quality);
      })
      .on(RoomEvent.ActiveSpeakersChanged, (speakers) => {
        this.noteFacts({ levels: new Map(speakers.map((speaker) => [speaker.identity, speaker.audioLevel])) });
      });
    // The engine muted a track of ours: the snapshot that explains it is on its way, so wait for it before disagreeing.
    room.localParticipant.on(ParticipantEvent.TrackMuted, () => setTimeout(change, explainedWithinMs));
  }

  private play(track: Track): void {
    track.attach();
    if (track instanceof RemoteAudioTrack) track.setVolume(this.volume);
  }

  private endOf(reason: DisconnectReason | undefined): LineEnd {
    if (this.isClosedByUs) return 'closedByUs';
    switch (reason) {
      case DisconnectReason.PARTICIPANT_REMOVED:
      case DisconnectReason.ROOM_DELETED:
        return 'removed';
      case DisconnectReason.DUPLICATE_IDENTITY:
        return 'elsewhere';
      default:
        return 'lost';
    }
  }

  private noteAudio(): void {
    this.noteFacts({ isAudioBlocked: !this.room.canPlaybackAudio });
  }

  private noteQuality(quality: ConnectionQuality): void {
    const isWeak = quality === ConnectionQuality.Poor || quality === ConnectionQuality.Lost;
    this.noteFacts({ quality: quality === ConnectionQuality.Unknown ? null : isWeak ? 'weak' : 'good' });
  }

  private noteFacts(facts: Partial<LineFacts>): void {
    this.facts = { ...this.facts, ...facts };
    this.onChange();
  }

  private forget(trackSid: string): void {
    for (const [source, sent] of this.sent) {
      if (sent.trackSid === trackSid) this.sent.delete(source);
    }
    this.onChange();
  }

  private publications(): RemoteTrackPublication[] {
    return [...this.room.remoteParticipants.values()].flatMap((participant) => [
      ...participant.trackPublications.values(),
    ]);
  }

  private publicationOf(identity: string, source: MediaSource): RemoteTrackPublication | undefined {
    return this.room.remoteParticipants.get(identity)?.getTrackPublication(trackSourceOf[source]);
  }

  /** Pictures always, so that they are there at once; sound only where it is played. */
  private subscribe(): void {
    for (const publication of this.publications()) {
      const isWanted = publication.kind === Track.Kind.Video || this.playsSound;
      if (publication.isDesired !== isWanted) publication.setSubscribed(isWanted);
    }
  }

  private refreshPictures(): void {
    for (const [element, entry] of this.shown) {
      const track = this.publicationOf(entry.identity, 'camera')?.videoTrack ?? null;
      if (track === entry.track) continue;
      entry.track?.detach(element);
      entry.track = track instanceof RemoteVideoTrack ? track : null;
      entry.track?.attach(element);
    }
  }

  private hide(element: HTMLVideoElement): void {
    const entry = this.shown.get(element);
    entry?.track?.detach(element);
    if (entry !== undefined) entry.track = null;
  }
}

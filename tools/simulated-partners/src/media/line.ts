import { setTimeout as pause } from 'node:timers/promises';
import {
  AudioFrame,
  AudioSource,
  IceTransportType,
  ContinualGatheringPolicy,
  LocalAudioTrack,
  type LocalTrackPublication,
  LocalVideoTrack,
  Room,
  RoomEvent,
  TrackPublishOptions,
  TrackSource,
  VideoBufferType,
  VideoCodec,
  VideoFrame,
  VideoSource,
} from '@livekit/rtc-node';
import { log } from '../log.ts';
import { picture, sound } from './settings.ts';

/** What should be: the round to be connected to, what is switched on, and the run of the engine. */
export type Wanted = {
  readonly conferenceId: string | null;
  readonly picture: boolean;
  readonly sound: boolean;
  readonly engineEpoch: number;
};

type Medium = 'picture' | 'sound';
type Access = { readonly url: string; readonly ticket: string };

/** Every switching on adds lines to the session description that are never freed: join anew after so many. */
const cyclesBeforeRejoin = 40;
const publishPatienceMs = 8000;
const unpublishPatienceMs = 3000;
/** A former line that still tries to come back would throw out the next one, which has the same identity. */
const goodbyePatienceMs = 5000;

/**
 * The line of one partner to the media engine. The package has no public mute: switched on means published,
 * switched off means unpublished. It works towards what is wanted, one step at a time, until they agree.
 */
export class Line {
  private readonly name: string;
  private readonly access: (conferenceId: string) => Promise<Access>;
  private readonly onConnected: () => void;
  private wanted: Wanted = { conferenceId: null, picture: false, sound: false, engineEpoch: 0 };
  private room: Room | null = null;
  private joined: { conferenceId: string; engineEpoch: number } | null = null;
  private readonly published = new Map<Medium, LocalTrackPublication>();
  private videoSource: VideoSource | null = null;
  private audioSource: AudioSource | null = null;
  private cycles = 0;
  private isWorking = false;
  private isClosed = false;
  private wait = 0;

  constructor(name: string, access: (conferenceId: string) => Promise<Access>, onConnected: () => void) {
    this.name = name;
    this.access = access;
    this.onConnected = onConnected;
  }

  get isConnected(): boolean {
    return this.joined !== null && this.room?.isConnected === true;
  }

  isSending(medium: Medium): boolean {
    return this.published.has(medium) && this.wanted[medium];
  }

  want(wanted: Wanted): void {
    if (wanted.engineEpoch !== this.wanted.engineEpoch) this.wait = 0;
    this.wanted = wanted;
    void this.work();
  }

  async close(): Promise<void> {
    this.isClosed = true;
    await this.leave();
  }

  sendPicture(data: Uint8Array): void {
    if (this.isSending('picture'))
      this.videoSource?.captureFrame(new VideoFrame(data, picture.w, picture.h, VideoBufferType.I420));
  }

  /** How much sound waits to be sent, in ms. */
  get soundAheadMs(): number {
    return this.audioSource?.queuedDuration ?? 0;
  }

  sendSound(samples: Int16Array): void {
    if (!this.isSending('sound')) return;
    const frame = new AudioFrame(samples, 48_000, 1, samples.length);
    this.audioSource?.captureFrame(frame).catch((error: unknown) => log(this.name, 'sound not taken', error));
  }

  private async work(): Promise<void> {
    if (this.isWorking) return;
    this.isWorking = true;
    try {
      while (!this.isClosed && (await this.step())) this.wait = Math.max(0, this.wait);
    } finally {
      this.isWorking = false;
    }
  }

  /** One step towards what is wanted; false when there is nothing left to do. */
  private async step(): Promise<boolean> {
    try {
      return await this.stepOrThrow();
    } catch (error) {
      log(this.name, 'media line', error);
      await this.leave();
      this.wait = Math.min(Math.max(this.wait * 1.7, 250), 4000);
      await pause(this.wait);
      return true;
    }
  }

  private async stepOrThrow(): Promise<boolean> {
    const { wanted, joined } = this;
    const isStale =
      joined !== null && (joined.conferenceId !== wanted.conferenceId || joined.engineEpoch !== wanted.engineEpoch);
    const isWorn = this.cycles >= cyclesBeforeRejoin && !(wanted.picture && wanted.sound);
    if (isStale || (joined !== null && (isWorn || !this.isConnected))) {
      await this.leave();
      return true;
    }
    if (wanted.conferenceId === null) return false;
    if (joined === null) {
      await this.join(wanted.conferenceId, wanted.engineEpoch);
      return true;
    }
    for (const medium of ['sound', 'picture'] as const) {
      if (this.published.has(medium) === wanted[medium]) continue;
      await (wanted[medium] ? this.publish(medium) : this.unpublish(medium));
      return true;
    }
    this.wait = 0;
    return false;
  }

  private async join(conferenceId: string, engineEpoch: number): Promise<void> {
    const { url, ticket } = await this.access(conferenceId);
    const room = new Room();
    room.on(RoomEvent.Disconnected, (reason) => {
      if (this.room !== room) return;
      log(this.name, `line lost (${String(reason)})`);
      void this.work();
    });
    room.on(RoomEvent.LocalTrackRepublished, (publication) => {
      const medium = publication.source === TrackSource.SOURCE_CAMERA ? 'picture' : 'sound';
      if (this.room === room) this.published.set(medium, publication);
    });
    await room.connect(url, ticket, {
      autoSubscribe: false,
      dynacast: false,
      rtcConfig: {
        iceServers: [],
        iceTransportType: IceTransportType.TRANSPORT_ALL,
        continualGatheringPolicy: ContinualGatheringPolicy.GATHER_ONCE,
      },
    });
    this.room = room;
    this.joined = { conferenceId, engineEpoch };
    this.cycles = 0;
    this.onConnected();
  }

  private async leave(): Promise<void> {
    const { room } = this;
    this.room = null;
    this.joined = null;
    this.published.clear();
    const sources = [this.videoSource, this.audioSource];
    this.videoSource = null;
    this.audioSource = null;
    if (room !== null) await Promise.race([room.disconnect().catch(() => undefined), pause(goodbyePatienceMs)]);
    for (const source of sources) await source?.close();
  }

  private async publish(medium: Medium): Promise<void> {
    const sender = this.room?.localParticipant;
    if (sender === undefined) throw new Error('no local participant');
    this.cycles += 1;
    const track = medium === 'picture' ? this.pictureTrack() : this.soundTrack();
    const options = new TrackPublishOptions(
      medium === 'picture'
        ? {
            source: TrackSource.SOURCE_CAMERA,
            simulcast: false,
            videoCodec: VideoCodec.VP8,
            videoEncoding: { maxBitrate: BigInt(picture.bitsPerSecond), maxFramerate: picture.framesPerSecond },
          }
        : {
            source: TrackSource.SOURCE_MICROPHONE,
            dtx: true,
            red: false,
            audioEncoding: { maxBitrate: BigInt(sound.bitsPerSecond) },
          },
    );
    const answered = new AbortController();
    try {
      const publication = await Promise.race([
        sender.publishTrack(track, options),
        this.untilGivenUp(medium, answered.signal).then((why) => {
          throw new Error(`${medium} not published: ${why}`);
        }),
      ]);
      this.published.set(medium, publication);
    } finally {
      answered.abort();
    }
  }

  /** An engine that died in this moment never answers: the line is left and begun anew. */
  private async takeBack(sid: string): Promise<void> {
    const late = pause(unpublishPatienceMs).then(() => {
      throw new Error('no answer to the unpublishing');
    });
    await Promise.race([this.room?.localParticipant?.unpublishTrack(sid), late]);
  }

  /** The gate refuses a track whose key has gone off again, and the package would wait ten seconds for an answer. */
  private async untilGivenUp(medium: Medium, answered: AbortSignal): Promise<string> {
    const startedMs = performance.now();
    while (this.wanted[medium] && !this.isClosed && !answered.aborted) {
      if (performance.now() - startedMs > publishPatienceMs) return 'no answer in time';
      await pause(50);
    }
    return 'switched off meanwhile';
  }

  private async unpublish(medium: Medium): Promise<void> {
    const sid = this.published.get(medium)?.sid;
    this.published.delete(medium);
    if (medium === 'sound') this.audioSource?.clearQueue();
    if (sid !== undefined) await this.takeBack(sid);
    const source = medium === 'picture' ? this.videoSource : this.audioSource;
    if (medium === 'picture') this.videoSource = null;
    else this.audioSource = null;
    await source?.close();
  }

  private pictureTrack(): LocalVideoTrack {
    this.videoSource = new VideoSource(picture.w, picture.h);
    return LocalVideoTrack.createVideoTrack('picture', this.videoSource);
  }

  private soundTrack(): LocalAudioTrack {
    this.audioSource = new AudioSource(48_000, 1, sound.queueMs);
    return LocalAudioTrack.createAudioTrack('sound', this.audioSource);
  }
}

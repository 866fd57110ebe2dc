import type { MediaSource } from '@kreisrunde/domain';
import {
  AudioFrame,
  AudioSource,
  LocalAudioTrack,
  LocalVideoTrack,
  Room,
  RoomEvent,
  TrackKind,
  TrackPublishOptions,
  TrackSource,
  VideoBufferType,
  VideoFrame,
  VideoSource,
  VideoStream,
} from '@livekit/rtc-node';

const width = 160;
const height = 90;
const frameEveryMs = 50;

/** A real client for tests. It knows no switches: once it publishes it sends, whatever anybody says. */
export class NativeClient {
  readonly room = new Room();
  readonly #stops: (() => void)[] = [];
  /** Picture frames decoded from all others together. */
  framesSeen = 0;
  /** Picture frames of its own camera. */
  framesSent = 0;

  async connect(url: string, token: string, watches = false): Promise<this> {
    this.room.on(RoomEvent.TrackSubscribed, (track) => {
      if (track.kind === TrackKind.KIND_VIDEO) void this.#count(new VideoStream(track));
    });
    await this.room.connect(url, token, { autoSubscribe: watches, dynacast: false });
    return this;
  }

  /** Publishes unmuted and sends a moving picture or a tone until it leaves. False where it is refused. */
  async publish(source: MediaSource): Promise<boolean> {
    const options = new TrackPublishOptions({
      source: source === 'camera' ? TrackSource.SOURCE_CAMERA : TrackSource.SOURCE_MICROPHONE,
      simulcast: false,
    });
    const track = source === 'camera' ? this.#camera() : this.#microphone();
    const publication = await this.room.localParticipant?.publishTrack(track, options).catch(() => undefined);
    return publication !== undefined;
  }

  isConnected(): boolean {
    return this.room.isConnected;
  }

  async leave(): Promise<void> {
    for (const stop of this.#stops.splice(0)) stop();
    await this.room.disconnect();
  }

  async #count(stream: VideoStream): Promise<void> {
    const frames = stream.getReader();
    while (!(await frames.read()).done) this.framesSeen += 1;
  }

  #camera(): LocalVideoTrack {
    const picture = new VideoSource(width, height);
    let shade = 0;
    this.#every(frameEveryMs, () => {
      shade = (shade + 16) % 256;
      const pixels = new Uint8Array(width * height * 4).fill(shade);
      this.framesSent += 1;
      picture.captureFrame(new VideoFrame(pixels, width, height, VideoBufferType.RGBA));
    });
    return LocalVideoTrack.createVideoTrack('camera', picture);
  }

  #microphone(): LocalAudioTrack {
    const rate = 48_000;
    const sound = new AudioSource(rate, 1);
    const samples = rate / 100;
    const tone = Int16Array.from({ length: samples }, (_, at) => 8_000 * Math.sin((2 * Math.PI * 400 * at) / rate));
    this.#every(10, () => {
      void sound.captureFrame(new AudioFrame(tone, rate, 1, samples)).catch(() => undefined);
    });
    return LocalAudioTrack.createAudioTrack('microphone', sound);
  }

  #every(milliseconds: number, act: () => void): void {
    const timer = setInterval(act, milliseconds);
    this.#stops.push(() => clearInterval(timer));
  }
}

import { factsOf, failureOf } from './capture-failure.ts';
import { captureOff, mediaSources } from './capture-view.ts';
import type { CaptureFailure, CaptureView, MediaSource, SourceView } from './capture-view.ts';
import { meterFor } from './level-meter.ts';
import type { LevelMeter } from './level-meter.ts';
import { MicrophoneChain } from './microphone-chain.ts';
import { prepareNoiseSuppression } from './noise-suppression.ts';
import { pageAudioContext, unlockAudio } from './sound/audio-context.ts';

const videoWish: MediaTrackConstraints = {
  width: { ideal: 1280 },
  height: { ideal: 720 },
  frameRate: { ideal: 25, max: 30 },
};
/** Our own suppression follows; echo cancellation and gain stay with the browser. */
const audioWish: MediaTrackConstraints = {
  echoCancellation: true,
  autoGainControl: true,
  noiseSuppression: false,
  channelCount: { ideal: 1 },
};

type Tracks = { camera: MediaStreamTrack | null; microphone: MediaStreamTrack | null };
type Failures = Partial<Record<MediaSource, CaptureFailure>>;
type Opened = { readonly tracks: Tracks; readonly failures: Failures };

/**
 * Camera and microphone of this device, opened once inside a tap and kept for the whole round. Nothing here sends
 * anything: the preview shows the raw tracks, the line takes `outgoing` tracks that it may silence on its own.
 */
export class LocalCapture {
  private view: CaptureView = captureOff;
  private readonly listeners = new Set<() => void>();
  private camera: MediaStreamTrack | null = null;
  private sentCamera: MediaStreamTrack | null = null;
  private chain: MicrophoneChain | null = null;
  private levelMeter: LevelMeter | null = null;
  private preview: MediaStream | null = null;
  private facing: 'user' | 'environment' = 'user';
  private readonly isOn: Record<MediaSource, boolean> = { camera: true, microphone: true };
  private hasChanged = false;
  private running: Promise<CaptureView> | null = null;
  /** Rises with every stop: what was asked for before it is closed as soon as it opens. */
  private round = 0;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly getSnapshot = (): CaptureView => this.view;

  get previewStream(): MediaStream | null {
    return this.preview;
  }

  /** 0–1, for the bars; 0 while there is no microphone. */
  readLevel(): number {
    return this.levelMeter?.read() ?? 0;
  }

  outgoing(source: MediaSource): MediaStreamTrack | null {
    return source === 'camera' ? this.sentCamera : (this.chain?.outgoing ?? null);
  }

  /** Call inside the tap. Opens what is not live yet with one request; resolves with what works, never rejects. */
  start(): Promise<CaptureView> {
    void unlockAudio();
    if (this.running !== null) return this.running;
    const running = this.openMissing().finally(() => {
      if (this.running !== running) return;
      this.running = null;
      if (this.hasChanged) this.onDeviceChange();
    });
    this.running = running;
    return running;
  }

  /** "Noch einmal prüfen". */
  retry(): Promise<CaptureView> {
    return this.start();
  }

  async switchCamera(): Promise<void> {
    const cameras = (await navigator.mediaDevices.enumerateDevices()).filter((device) => device.kind === 'videoinput');
    const current = this.camera?.getSettings().deviceId;
    const index = cameras.findIndex((device) => device.deviceId === current);
    const next = cameras[(index + 1) % cameras.length];
    this.facing = this.facing === 'user' ? 'environment' : 'user';
    const byId = next !== undefined && next.deviceId !== '' && next.deviceId !== current;
    const wish: MediaTrackConstraints = byId
      ? { ...videoWish, deviceId: { exact: next.deviceId } }
      : { ...videoWish, facingMode: this.facing };
    // Tablets open only one camera at a time: close the old one first.
    this.closeCamera();
    const { round } = this;
    const { tracks, failures } = await open({ video: wish }, () => round === this.round);
    if (round === this.round) await this.adopt(tracks, failures);
    else closeAll(tracks);
  }

  /** The owner's own switch: off is silence and a black picture at once, on this device. */
  setOn(source: MediaSource, isOn: boolean): void {
    this.isOn[source] = isOn;
    const raw = source === 'camera' ? this.camera : this.chain?.raw;
    if (raw !== null && raw !== undefined && raw.enabled !== isOn) raw.enabled = isOn;
  }

  /** After lock, app switch or a phone call: whatever ended or fell silent is opened anew. */
  async verify(): Promise<void> {
    const isDead = (track: MediaStreamTrack | null | undefined): boolean =>
      track?.readyState === 'ended' || track?.muted === true;
    if (isDead(this.camera)) this.closeCamera();
    if (isDead(this.chain?.raw)) this.closeMicrophone();
    const wasLive = mediaSources.some((source) => this.view[source].status === 'live');
    if (wasLive && (this.camera === null || this.chain === null)) await this.start();
  }

  prepare(): void {
    const audio = pageAudioContext();
    // What fails now is fetched again when it is needed.
    if (audio?.state === 'running') void prepareNoiseSuppression(audio).catch(() => undefined);
  }

  stop(): void {
    this.round += 1;
    this.running = null;
    this.hasChanged = false;
    this.closeCamera();
    this.closeMicrophone();
    navigator.mediaDevices?.removeEventListener('devicechange', this.onDeviceChange);
    if (this.view !== captureOff) this.publish({ ...captureOff, generation: this.view.generation + 1 });
  }

  private async openMissing(): Promise<CaptureView> {
    const { round } = this;
    const wantsCamera = this.camera === null;
    const wantsMicrophone = this.chain === null;
    if (!wantsCamera && !wantsMicrophone) return this.view;
    if (navigator.mediaDevices === undefined) {
      this.publish({ ...this.view, camera: failed('missing'), microphone: failed('missing') });
      return this.view;
    }
    this.publish({
      ...this.view,
      ...(wantsCamera ? { camera: { status: 'starting' } } : {}),
      ...(wantsMicrophone ? { microphone: { status: 'starting' } } : {}),
    });
    const wish = {
      ...(wantsCamera ? { video: { ...videoWish, facingMode: this.facing } } : {}),
      ...(wantsMicrophone ? { audio: audioWish } : {}),
    };
    const { tracks, failures } = await open(wish, () => round === this.round);
    if (round !== this.round) {
      closeAll(tracks);
      return this.view;
    }
    navigator.mediaDevices.addEventListener('devicechange', this.onDeviceChange);
    await this.adopt(tracks, failures);
    return this.view;
  }

  private async adopt(tracks: Tracks, failures: Failures): Promise<void> {
    if (tracks.camera !== null) this.adoptCamera(tracks.camera);
    const { round } = this;
    if (tracks.microphone !== null) await this.adoptMicrophone(tracks.microphone);
    this.rebuildPreview();
    const cameras = (await navigator.mediaDevices.enumerateDevices()).filter((device) => device.kind === 'videoinput');
    if (round !== this.round) return;
    this.publish({
      camera: stateOf(this.camera, failures.camera),
      microphone: stateOf(this.chain?.raw ?? null, failures.microphone),
      canSwitchCamera: cameras.length > 1,
      generation: this.view.generation + 1,
    });
  }

  private adoptCamera(track: MediaStreamTrack): void {
    track.enabled = this.isOn.camera;
    track.addEventListener('ended', () => this.onEnded('camera', track));
    this.camera = track;
    // The line disables its track while off air; the own preview must go on, so each has its own.
    this.sentCamera = track.clone();
    this.sentCamera.enabled = true;
  }

  private async adoptMicrophone(track: MediaStreamTrack): Promise<void> {
    track.enabled = this.isOn.microphone;
    track.addEventListener('ended', () => this.onEnded('microphone', track));
    const chain = new MicrophoneChain(track, () =>
      this.publish({ ...this.view, generation: this.view.generation + 1 }),
    );
    this.chain = chain;
    this.levelMeter = meterFor(track);
    await chain.start();
  }

  /** A device may be back while it is still being found missing: then it is looked for once more. */
  private readonly onDeviceChange = (): void => {
    this.hasChanged = this.running !== null;
    if (this.hasChanged) return;
    const hasFailed = mediaSources.some((source) => this.view[source].status === 'failed');
    if (hasFailed) void this.start();
  };

  private onEnded(source: MediaSource, track: MediaStreamTrack): void {
    const current = source === 'camera' ? this.camera : this.chain?.raw;
    if (current !== track) return;
    if (source === 'camera') this.closeCamera();
    else this.closeMicrophone();
    this.rebuildPreview();
    this.publish({ ...this.view, [source]: failed('missing'), generation: this.view.generation + 1 });
    // A pulled plug: the browser offers the next device, if there is one.
    void this.start();
  }

  private closeCamera(): void {
    const camera = this.camera;
    this.camera = null;
    camera?.stop();
    this.sentCamera?.stop();
    this.sentCamera = null;
    this.rebuildPreview();
  }

  private closeMicrophone(): void {
    this.levelMeter?.stop();
    this.levelMeter = null;
    this.chain?.stop();
    this.chain = null;
  }

  private rebuildPreview(): void {
    this.preview = this.camera === null ? null : new MediaStream([this.camera]);
  }

  private publish(view: CaptureView): void {
    this.view = view;
    for (const listener of this.listeners) listener();
  }
}

function closeAll(tracks: Tracks): void {
  for (const source of mediaSources) tracks[source]?.stop();
}

function failed(failure: CaptureFailure): SourceView {
  return { status: 'failed', failure };
}

function stateOf(track: MediaStreamTrack | null, failure: CaptureFailure | undefined): SourceView {
  if (track !== null) return { status: 'live' };
  return failure === undefined ? { status: 'off' } : failed(failure);
}

/** One request for both; only where that fails, one each, so that the working one is found and the reasons are told apart. */
async function open(wish: MediaStreamConstraints, isWanted: () => boolean): Promise<Opened> {
  if (!isWanted()) return { tracks: { camera: null, microphone: null }, failures: {} };
  try {
    return { tracks: tracksOf(await navigator.mediaDevices.getUserMedia(wish)), failures: {} };
  } catch (error) {
    const isBoth = wish.audio !== undefined && wish.video !== undefined;
    if (!isBoth) {
      const source: MediaSource = wish.video === undefined ? 'microphone' : 'camera';
      return { tracks: { camera: null, microphone: null }, failures: { [source]: failureOf(factsOf(error)) } };
    }
  }
  const microphone = await open(wish.audio === undefined ? {} : { audio: wish.audio }, isWanted);
  const camera = await open(wish.video === undefined ? {} : { video: wish.video }, isWanted);
  return {
    tracks: { camera: camera.tracks.camera, microphone: microphone.tracks.microphone },
    failures: { ...microphone.failures, ...camera.failures },
  };
}

function tracksOf(stream: MediaStream): Tracks {
  return { camera: stream.getVideoTracks()[0] ?? null, microphone: stream.getAudioTracks()[0] ?? null };
}

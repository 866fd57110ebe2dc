import { NoiseSuppression } from './noise-suppression.ts';
import { pageAudioContext } from './sound/audio-context.ts';

const startLimitMs = 3_000;
const againAfterMs = 5_000;

/**
 * Microphone → RNNoise → the track that is sent. Where the suppression cannot run (no worklet, context still locked),
 * the plain microphone is sent with the browser's own suppression: worse, but never silence.
 */
export class MicrophoneChain {
  readonly raw: MediaStreamTrack;
  private readonly onChange: () => void;
  private suppression: NoiseSuppression | null = null;
  private plain: MediaStreamTrack | null = null;
  private isStopped = false;

  constructor(raw: MediaStreamTrack, onChange: () => void) {
    this.raw = raw;
    this.onChange = onChange;
  }

  /** The track to send; the same object as long as nothing about the chain changes. */
  get outgoing(): MediaStreamTrack {
    const processed = this.suppression?.processedTrack;
    if (processed !== undefined) return processed;
    this.plain ??= this.raw.clone();
    return this.plain;
  }

  get isSuppressed(): boolean {
    return this.suppression !== null;
  }

  async start(): Promise<void> {
    const audio = pageAudioContext();
    if (audio === null) return;
    if (audio.state !== 'running') {
      await this.useBrowserSuppression();
      audio.addEventListener('statechange', this.startWhenRunning);
      return;
    }
    await this.startSuppression(audio);
  }

  stop(): void {
    this.isStopped = true;
    pageAudioContext()?.removeEventListener('statechange', this.startWhenRunning);
    void this.suppression?.destroy();
    this.suppression = null;
    this.plain?.stop();
    this.raw.stop();
  }

  private readonly startWhenRunning = (): void => {
    const audio = pageAudioContext();
    if (audio?.state !== 'running' || this.suppression !== null) return;
    audio.removeEventListener('statechange', this.startWhenRunning);
    void this.startSuppression(audio);
  };

  /**
   * Resolves when the suppression runs, or after the limit: then the browser's own helps out until ours is ready. A
   * tablet that was busy for a moment must not go without for the whole round.
   */
  private async startSuppression(audio: AudioContext): Promise<void> {
    const isReady = await within(this.adoptSuppression(audio), startLimitMs);
    if (!isReady && this.suppression === null) await this.useBrowserSuppression();
  }

  private async adoptSuppression(audio: AudioContext): Promise<void> {
    const suppression = new NoiseSuppression();
    suppression.onBroken = () => void this.fallBack(suppression);
    try {
      await suppression.init({ audioContext: audio, track: this.raw });
    } catch {
      await suppression.destroy();
      await this.useBrowserSuppression();
      setTimeout(() => {
        if (!this.isStopped && this.suppression === null) void this.adoptSuppression(audio);
      }, againAfterMs);
      return;
    }
    if (this.isStopped || this.suppression !== null) {
      await suppression.destroy();
      return;
    }
    this.suppression = suppression;
    await this.applySuppression(false);
    this.onChange();
    this.plain?.stop();
    this.plain = null;
  }

  private async fallBack(broken: NoiseSuppression): Promise<void> {
    if (this.suppression !== broken || this.isStopped) return;
    this.suppression = null;
    await this.useBrowserSuppression();
    this.onChange();
    await broken.destroy();
  }

  private useBrowserSuppression(): Promise<void> {
    return this.applySuppression(true);
  }

  private async applySuppression(noiseSuppression: boolean): Promise<void> {
    try {
      await this.raw.applyConstraints({ echoCancellation: true, autoGainControl: true, noiseSuppression });
    } catch {
      // Not every browser changes it on a running track; the sound goes on either way.
    }
  }
}

/** Whether the work was done within the limit; it goes on all the same. */
async function within(work: Promise<void>, limitMs: number): Promise<boolean> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const limit = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), limitMs);
  });
  const isDone = await Promise.race([work.then(() => true), limit]);
  clearTimeout(timer);
  return isDone;
}

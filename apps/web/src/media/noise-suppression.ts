import { RnnoiseWorkletNode, loadRnnoise } from '@sapphi-red/web-noise-suppressor';
// oxlint-disable-next-line import/default -- Vite gives a file its address as default export.
import rnnoiseWorkletUrl from '@sapphi-red/web-noise-suppressor/rnnoiseWorklet.js?url';
import rnnoiseWasmUrl from '@sapphi-red/web-noise-suppressor/rnnoise.wasm?url';
import rnnoiseSimdWasmUrl from '@sapphi-red/web-noise-suppressor/rnnoise_simd.wasm?url';
import type { AudioProcessorOptions, Track, TrackProcessor } from 'livekit-client';

let wasmBinary: Promise<ArrayBuffer> | null = null;
type WorkletHost = { readonly audioWorklet: Pick<AudioWorklet, 'addModule'> };
const preparedContexts = new WeakMap<WorkletHost, Promise<void>>();

/** Fetches worklet and model from the own origin once a page; called early, so that the tap need not wait. */
export function prepareNoiseSuppression(audio: WorkletHost): Promise<ArrayBuffer> {
  const prepared = preparedContexts.get(audio) ?? audio.audioWorklet.addModule(rnnoiseWorkletUrl);
  const binary = (wasmBinary ??= loadRnnoise({ url: rnnoiseWasmUrl, simdUrl: rnnoiseSimdWasmUrl }));
  preparedContexts.set(audio, prepared);
  // A page lives for days: what failed once, as while the server restarts, is fetched anew the next time.
  prepared.catch(() => preparedContexts.delete(audio));
  binary.catch(() => {
    if (wasmBinary === binary) wasmBinary = null;
  });
  return Promise.all([prepared, binary]).then(() => binary);
}

/**
 * RNNoise as a LiveKit track processor. It is driven by our own capture and not by `setProcessor`: the SDK ends a
 * processor with the audio context of each connection, and re-attaching it to a paused track would send packets
 * (livekit-client 2.23 `LocalTrack.setMediaStreamTrack` resumes the sender). So a reconnect never touches it.
 */
export class NoiseSuppression implements TrackProcessor<Track.Kind.Audio, AudioProcessorOptions> {
  readonly name = 'rnnoise';
  processedTrack?: MediaStreamTrack;
  /** Called when the worklet dies later on; the capture then falls back to the plain microphone. */
  onBroken: () => void = () => undefined;
  private nodes: {
    source: MediaStreamAudioSourceNode;
    rnnoise: RnnoiseWorkletNode;
    out: MediaStreamAudioDestinationNode;
  } | null = null;

  async init({ audioContext, track }: Pick<AudioProcessorOptions, 'audioContext' | 'track'>): Promise<void> {
    const binary = await prepareNoiseSuppression(audioContext);
    const source = audioContext.createMediaStreamSource(new MediaStream([track]));
    const rnnoise = new RnnoiseWorkletNode(audioContext, { wasmBinary: binary, maxChannels: 1 });
    rnnoise.addEventListener('processorerror', () => this.onBroken());
    const out = audioContext.createMediaStreamDestination();
    out.channelCount = 1;
    source.connect(rnnoise).connect(out);
    this.nodes = { source, rnnoise, out };
    const [processed] = out.stream.getAudioTracks();
    if (processed !== undefined) this.processedTrack = processed;
  }

  async restart(options: Pick<AudioProcessorOptions, 'audioContext' | 'track'>): Promise<void> {
    await this.destroy();
    await this.init(options);
  }

  async destroy(): Promise<void> {
    const nodes = this.nodes;
    this.nodes = null;
    nodes?.source.disconnect();
    nodes?.rnnoise.disconnect();
    nodes?.rnnoise.destroy();
    this.processedTrack?.stop();
  }
}

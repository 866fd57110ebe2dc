import { pageAudioContext } from './sound/audio-context.ts';

const floorDb = -55;
const ceilingDb = -12;

/** Maps a root mean square of samples (0–1) to 0–1 on a scale of decibels that speech fills. */
export function loudnessOf(rms: number): number {
  if (rms <= 0) return 0;
  const db = 20 * Math.log10(rms);
  return Math.min(1, Math.max(0, (db - floorDb) / (ceilingDb - floorDb)));
}

/** Reads the level of a microphone; drawn by whoever shows it, at most every 80 ms. */
export class LevelMeter {
  private readonly source: MediaStreamAudioSourceNode;
  private readonly analyser: AnalyserNode;
  private readonly samples: Float32Array<ArrayBuffer>;

  constructor(audio: AudioContext, track: MediaStreamTrack) {
    this.source = audio.createMediaStreamSource(new MediaStream([track]));
    this.analyser = audio.createAnalyser();
    this.analyser.fftSize = 1024;
    this.samples = new Float32Array(this.analyser.fftSize);
    this.source.connect(this.analyser);
  }

  read(): number {
    this.analyser.getFloatTimeDomainData(this.samples);
    let sum = 0;
    for (const sample of this.samples) sum += sample * sample;
    return loudnessOf(Math.sqrt(sum / this.samples.length));
  }

  stop(): void {
    this.source.disconnect();
  }
}

export function meterFor(track: MediaStreamTrack): LevelMeter | null {
  const audio = pageAudioContext();
  return audio === null ? null : new LevelMeter(audio, track);
}

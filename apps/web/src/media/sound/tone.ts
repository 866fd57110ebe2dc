export type Tone = {
  readonly frequencyHz: number;
  /** Seconds after the start of the figure. */
  readonly at: number;
  readonly lastsSeconds: number;
  /** 0–1. */
  readonly loudness: number;
  readonly shape: OscillatorType;
};

/** Plays one tone with a soft attack and an exponential decay, so that nothing clicks. */
export function playTone(audio: AudioContext, out: AudioNode, tone: Tone, from: number): void {
  const oscillator = audio.createOscillator();
  const gain = audio.createGain();
  const start = from + tone.at;
  const end = start + tone.lastsSeconds;
  oscillator.type = tone.shape;
  oscillator.frequency.value = tone.frequencyHz;
  gain.gain.setValueAtTime(0.0001, start);
  gain.gain.exponentialRampToValueAtTime(tone.loudness, start + 0.015);
  gain.gain.exponentialRampToValueAtTime(0.0001, end);
  oscillator.connect(gain).connect(out);
  oscillator.start(start);
  oscillator.stop(end + 0.02);
  oscillator.addEventListener('ended', () => gain.disconnect());
}

import { readFileSync, writeFileSync } from 'node:fs';

const headerBytes = 44;
const sampleRate = 48_000;
const windowSamples = sampleRate / 50;
/** Root mean square, of full scale; below it is a pause. */
const pauseLevel = 0.02;

/** Writes recorded speech without its pauses: a first sound must not wait for the speaker to go on. */
export function writeDenseSpeech(from: string, to: string): void {
  writeFileSync(to, withoutPauses(readFileSync(from)));
}

/** Mono WAV of 48 kHz and 16 bit. */
function withoutPauses(wav: Buffer): Buffer {
  const spoken: Buffer[] = [];
  for (let at = headerBytes; at + windowSamples * 2 <= wav.length; at += windowSamples * 2) {
    const window = wav.subarray(at, at + windowSamples * 2);
    if (loudness(window) > pauseLevel) spoken.push(window);
  }
  const sound = Buffer.concat(spoken);
  const header = Buffer.from(wav.subarray(0, headerBytes));
  header.writeUInt32LE(headerBytes - 8 + sound.length, 4);
  header.writeUInt32LE(sound.length, headerBytes - 4);
  return Buffer.concat([header, sound]);
}

function loudness(window: Buffer): number {
  let sum = 0;
  for (let at = 0; at < window.length; at += 2) sum += (window.readInt16LE(at) / 32_768) ** 2;
  return Math.sqrt(sum / windowSamples);
}

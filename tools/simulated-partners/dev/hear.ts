/** Writes what a voice says to a WAV file: node dev/hear.ts <file> [key]. */
import { writeFileSync } from 'node:fs';
import { appearanceOf } from '../src/draw/appearance.ts';
import { greetings, interjections, sentences } from '../src/sound/sentences.ts';
import { Voice } from '../src/sound/voice.ts';

const [file = 'voice.wav', key = 'calbe'] = process.argv.slice(2);
const voice = new Voice(appearanceOf(key), Math.random);
const parts: Int16Array[] = [];
const started = performance.now();
for (const line of [...greetings, ...interjections, ...sentences]) {
  voice.say(line);
  while (voice.isSpeaking) {
    const piece = new Int16Array(2400);
    voice.write(piece);
    parts.push(piece);
  }
  parts.push(new Int16Array(12000));
}
const samples = Int16Array.from(parts.flatMap((part) => [...part]));
const took = performance.now() - started;
const header = Buffer.alloc(44);
header.write('RIFF', 0);
header.writeUInt32LE(36 + samples.byteLength, 4);
header.write('WAVEfmt ', 8);
header.writeUInt32LE(16, 16);
header.writeUInt16LE(1, 20);
header.writeUInt16LE(1, 22);
header.writeUInt32LE(48000, 24);
header.writeUInt32LE(96000, 28);
header.writeUInt16LE(2, 32);
header.writeUInt16LE(16, 34);
header.write('data', 36);
header.writeUInt32LE(samples.byteLength, 40);
writeFileSync(file, Buffer.concat([header, Buffer.from(samples.buffer)]));
let peak = 0;
let power = 0;
for (const sample of samples) {
  peak = Math.max(peak, Math.abs(sample));
  power += (sample / 32768) ** 2;
}
process.stderr.write(
  `${(samples.length / 48000).toFixed(1)} s in ${took.toFixed(0)} ms, peak ${peak}, mean ${(10 * Math.log10(power / samples.length)).toFixed(1)} dB\n`,
);

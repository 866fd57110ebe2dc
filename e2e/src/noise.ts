import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const sampleRate = 48_000;

/** Writes steady white noise (mono, 48 kHz, 16 bit) with the given root mean square (1 = full scale). */
export async function writeNoise(rms: number, seconds: number): Promise<string> {
  const samples = new Int16Array(sampleRate * seconds);
  // Uniform noise of amplitude a has a root mean square of a / √3. A fixed sequence, so that every run hears the same.
  let seed = 1;
  for (let index = 0; index < samples.length; index += 1) {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    samples[index] = Math.round((seed / 2 ** 30 - 1) * rms * Math.sqrt(3) * 32_767);
  }
  const file = join(await mkdtemp(join(tmpdir(), 'kreisrunde-noise-')), 'noise.wav');
  await writeFile(file, Buffer.concat([header(samples.byteLength), Buffer.from(samples.buffer)]));
  return file;
}

function header(bytes: number): Buffer {
  const head = Buffer.alloc(44);
  head.write('RIFF', 0);
  head.writeUInt32LE(36 + bytes, 4);
  head.write('WAVEfmt ', 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(sampleRate, 24);
  head.writeUInt32LE(sampleRate * 2, 28);
  head.writeUInt16LE(2, 32);
  head.writeUInt16LE(16, 34);
  head.write('data', 36);
  head.writeUInt32LE(bytes, 40);
  return head;
}

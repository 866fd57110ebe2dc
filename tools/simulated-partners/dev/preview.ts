/** Writes a contact sheet of all faces as PPM to look at: node dev/preview.ts <file> [scale] [key …]. */
import { writeFileSync } from 'node:fs';
import { appearanceOf, knownOffices } from '../src/draw/appearance.ts';
import { drawPortrait } from '../src/draw/portrait.ts';
import { type Patch, putPatch } from '../src/draw/yuv.ts';

const [file = 'preview.ppm', scaleText = '1', ...keys] = process.argv.slice(2);
const scale = Number(scaleText);
const offices = keys.length > 0 ? keys : knownOffices;
const columns = Math.min(offices.length, keys.length > 0 ? 2 : 3);
const names: Record<string, string> = {
  bernburg: 'Bernburg (Saale)',
  schoenebeck: 'Schönebeck (Elbe)',
  stassfurt: 'Staßfurt',
  calbe: 'Calbe (Saale)',
  boerdeland: 'Bördeland',
  koennern: 'Könnern',
  nienburg: 'Nienburg (Saale)',
  'egelner-mulde': 'VG Egelner Mulde',
  'saale-wipper': 'VG Saale-Wipper',
};

function nameOf(key: string): string {
  return names[key] ?? key.charAt(0).toUpperCase() + key.slice(1);
}

function toRgb(patch: Patch): Buffer {
  const { w, h, data } = patch;
  const out = Buffer.alloc(w * h * 3);
  for (let y = 0; y < h; y += 1) {
    for (let x = 0; x < w; x += 1) {
      const luma = 1.164 * ((data[y * w + x] ?? 0) - 16);
      const chroma = (y >> 1) * (w / 2) + (x >> 1);
      const u = (data[w * h + chroma] ?? 0) - 128;
      const v = (data[(w * h * 5) / 4 + chroma] ?? 0) - 128;
      const at = (y * w + x) * 3;
      out[at] = Math.max(0, Math.min(255, luma + 1.596 * v));
      out[at + 1] = Math.max(0, Math.min(255, luma - 0.392 * u - 0.813 * v));
      out[at + 2] = Math.max(0, Math.min(255, luma + 2.017 * u));
    }
  }
  return out;
}

const rows = Math.ceil(offices.length / columns);
const w = 640 * scale;
const h = 360 * scale;
const sheet = Buffer.alloc(w * columns * h * rows * 3);
for (const [index, key] of offices.entries()) {
  const started = performance.now();
  const portrait = drawPortrait(appearanceOf(key), nameOf(key), scale);
  const took = performance.now() - started;
  const pose = portrait.poses[(index * 4) % portrait.poses.length];
  if (pose === undefined) continue;
  const frame = { ...pose.whole, data: pose.whole.data.slice() };
  const eyes = pose.eyes[[0, 0, 3, 0, 2, 0, 4, 1][index % 8] ?? 0];
  const mouth = pose.mouths[[0, 1, 2, 0, 3, 4, 5][index % 7] ?? 0];
  if (eyes !== undefined) putPatch(frame, eyes);
  if (mouth !== undefined) putPatch(frame, mouth);
  Array.from('142107').forEach((digit, place) => {
    const spot = portrait.clock.places[[0, 1, 3, 4, 6, 7][place] ?? 0];
    const piece = portrait.clock.digits[Number(digit)];
    if (spot !== undefined && piece !== undefined) putPatch(frame, piece, spot);
  });
  for (const spot of [portrait.clock.places[2], portrait.clock.places[5]])
    if (spot !== undefined) putPatch(frame, portrait.clock.colon, spot);
  const rgb = toRgb(frame);
  const left = (index % columns) * w;
  const top = Math.floor(index / columns) * h;
  for (let row = 0; row < h; row += 1)
    rgb.copy(sheet, ((top + row) * w * columns + left) * 3, row * w * 3, (row + 1) * w * 3);
  process.stderr.write(`${key} ${took.toFixed(0)} ms\n`);
}
writeFileSync(file, Buffer.concat([Buffer.from(`P6 ${w * columns} ${h * rows} 255\n`), sheet]));

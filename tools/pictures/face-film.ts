import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { appearanceOf } from '../simulated-partners/src/draw/appearance.ts';
import { Film } from '../simulated-partners/src/draw/film.ts';
import { drawPortrait } from '../simulated-partners/src/draw/portrait.ts';

const framesPerSecond = 10;

/**
 * Writes a drawn face as a YUV4MPEG2 film (4:2:0, 640x360), which Chromium takes as its camera
 * (`--use-file-for-fake-video-capture`).
 */
export async function writeFaceFilm(file: string, face: { key: string; name: string; seconds: number }): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const portrait = drawPortrait(appearanceOf(face.key), face.name, 1);
  const film = new Film(portrait, () => 0.5);
  const frame = { ...emptyFrame(portrait.w, portrait.h) };
  const out = await open(file, 'w');
  await out.write(`YUV4MPEG2 W${portrait.w} H${portrait.h} F${framesPerSecond}:1 Ip A1:1 C420mpeg2\n`);
  const start = Date.now();
  for (let index = 0; index < face.seconds * framesPerSecond; index += 1) {
    film.draw(frame, { now: start + (index * 1000) / framesPerSecond, mouth: 0, isSpeaking: false });
    await out.write('FRAME\n');
    await out.write(frame.data);
  }
  await out.close();
}

function emptyFrame(w: number, h: number) {
  return { x: 0, y: 0, w, h, data: new Uint8Array((w * h * 3) / 2) };
}

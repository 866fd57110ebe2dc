import type { Appearance } from './appearance.ts';
import { type Canvas, Pen, canvasOf, colour, darker, defocus, lighter, mix } from './canvas.ts';
import { boxPath, ellipsePath, placed } from './outline.ts';

/** The picture is drawn in these units and scaled to its pixels afterwards. */
export const stage = { w: 640, h: 360 } as const;

/** The office behind the person, out of focus as a lens would show it. */
export function drawBackdrop(look: Appearance, scale: number): Canvas {
  const canvas = canvasOf(stage.w * scale, stage.h * scale);
  const pen = new Pen(canvas, placed(scale, 0, 0));
  const wall = colour(look.wall);
  const whole = boxPath(-20, -20, stage.w + 40, stage.h + 40);
  pen.fill(whole, { paint: { from: lighter(wall, 0.1), to: darker(wall, 0.34), line: [60, 0, 600, 360] } });
  // The scene stands on the side away from the sign; it is drawn on the left and moved.
  const x = look.signSide === 'right' ? 0 : 360;
  scenes[look.scene](pen, x, look);
  defocus(canvas, 4.2 * scale);
  // Light from the window side, and the corners of the lens.
  pen.fill(ellipsePath(look.signSide === 'right' ? 120 : 500, 60, 260, 190), {
    paint: [1, 0.98, 0.94],
    alpha: 0.1,
    soft: 60,
  });
  pen.fill(boxPath(-10, 300, stage.w + 20, 90), { paint: [0.03, 0.03, 0.06], alpha: 0.3, soft: 45 });
  return canvas;
}

type Scene = (pen: Pen, x: number, look: Appearance) => void;

const scenes: Readonly<Record<Appearance['scene'], Scene>> = {
  window: drawWindow,
  books: drawBooks,
  map: drawMap,
  plant: drawPlant,
  lamp: drawLamp,
  poster: drawPoster,
};

function drawCabinet(pen: Pen, x: number, look: Appearance): void {
  const wood = mix(darker(colour(look.wall), 0.42), colour('#3a2c22'), 0.35);
  pen.fill(boxPath(x, 96, 130, 290), {
    paint: { from: lighter(wood, 0.08), to: darker(wood, 0.2), line: [x, 0, x + 130, 0] },
  });
  pen.fill(boxPath(x + 62, 104, 4, 270), { paint: darker(wood, 0.5) });
}

function drawWindow(pen: Pen, x: number, look: Appearance): void {
  pen.fill(boxPath(x + 30, -10, 176, 222), { paint: colour('#e8edf2') });
  pen.fill(boxPath(x + 38, -10, 160, 214), {
    paint: { from: colour('#c3d6e8'), to: colour('#eef3f4'), line: [x, 0, x, 180] },
  });
  pen.fill(ellipsePath(x + 60, 196, 60, 36), { paint: colour('#8fa98d') });
  pen.fill(ellipsePath(x + 150, 204, 70, 44), { paint: colour('#7f9c86') });
  pen.fill(boxPath(x + 38, 190, 160, 16), { paint: colour('#93a88f') });
  pen.fill(boxPath(x + 112, -10, 9, 214), { paint: colour('#f2f4f6') });
  pen.fill(boxPath(x + 38, 84, 160, 8), { paint: colour('#f2f4f6') });
  pen.fill(boxPath(x + 20, 206, 196, 12), { paint: colour('#d9dde2') });
  if (x === 0) drawCabinet(pen, 560, look);
  else drawCabinet(pen, -60, look);
}

const spines = [
  '#7c3b32',
  '#35506f',
  '#8a7446',
  '#4d5f4c',
  '#a9a397',
  '#5a3f5e',
  '#2e4a4a',
  '#934f2e',
  '#c4bda9',
  '#3b3f52',
];

function drawBooks(pen: Pen, x: number, _look: Appearance): void {
  const wood = colour('#4d3626');
  pen.fill(boxPath(x + 20, -10, 290, 400), {
    paint: { from: darker(wood, 0.25), to: darker(wood, 0.5), line: [x, 0, x + 260, 0] },
  });
  for (let shelf = 0; shelf < 4; shelf += 1) {
    const floor = 62 + shelf * 78;
    let at = x + 28;
    for (let book = 0; at < x + 296; book += 1) {
      const turn = (book * 7 + shelf * 3) % spines.length;
      const width = 9 + ((book * 5 + shelf * 2) % 4) * 4;
      const height = 40 + ((book * 11 + shelf * 5) % 5) * 5;
      // A gap now and then: a shelf somebody uses.
      if ((book + shelf * 2) % 7 !== 5) {
        pen.fill(boxPath(at, floor - height, width, height), { paint: colour(spines[turn] ?? '#7c3b32') });
      }
      at += width + 2;
    }
    pen.fill(boxPath(x + 20, floor, 290, 7), { paint: lighter(wood, 0.1) });
  }
}

function drawMap(pen: Pen, x: number, look: Appearance): void {
  pen.fill(boxPath(x + 44, 12, 176, 148), { paint: [0.1, 0.1, 0.12], alpha: 0.35, soft: 6 });
  pen.fill(boxPath(x + 40, 8, 174, 146), { paint: colour('#cfccbf') });
  pen.fill(boxPath(x + 47, 15, 160, 132), { paint: colour('#dcdccb') });
  pen.fill(
    `M${x + 62} 50 C${x + 80} 20 ${x + 130} 30 ${x + 160} 26 C${x + 196} 30 ${x + 190} 80 ${x + 182} 108 C${x + 150} 140 ${x + 110} 120 ${x + 84} 130 C${x + 56} 120 ${x + 60} 80 ${x + 62} 50 Z`,
    { paint: colour('#8fae8f') },
  );
  pen.fill(`M${x + 110} 62 C${x + 130} 50 ${x + 156} 60 ${x + 160} 84 C${x + 150} 104 ${x + 120} 100 ${x + 108} 90 Z`, {
    paint: colour('#a9bd92'),
  });
  pen.stroke(
    `M${x + 72} 138 C${x + 96} 108 ${x + 120} 92 ${x + 138} 66 C${x + 150} 50 ${x + 170} 44 ${x + 190} 28`,
    7,
    { paint: colour('#6f98bd') },
  );
  drawCabinet(pen, x === 0 ? 560 : -60, look);
}

function drawPlant(pen: Pen, x: number, _look: Appearance): void {
  pen.fill(boxPath(x + 96, 14, 112, 128), { paint: colour('#b9bcc4') });
  pen.fill(boxPath(x + 104, 22, 96, 112), {
    paint: { from: colour('#dfe2e6'), to: colour('#b6c0cc'), line: [x, 20, x, 140] },
  });
  pen.fill(ellipsePath(x + 150, 96, 34, 20), { paint: colour('#8ea4b8') });
  const greens = ['#2f5a3c', '#3f7048', '#4d8255', '#35624a'];
  for (let leaf = 0; leaf < 15; leaf += 1) {
    const angle = -2.8 + leaf * 0.175;
    const reach = 76 + ((leaf * 37) % 5) * 13;
    const tipX = x + 62 + Math.cos(angle) * reach * 0.8;
    const tipY = 268 + Math.sin(angle) * reach * 1.25;
    const bend = leaf % 2 === 0 ? 12 : -12;
    pen.stroke(
      `M${x + 62} 290 Q${(x + 62 + tipX) / 2 + bend} ${(280 + tipY) / 2 - 12} ${tipX} ${tipY}`,
      (t) => 5 + 17 * Math.sin(Math.PI * (0.12 + t * 0.86)),
      {
        paint: colour(greens[leaf % greens.length] ?? '#3f7048'),
      },
    );
  }
  pen.fill(`M${x + 24} 280 L${x + 104} 280 L${x + 94} 370 L${x + 34} 370 Z`, {
    paint: { from: colour('#b0664a'), to: colour('#7a4432'), line: [x + 24, 0, x + 104, 0] },
  });
}

function drawLamp(pen: Pen, x: number, look: Appearance): void {
  pen.fill(ellipsePath(x + 92, 96, 150, 130), { paint: colour('#ffdf9e'), alpha: 0.3, soft: 34 });
  pen.fill(boxPath(x + 88, 130, 7, 240), { paint: colour('#3a322b') });
  pen.fill(`M${x + 62} 44 L${x + 122} 44 L${x + 146} 132 L${x + 38} 132 Z`, {
    paint: { from: colour('#fff0c9'), to: colour('#e8c084'), line: [x, 44, x, 132] },
  });
  pen.fill(boxPath(x - 10, 236, 236, 8), { paint: colour('#4a3a2d') });
  pen.fill(boxPath(x - 10, 244, 236, 130), { paint: darker(colour(look.wall), 0.45) });
  pen.fill(boxPath(x + 132, 186, 14, 50), { paint: colour('#35506f') });
  pen.fill(boxPath(x + 148, 180, 18, 56), { paint: colour('#7c3b32') });
  pen.fill(boxPath(x + 168, 192, 12, 44), { paint: colour('#8a7446') });
}

function drawPoster(pen: Pen, x: number, look: Appearance): void {
  pen.fill(boxPath(x + 56, 22, 132, 158), { paint: [0.08, 0.08, 0.1], alpha: 0.35, soft: 6 });
  pen.fill(boxPath(x + 52, 18, 130, 156), { paint: colour('#2c2a2b') });
  pen.fill(boxPath(x + 59, 25, 116, 142), {
    paint: { from: colour('#f0d9b0'), to: colour('#e2a777'), line: [x, 25, x, 120] },
  });
  pen.fill(ellipsePath(x + 146, 64, 17, 17), { paint: colour('#f7ecd2') });
  pen.fill(
    `M${x + 59} 118 C${x + 80} 92 ${x + 100} 112 ${x + 120} 100 C${x + 142} 88 ${x + 160} 106 ${x + 175} 98 L${x + 175} 167 L${x + 59} 167 Z`,
    { paint: colour('#6d8270') },
  );
  // A castle on the hill, as the towns on the Saale have one.
  pen.fill(
    `M${x + 84} 106 L${x + 84} 84 L${x + 90} 74 L${x + 96} 84 L${x + 96} 94 L${x + 116} 94 L${x + 116} 78 L${x + 123} 66 L${x + 130} 78 L${x + 130} 106 Z`,
    { paint: colour('#7a4a3c') },
  );
  pen.fill(`M${x + 59} 140 C${x + 90} 128 ${x + 140} 152 ${x + 175} 136 L${x + 175} 167 L${x + 59} 167 Z`, {
    paint: colour('#5f89a6'),
  });
  pen.fill(boxPath(x + 10, 262, 230, 10), { paint: colour('#55432f') });
  pen.fill(boxPath(x + 10, 272, 230, 110), { paint: darker(colour(look.wall), 0.5) });
}

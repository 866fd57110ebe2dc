import type { Appearance } from './appearance.ts';
import { drawBackdrop, stage } from './backdrop.ts';
import { drawBody } from './body.ts';
import { type Canvas, Pen, canvasOf } from './canvas.ts';
import { type Eyes, type Mouth, drawEyes, drawMouth, eyesBox, mouthBox } from './expression.ts';
import { drawFace } from './face.ts';
import { drawHair, drawHairBehind } from './hair.ts';
import { type Placement, placed, within } from './outline.ts';
import { clockCells, drawClockSign, drawSign } from './sign.ts';
import { type Box, type Patch, putPatch, toPatch } from './yuv.ts';

/** Turns of the head, in order from one side to the other: radians, and drawing units sideways and down. */
const poses = [-4, -3, -2, -1, 0, 1, 2, 3, 4].map((step) => ({
  turn: step * 0.0062,
  x: step * 0.75,
  y: Math.abs(step) * 0.22,
}));

export const eyeStates: readonly Eyes[] = [
  { lids: 1, gaze: 0 },
  { lids: 0.5, gaze: 0 },
  { lids: 0, gaze: 0 },
  { lids: 0.97, gaze: -2.4 },
  { lids: 0.97, gaze: 2.4 },
];

export const mouthStates: readonly Mouth[] = [
  { open: 0, wide: 1 },
  { open: 0.22, wide: 1 },
  { open: 0.48, wide: 0.98 },
  { open: 0.8, wide: 0.94 },
  { open: 0.34, wide: 0.72 },
  { open: 0.3, wide: 1.12 },
  { open: 0.02, wide: 0.92 },
];

/** Everything a film of one partner is put together from, as I420 pieces. */
export type Portrait = {
  readonly w: number;
  readonly h: number;
  /** Per pose: the whole picture, then the pieces for eyes and mouth. */
  readonly poses: readonly {
    readonly whole: Patch;
    readonly eyes: readonly Patch[];
    readonly mouths: readonly Patch[];
  }[];
  readonly clock: {
    readonly places: readonly { readonly x: number; readonly y: number }[];
    readonly digits: readonly Patch[];
    readonly colon: Patch;
  };
};

/** Around everything that turns with the head, the longest hair included: x, y, w, h in the units of the head. */
const headBox = [-98, -134, 196, 344] as const;

const figure = { scale: 1, x: 320, y: 140 } as const;

type Layers = {
  readonly back: Canvas;
  readonly hairBehind: Canvas;
  readonly body: Canvas;
  readonly head: Canvas;
  readonly place: Placement;
  readonly scale: number;
};

/** Draws one partner. `scale` 1 gives 640 × 360 pixels; every size must come out even. */
export function drawPortrait(look: Appearance, name: string, scale: number): Portrait {
  const layers = drawLayers(look, name, scale);
  const eyes = eyeStates.map((state) => variant(layers, (pen) => drawEyes(pen, look, state)));
  const mouths = mouthStates.map((state) => variant(layers, (pen) => drawMouth(pen, look, state)));
  const full = { x: 0, y: 0, w: stage.w * scale, h: stage.h * scale };
  const restMouth = mouthStates[0] ?? { open: 0, wide: 1 };
  const atRest = variant(layers, (pen) => {
    drawEyes(pen, look, eyeStates[0] ?? { lids: 1, gaze: 0 });
    drawMouth(pen, look, restMouth);
  });
  const around = (box: Box): Box => boxOf(layers.place, box);
  const eyeWindow = around(boxFrom(eyesBox));
  const mouthWindow = around(boxFrom(mouthBox));
  const headWindow = around(boxFrom(headBox));
  const ground = compose(layers, atRest, turnOf(layers, { turn: 0, x: 0, y: 0 }), full);
  return {
    w: full.w,
    h: full.h,
    poses: poses.map((pose) => {
      const turned = turnOf(layers, pose);
      // Only around the head do the poses differ.
      const whole = { ...ground, data: ground.data.slice() };
      putPatch(whole, compose(layers, atRest, turned, headWindow));
      return {
        whole,
        eyes: eyes.map((head) => compose(layers, head, turned, eyeWindow)),
        mouths: mouths.map((head) => compose(layers, head, turned, mouthWindow)),
      };
    }),
    clock: clockOf(look, scale),
  };
}

function drawLayers(look: Appearance, name: string, scale: number): Layers {
  const place = within(placed(scale, 0, 0), placed(figure.scale, figure.x, figure.y));
  const layer = (): Canvas => canvasOf(stage.w * scale, stage.h * scale);
  const back = drawBackdrop(look, scale);
  drawSign(back, scale, { side: look.signSide, name });
  const hairBehind = layer();
  drawHairBehind(new Pen(hairBehind, place), look);
  const body = layer();
  // The clothes are drawn for a longer neck: moved up until they sit.
  drawBody(new Pen(body, within(place, placed(1.08, 0, -34))), look);
  const head = layer();
  const pen = new Pen(head, place);
  drawFace(pen, look);
  drawHair(pen, look);
  castShadow(back, [hairBehind, body, head], scale);
  return { back, hairBehind, body, head, place, scale };
}

/** The soft shade of the person on the wall, away from the light. */
function castShadow(back: Canvas, layers: readonly Canvas[], scale: number): void {
  const pen = new Pen(back, placed(scale, 0, 0));
  const mask = { x: 0, y: 0, w: back.w, h: back.h, data: new Float32Array(back.w * back.h) };
  const dx = Math.round(16 * scale);
  const dy = Math.round(12 * scale);
  for (let y = dy; y < back.h; y += 1) {
    for (let x = dx; x < back.w; x += 1) {
      const at = ((y - dy) * back.w + x - dx) * 4 + 3;
      let cover = 0;
      for (const layer of layers) cover = Math.max(cover, layer.data[at] ?? 0);
      mask.data[y * back.w + x] = cover;
    }
  }
  pen.paint(pen.soften(mask, 16), { paint: [0.02, 0.02, 0.05], alpha: 0.4 });
}

function variant(layers: Layers, draw: (pen: Pen) => void): Canvas {
  const head = { ...layers.head, data: layers.head.data.slice() };
  draw(new Pen(head, layers.place));
  return head;
}

type Turn = {
  readonly cos: number;
  readonly sin: number;
  readonly pivotX: number;
  readonly pivotY: number;
  readonly dx: number;
  readonly dy: number;
};

function turnOf(layers: Layers, pose: { turn: number; x: number; y: number }): Turn {
  const { place, scale } = layers;
  return {
    cos: Math.cos(pose.turn),
    sin: Math.sin(pose.turn),
    pivotX: place.e,
    pivotY: place.d * 110 + place.f,
    dx: pose.x * scale,
    dy: pose.y * scale,
  };
}

function compose(layers: Layers, head: Canvas, turn: Turn, box: Box): Patch {
  const rgb = new Float32Array(box.w * box.h * 3);
  const { back, body, hairBehind } = layers;
  for (let row = 0; row < box.h; row += 1) {
    for (let column = 0; column < box.w; column += 1) {
      const x = box.x + column;
      const y = box.y + row;
      // Where the turned layers come from: the turn taken back.
      const rx = x - turn.pivotX - turn.dx;
      const ry = y - turn.pivotY - turn.dy;
      const sx = turn.cos * rx + turn.sin * ry + turn.pivotX;
      const sy = turn.cos * ry - turn.sin * rx + turn.pivotY;
      const at = (y * back.w + x) * 4;
      const to = (row * box.w + column) * 3;
      const rest = 1 - (body.data[at + 3] ?? 0);
      for (let c = 0; c < 3; c += 1) rgb[to + c] = back.data[at + c] ?? 0;
      if (rest > 0) addSampled(hairBehind, [sx, sy], rgb, to);
      if (rest < 1) for (let c = 0; c < 3; c += 1) rgb[to + c] = (body.data[at + c] ?? 0) + (rgb[to + c] ?? 0) * rest;
      addSampled(head, [sx, sy], rgb, to);
    }
  }
  return toPatch(rgb, box);
}

/** Lays a layer over the pixel at `to`, seen from a place between pixels (bilinear). */
function addSampled(layer: Canvas, [x, y]: readonly [number, number], rgb: Float32Array, to: number): void {
  const left = Math.floor(x);
  const top = Math.floor(y);
  if (left < 0 || top < 0 || left >= layer.w - 1 || top >= layer.h - 1) return;
  const { data } = layer;
  const a = (top * layer.w + left) * 4;
  const b = a + layer.w * 4;
  const fx = x - left;
  const fy = y - top;
  const corners: Corners = [a, a + 4, b, b + 4];
  const shares: Corners = [(1 - fx) * (1 - fy), fx * (1 - fy), (1 - fx) * fy, fx * fy];
  const alpha = weighed(data, corners, shares, 3);
  if (alpha <= 0.001) return;
  for (let c = 0; c < 3; c += 1) rgb[to + c] = weighed(data, corners, shares, c) + (rgb[to + c] ?? 0) * (1 - alpha);
}

type Corners = readonly [number, number, number, number];

function weighed(data: Float32Array, at: Corners, share: Corners, channel: number): number {
  return (
    (data[at[0] + channel] ?? 0) * share[0] +
    (data[at[1] + channel] ?? 0) * share[1] +
    (data[at[2] + channel] ?? 0) * share[2] +
    (data[at[3] + channel] ?? 0) * share[3]
  );
}

function boxFrom([x, y, w, h]: readonly [number, number, number, number]): Box {
  return { x, y, w, h };
}

/** A window of the picture around a box of the head, even at all edges and with room for every pose. */
function boxOf(place: Placement, box: Box): Box {
  const room = 6 * place.a;
  const x = Math.floor((place.a * box.x + place.e - room) / 2) * 2;
  const y = Math.floor((place.d * box.y + place.f - room) / 2) * 2;
  const w = Math.ceil((place.a * box.w + room * 2) / 2) * 2;
  const h = Math.ceil((place.d * box.h + room * 2) / 2) * 2;
  return { x, y, w, h };
}

function clockOf(look: Appearance, scale: number): Portrait['clock'] {
  const cells = clockCells(look.signSide);
  const even = (value: number): number => Math.round((value * scale) / 2) * 2;
  const places = cells.map((cell) => ({ x: even(cell.x), y: even(cell.y) }));
  const sign = (text: string, cell: { w: number; h: number }): Patch => {
    const w = even(cell.w);
    const h = even(cell.h);
    const canvas = drawClockSign(text, { w: w / scale, h: h / scale }, scale);
    const rgb = new Float32Array(w * h * 3);
    for (let i = 0; i < w * h; i += 1) for (let c = 0; c < 3; c += 1) rgb[i * 3 + c] = canvas.data[i * 4 + c] ?? 0;
    return toPatch(rgb, { x: 0, y: 0, w, h });
  };
  const wide = cells[0] ?? { w: 12, h: 16 };
  const narrow = cells[2] ?? { w: 6, h: 16 };
  return { places, digits: Array.from('0123456789', (digit) => sign(digit, wide)), colon: sign(':', narrow) };
}

import { type Canvas, Pen, canvasOf, colour } from './canvas.ts';
import { textWidth, writeText } from './lettering.ts';
import { boxPath, placed, roundedBoxPath } from './outline.ts';

/**
 * The sign on the office wall, in the units of the stage: name plate above, clock with running seconds below.
 * It keeps inside what a 4:3 tile shows of a 16:9 picture, below the labels of a small tile and above its name.
 */
export const signWidth = 122;
const plate = { y: 94, h: 30 } as const;
const clock = { y: 128, h: 24, cell: 12 } as const;

export function signLeft(side: 'left' | 'right'): number {
  return side === 'right' ? 434 : 84;
}

export function drawSign(canvas: Canvas, scale: number, sign: { side: 'left' | 'right'; name: string }): void {
  const pen = new Pen(canvas, placed(scale, 0, 0));
  const x = signLeft(sign.side);
  pen.fill(boxPath(x + 3, plate.y + 5, signWidth, clock.y + clock.h - plate.y), {
    paint: [0, 0, 0.03],
    alpha: 0.45,
    soft: 5,
  });
  const box = { x, y: plate.y, w: signWidth, h: plate.h };
  pen.fill(roundedBoxPath(box, 4), {
    paint: { from: colour('#f7f8fa'), to: colour('#dde1e8'), line: [x, plate.y, x + signWidth, plate.y + plate.h] },
  });
  pen.fill(boxPath(x + 4, plate.y + plate.h - 4.4, signWidth - 8, 1.8), { paint: colour('#2044aa') });
  const wide = textWidth(sign.name) / 10;
  const height = Math.min(12.5, (signWidth - 16) / wide);
  writeText(pen, sign.name, {
    x: x + (signWidth - wide * height) / 2,
    y: plate.y + 13 - height / 2,
    height,
    weight: 0.15,
    paint: colour('#131525'),
  });
  const frame = { x, y: clock.y, w: signWidth, h: clock.h };
  pen.fill(roundedBoxPath(frame, 4), { paint: clockGround });
}

const clockGround = colour('#10131f');
export const clockText = 'HH:MM:SS';

/** Where each of the eight signs of the clock stands: left edge and width in stage units. */
export function clockCells(side: 'left' | 'right'): { x: number; y: number; w: number; h: number }[] {
  const widths = Array.from(clockText, (sign) => (sign === ':' ? clock.cell / 2 : clock.cell));
  const sum = widths.reduce((total, width) => total + width, 0);
  let x = signLeft(side) + (signWidth - sum) / 2;
  return widths.map((w) => {
    const cell = { x, y: clock.y + 4, w, h: 16 };
    x += w;
    return cell;
  });
}

/** One digit or colon of the clock on its dark ground. */
export function drawClockSign(text: string, size: { w: number; h: number }, scale: number): Canvas {
  const canvas = canvasOf(size.w * scale, size.h * scale);
  const pen = new Pen(canvas, placed(scale, 0, 0));
  pen.fill(boxPath(-2, -2, size.w + 4, size.h + 4), { paint: clockGround });
  const height = 13;
  const wide = (textWidth(text) / 10) * height;
  writeText(pen, text, { x: (size.w - wide) / 2, y: 1.5, height, weight: 0.15, paint: colour('#ffc46b') });
  return canvas;
}

import type { Paint, Pen } from './canvas.ts';
import { Pen as PenOf } from './canvas.ts';
import { placed, within } from './outline.ts';

/**
 * A plain road-sign alphabet of single strokes: capitals from y = 0 to the line at y = 10, small letters from 3,
 * tails down to 13. Own drawing, so that no font has to be shipped or installed.
 */
const bowl = 'M0 5.5 Q0 3 2.5 3 Q5 3 5 5.5 L5 7.5 Q5 10 2.5 10 Q0 10 0 7.5 L0 5.5 ';
const capitalO = 'M3 0 Q0 0 0 3 L0 7 Q0 10 3 10 Q6 10 6 7 L6 3 Q6 0 3 0 ';
const capitalA = 'M0 10 L3 0 L6 10 M1.1 6.6 L4.9 6.6 ';
const capitalU = 'M0 0 L0 7 Q0 10 2.8 10 Q5.6 10 5.6 7 L5.6 0 ';
const smallU = 'M0 3 L0 7.6 Q0 10 2.3 10 Q4.8 10 4.8 7.6 M4.8 3 L4.8 10 ';
const smallA = `${bowl}M5 3 L5 10 `;

type Glyph = readonly [width: number, path: string];

const dots = (left: number, right: number, y: number): string =>
  `M${left} ${y} L${left} ${y + 0.1} M${right} ${y} L${right} ${y + 0.1}`;

const glyphs: Readonly<Record<string, Glyph>> = {
  ' ': [1.6, ''],
  A: [6, capitalA],
  Ä: [6, capitalA + dots(1.2, 4.8, -1.6)],
  B: [5.8, 'M0 0 L0 10 L3 10 Q5.8 10 5.8 7.4 Q5.8 4.8 3 4.8 L0 4.8 M0 0 L2.8 0 Q5.2 0 5.2 2.4 Q5.2 4.8 2.8 4.8'],
  C: [5.6, 'M5.6 2.6 Q5.4 0 3 0 Q0 0 0 3 L0 7 Q0 10 3 10 Q5.4 10 5.6 7.4'],
  D: [5.6, 'M0 0 L0 10 L2.4 10 Q5.6 10 5.6 6.8 L5.6 3.2 Q5.6 0 2.4 0 L0 0'],
  E: [4.8, 'M4.8 0 L0 0 L0 10 L4.8 10 M0 4.8 L4.3 4.8'],
  F: [4.8, 'M4.8 0 L0 0 L0 10 M0 4.8 L4.3 4.8'],
  G: [5.6, 'M5.6 2.6 Q5.4 0 3 0 Q0 0 0 3 L0 7 Q0 10 3 10 Q5.6 10 5.6 7.4 L5.6 5.4 L3.4 5.4'],
  H: [5.6, 'M0 0 L0 10 M5.6 0 L5.6 10 M0 4.9 L5.6 4.9'],
  I: [0.2, 'M0 0 L0 10'],
  J: [3.6, 'M3.6 0 L3.6 7.4 Q3.6 10 1.6 10 Q0.4 10 0 9.6'],
  K: [5.6, 'M0 0 L0 10 M5.4 0 L0 6.2 M1.9 4.2 L5.6 10'],
  L: [4.8, 'M0 0 L0 10 L4.8 10'],
  M: [7, 'M0 10 L0 0 L3.5 6.6 L7 0 L7 10'],
  N: [5.6, 'M0 10 L0 0 L5.6 10 L5.6 0'],
  O: [6, capitalO],
  Ö: [6, capitalO + dots(1.5, 4.5, -2.2)],
  P: [5.6, 'M0 10 L0 0 L2.9 0 Q5.6 0 5.6 2.7 Q5.6 5.4 2.9 5.4 L0 5.4'],
  Q: [6, `${capitalO}M3.8 7.6 L6 10.4`],
  R: [5.8, 'M0 10 L0 0 L2.9 0 Q5.6 0 5.6 2.7 Q5.6 5.4 2.9 5.4 L0 5.4 M3 5.4 L5.8 10'],
  S: [5.6, 'M5.2 2.2 Q5 0 2.7 0 Q0.2 0 0.2 2.4 Q0.2 4.3 2.8 4.8 Q5.6 5.4 5.6 7.5 Q5.6 10 2.8 10 Q0.2 10 0 7.7'],
  T: [5.6, 'M0 0 L5.6 0 M2.8 0 L2.8 10'],
  U: [5.6, capitalU],
  Ü: [5.6, capitalU + dots(1.3, 4.3, -2.2)],
  V: [5.8, 'M0 0 L2.9 10 L5.8 0'],
  W: [8.4, 'M0 0 L2 10 L4.2 1.5 L6.4 10 L8.4 0'],
  X: [5.6, 'M0 0 L5.6 10 M5.6 0 L0 10'],
  Y: [5.6, 'M0 0 L2.8 5.2 L5.6 0 M2.8 5.2 L2.8 10'],
  Z: [5.2, 'M0 0 L5.2 0 L0 10 L5.2 10'],
  a: [5, smallA],
  ä: [5, smallA + dots(1, 4, 0.6)],
  b: [5, `${bowl}M0 0 L0 10`],
  c: [4.7, 'M4.7 4.8 Q4.4 3 2.5 3 Q0 3 0 5.5 L0 7.5 Q0 10 2.5 10 Q4.4 10 4.7 8.2'],
  d: [5, `${bowl}M5 0 L5 10`],
  e: [5, 'M0 6.5 L5 6.5 L5 5.5 Q5 3 2.5 3 Q0 3 0 5.5 L0 7.5 Q0 10 2.5 10 Q4.4 10 4.9 8.6'],
  f: [3.2, 'M3.4 0.1 Q1.3 -0.4 1.3 2 L1.3 10 M0 3.4 L3 3.4'],
  g: [5, `${bowl}M5 3 L5 10.6 Q5 13 2.5 13 Q0.8 13 0.3 11.8`],
  h: [4.8, 'M0 0 L0 10 M0 5.4 Q0 3 2.5 3 Q4.8 3 4.8 5.4 L4.8 10'],
  i: [0.2, 'M0 3 L0 10 M0 0.3 L0 0.4'],
  j: [1.4, 'M1.4 3 L1.4 11 Q1.4 13 0 12.9 M1.4 0.3 L1.4 0.4'],
  k: [4.6, 'M0 0 L0 10 M4.2 3 L0 7.2 M1.6 5.7 L4.6 10'],
  l: [1.2, 'M0 0 L0 8.6 Q0 10 1.5 10'],
  m: [7.4, 'M0 3 L0 10 M0 5 Q0 3 1.9 3 Q3.7 3 3.7 5 L3.7 10 M3.7 5 Q3.7 3 5.6 3 Q7.4 3 7.4 5 L7.4 10'],
  n: [4.8, 'M0 3 L0 10 M0 5.4 Q0 3 2.5 3 Q4.8 3 4.8 5.4 L4.8 10'],
  o: [5, bowl],
  ö: [5, bowl + dots(1, 4, 0.6)],
  p: [5, `${bowl}M0 3 L0 13`],
  q: [5, `${bowl}M5 3 L5 13`],
  r: [3, 'M0 3 L0 10 M0 5.4 Q0 3 2 3 Q2.7 3 3.1 3.2'],
  s: [4.6, 'M4.4 4.5 Q4.1 3 2.3 3 Q0.2 3 0.2 4.8 Q0.2 6.2 2.4 6.5 Q4.6 6.8 4.6 8.3 Q4.6 10 2.4 10 Q0.3 10 0 8.5'],
  ß: [5, 'M0 10 L0 2.4 Q0 0 2.4 0 Q4.6 0 4.6 2.2 Q4.6 4.3 2.6 4.5 Q5 4.9 5 7.3 Q5 10 2.4 10 L1.8 10'],
  t: [3.2, 'M1.3 0.8 L1.3 8.2 Q1.3 10.2 3.3 9.9 M0 3.2 L3.1 3.2'],
  u: [4.8, smallU],
  ü: [4.8, smallU + dots(0.9, 3.9, 0.6)],
  v: [4.8, 'M0 3 L2.4 10 L4.8 3'],
  w: [7, 'M0 3 L1.7 10 L3.5 4 L5.3 10 L7 3'],
  x: [4.6, 'M0 3 L4.6 10 M4.6 3 L0 10'],
  y: [4.8, 'M0 3 L2.5 9.8 M4.8 3 L2.1 11.6 Q1.6 13 0.1 12.9'],
  z: [4.4, 'M0 3 L4.4 3 L0 10 L4.4 10'],
  '0': [5.2, 'M2.6 0 Q0 0 0 3 L0 7 Q0 10 2.6 10 Q5.2 10 5.2 7 L5.2 3 Q5.2 0 2.6 0'],
  '1': [5.2, 'M1 2 L3.3 0 L3.3 10'],
  '2': [5.2, 'M0.1 2.5 Q0.2 0 2.6 0 Q5 0 5 2.5 Q5 4 3.6 5.6 L0 10 L5.2 10'],
  '3': [
    5.2,
    'M0.2 2.2 Q0.5 0 2.6 0 Q4.9 0 4.9 2.4 Q4.9 4.7 2.4 4.7 M2.4 4.7 Q5.2 4.7 5.2 7.3 Q5.2 10 2.6 10 Q0.2 10 0 7.7',
  ],
  '4': [5.2, 'M4 10 L4 0 L0 7.2 L5.4 7.2'],
  '5': [5.2, 'M4.8 0 L0.7 0 L0.3 4.6 Q1.2 3.8 2.6 3.8 Q5.2 3.8 5.2 6.9 Q5.2 10 2.6 10 Q0.3 10 0 8'],
  '6': [5.2, 'M2.6 3.8 Q5.2 3.8 5.2 6.9 Q5.2 10 2.6 10 Q0 10 0 6.9 Q0 3.8 2.6 3.8 M0.2 5.9 Q0.8 2.6 3.8 0'],
  '7': [5.2, 'M0 0 L5.2 0 L1.8 10'],
  '8': [
    5.2,
    'M2.6 4.7 Q0.3 4.7 0.3 2.4 Q0.3 0 2.6 0 Q4.9 0 4.9 2.4 Q4.9 4.7 2.6 4.7 Q0 4.7 0 7.4 Q0 10 2.6 10 Q5.2 10 5.2 7.4 Q5.2 4.7 2.6 4.7',
  ],
  '9': [5.2, 'M2.6 6.2 Q0 6.2 0 3.1 Q0 0 2.6 0 Q5.2 0 5.2 3.1 Q5.2 6.2 2.6 6.2 M5 4.1 Q4.4 7.4 1.4 10'],
  '(': [1.8, 'M1.8 -0.8 Q0 2 0 5.2 Q0 8.4 1.8 11.2'],
  ')': [1.8, 'M0 -0.8 Q1.8 2 1.8 5.2 Q1.8 8.4 0 11.2'],
  '-': [3, 'M0 6.4 L3 6.4'],
  '/': [4, 'M0 11 L4 -0.6'],
  '.': [0.4, 'M0.2 9.8 L0.2 9.9'],
  ':': [0.4, 'M0.2 3.6 L0.2 3.7 M0.2 8.4 L0.2 8.5'],
};

const gap = 2.1;

/** Width of a line of text at a capital height of 10. */
export function textWidth(text: string): number {
  let sum = 0;
  for (const letter of text) sum += (glyphs[letter]?.[0] ?? 4) + gap;
  return Math.max(0, sum - gap);
}

type Line = {
  /** Left end and top of the capitals, in the units of the pen. */
  readonly x: number;
  readonly y: number;
  /** Height of the capitals. */
  readonly height: number;
  /** Thickness of the strokes as a share of the height. */
  readonly weight?: number;
  readonly paint: Paint;
};

export function writeText(pen: Pen, text: string, line: Line): void {
  const scale = line.height / 10;
  let at = line.x;
  for (const letter of text) {
    const [width, path] = glyphs[letter] ?? [4, 'M0 3 L4 3 L4 10 L0 10 L0 3'];
    const here = new PenOf(pen.canvas, within(pen.place, placed(scale, at, line.y)));
    if (path !== '') here.stroke(path, (line.weight ?? 0.14) * 10, { paint: line.paint });
    at += (width + gap) * scale;
  }
}

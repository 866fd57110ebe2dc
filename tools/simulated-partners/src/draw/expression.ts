import type { Appearance } from './appearance.ts';
import { warm } from './body.ts';
import { Pen, colour, darker, lighter, mix } from './canvas.ts';
import { ellipsePath, mirrored } from './outline.ts';

/** How the eyes stand: lids 1 = open, 0 = shut; `gaze` moves the irises sideways in drawing units. */
export type Eyes = { readonly lids: number; readonly gaze: number };
/** How the mouth stands: `open` 0…1 downwards, `wide` about 1 (below: rounded, above: spread). */
export type Mouth = { readonly open: number; readonly wide: number };

/** The part of the head each of them touches, in drawing units: x, y, w, h. */
export const eyesBox = [-54, -26, 108, 44] as const;
export const mouthBox = [-34, 38, 68, 50] as const;

export function drawEyes(pen: Pen, look: Appearance, eyes: Eyes): void {
  const other = new Pen(pen.canvas, mirrored(pen.place));
  drawEye(pen, look, eyes);
  drawEye(other, look, { ...eyes, gaze: -eyes.gaze });
  if (look.glasses !== undefined) drawGlasses(pen, other, look);
}

const x = -23;

function drawEye(pen: Pen, look: Appearance, { lids, gaze }: Eyes): void {
  const skin = colour(look.skin);
  const lash = mix(darker(colour(look.hair), 0.55), [0.12, 0.08, 0.07], 0.6);
  // The upper lid travels, the lower one hardly moves.
  const top = 5.6 - 12.2 * lids;
  const path = `M${x - 12} 1.5 C${x - 7} ${top} ${x + 6} ${top - 0.6} ${x + 12} 2 C${x + 6} 7 ${x - 7} 7 ${x - 12} 1.5 Z`;
  if (lids > 0.2) {
    const opening = pen.mask(path);
    pen.paint(opening, { paint: { from: colour('#dcd6d0'), to: colour('#f7f5f2'), line: [0, -5, 0, 5] } });
    const iris = colour(look.eyes);
    pen.fill(ellipsePath(x + gaze, 0.4, 6.2, 6.4), { paint: darker(iris, 0.45), inside: opening });
    pen.fill(ellipsePath(x + gaze, 0.8, 5.1, 5.3), {
      paint: { from: darker(iris, 0.2), to: lighter(iris, 0.28), line: [0, -5, 0, 6] },
      inside: opening,
    });
    pen.fill(ellipsePath(x + gaze, 0.5, 2.7, 2.8), { paint: [0.05, 0.04, 0.05], inside: opening });
    pen.fill(ellipsePath(x + gaze - 1.8, -2, 1.5, 1.5), { paint: [1, 1, 1], alpha: 0.92, inside: opening });
    pen.stroke(`M${x - 12} 0 C${x - 7} ${top + 2} ${x + 6} ${top + 1.4} ${x + 12} 1`, 4, {
      paint: [0.1, 0.06, 0.05],
      alpha: 0.3,
      soft: 1.2,
      inside: opening,
    });
  } else {
    pen.fill(`M${x - 12} 0 C${x - 7} -7 ${x + 6} -7 ${x + 12} 0 C${x + 6} 7 ${x - 7} 7 ${x - 12} 0 Z`, {
      paint: darker(warm(skin), 0.06),
      soft: 0.8,
    });
  }
  const upper = `M${x - 13} 2.4 C${x - 7} ${top - 0.2} ${x + 6} ${top - 0.8} ${x + 12} 2.2`;
  pen.stroke(upper, (t) => (look.slim ? 2.7 : 2.1) * (1.15 - t * 0.5), { paint: lash, alpha: 0.95 });
  if (look.slim && lids > 0.2)
    pen.stroke(`M${x - 11} 0.5 L${x - 15.5} -2.6`, (t) => 1.7 - t, { paint: lash, alpha: 0.85 });
  const crease = top - 4.2 * lids - 1;
  pen.stroke(`M${x - 11} -1.5 C${x - 6} ${crease} ${x + 6} ${crease - 0.4} ${x + 11} -1`, 1.3, {
    paint: darker(warm(skin), 0.42),
    alpha: 0.5,
    soft: 0.5,
  });
  pen.stroke(`M${x - 8} 6 C${x - 3} 8 ${x + 4} 8 ${x + 9} 5.4`, 1, {
    paint: darker(warm(skin), 0.42),
    alpha: 0.4,
    soft: 0.5,
  });
}

function drawGlasses(pen: Pen, other: Pen, look: Appearance): void {
  const frame =
    look.glasses === 'rimless' ? colour('#8b8f97') : colour(look.glasses === 'round' ? '#4b372b' : '#23242b');
  const thick = look.glasses === 'rimless' ? 1.2 : 2.7;
  const lens =
    look.glasses === 'round'
      ? ellipsePath(x - 0.5, 2, 18, 16.5)
      : `M${x - 17} -9 C${x - 8} -12 ${x + 8} -12 ${x + 16} -9 C${x + 18} 2 ${x + 15} 14 ${x + 7} 15.5 C${x - 1} 17 ${x - 12} 16 ${x - 15} 10 C${x - 18} 4 ${x - 18.5} -4 ${x - 17} -9 Z`;
  for (const side of [pen, other]) {
    const glass = side.mask(lens);
    side.paint(glass, { paint: [0.9, 0.95, 1], alpha: 0.08 });
    side.stroke(`M${x - 13} 12 L${x + 3} -10`, 5, { paint: [1, 1, 1], alpha: 0.16, soft: 1.4, inside: glass });
    side.stroke(lens.replace(' Z', ''), thick, { paint: frame });
    side.stroke(`M${x - 17} -4 L-55 -5`, thick * 0.9, { paint: frame });
  }
  pen.stroke('M-6 -2 C-3 -5.5 3 -5.5 6 -2', thick, { paint: frame });
}

export function drawMouth(pen: Pen, look: Appearance, mouth: Mouth): void {
  const skin = colour(look.skin);
  const lips = look.slim ? colour(look.lips) : mix(colour(look.lips), skin, 0.22);
  const half = 19 * mouth.wide;
  const drop = 15 * mouth.open;
  const y = 58;
  // At rest the corners lie higher than the middle: a friendly face.
  const corner = y - 4.2 + mouth.open * 3.4;
  const lift = 0.6 + mouth.open * 2.6;
  const fullness = look.slim ? 6.2 : 4.6;
  if (mouth.open > 0.04) {
    const gap = `M${-half} ${corner} C${-half * 0.5} ${y - lift} ${half * 0.5} ${y - lift} ${half} ${corner} C${half * 0.6} ${y + drop * 1.25} ${-half * 0.6} ${y + drop * 1.25} ${-half} ${corner} Z`;
    const inner = pen.mask(gap);
    pen.paint(inner, { paint: { from: colour('#3a1414'), to: colour('#5e2222'), line: [0, y - 4, 0, y + 14] } });
    pen.fill(ellipsePath(0, y - lift + 0.6, half * 0.68, 3.4 + mouth.open), {
      paint: colour('#f1ece6'),
      alpha: 0.94,
      inside: inner,
    });
    pen.fill(ellipsePath(0, y + drop * 1.06, half * 0.55, drop * 0.42), {
      paint: colour('#b4605c'),
      alpha: 0.85,
      soft: 0.8,
      inside: inner,
    });
  }
  const low = y + drop;
  pen.fill(
    `M${-half} ${corner} C${-half * 0.6} ${low * 1 + 1} ${half * 0.6} ${low + 1} ${half} ${corner} C${half * 0.62} ${low + fullness * 1.5 - 1} ${-half * 0.62} ${low + fullness * 1.5 - 1} ${-half} ${corner} Z`,
    {
      paint: { from: lighter(lips, 0.14), to: darker(lips, 0.12), line: [0, low, 0, low + fullness + 3] },
      alpha: look.slim ? 0.95 : 0.8,
    },
  );
  pen.fill(
    `M${-half} ${corner} C${-half * 0.5} ${y - lift - fullness * 0.7} ${-5} ${y - lift - fullness * 0.95} 0 ${y - lift - fullness * 0.5} C5 ${y - lift - fullness * 0.95} ${half * 0.5} ${y - lift - fullness * 0.7} ${half} ${corner} C${half * 0.5} ${y - lift + 2.2} ${-half * 0.5} ${y - lift + 2.2} ${-half} ${corner} Z`,
    {
      paint: darker(lips, 0.12),
      alpha: look.slim ? 0.95 : 0.74,
    },
  );
  if (mouth.open <= 0.04)
    pen.stroke(
      `M${-half} ${corner} C${-half * 0.5} ${y + 2.6} ${half * 0.5} ${y + 2.6} ${half} ${corner}`,
      (t) => 1.1 + Math.sin(Math.PI * t) * 0.7,
      { paint: darker(lips, 0.55), alpha: 0.85 },
    );
  for (const side of [pen, new Pen(pen.canvas, mirrored(pen.place))]) {
    side.stroke(
      `M${-half - 1.6} ${corner - 1.6} C${-half - 0.4} ${corner} ${-half - 0.2} ${corner + 0.8} ${-half - 1} ${corner + 2.4}`,
      1.4,
      { paint: darker(warm(skin), 0.45), alpha: 0.5, soft: 0.7 },
    );
  }
  pen.fill(ellipsePath(0, low + fullness + 3.4, 11, 2.6), {
    paint: darker(warm(skin), 0.42),
    alpha: look.beard === 'full' ? 0 : 0.24,
    soft: 2.2,
  });
  pen.fill(ellipsePath(-3, low + fullness * 0.62, 6, 1.2), { paint: lighter(lips, 0.6), alpha: 0.3, soft: 0.9 });
}

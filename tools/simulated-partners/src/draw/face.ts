import type { Appearance } from './appearance.ts';
import { warm } from './body.ts';
import { type Colour, Pen, colour, darker, lighter, mix } from './canvas.ts';
import type { Mask } from './mask.ts';
import { ellipsePath, mirrored } from './outline.ts';

/** Outline of the face; `x` moves a point sideways by the width of cheeks and jaw. */
export function facePath(look: Appearance): string {
  const w = look.width;
  const j = look.width * look.jaw;
  const n = (value: number, factor: number): string => (value * factor).toFixed(2);
  return (
    `M0 -84 C${n(33, w)} -84 ${n(55, w)} -58 ${n(56, w)} -14 C${n(57, w)} 14 ${n(53, j)} 38 ${n(46, j)} 56 ` +
    `C${n(37, j)} 76 ${n(19, j)} 89 0 89 C${n(-19, j)} 89 ${n(-37, j)} 76 ${n(-46, j)} 56 ` +
    `C${n(-53, j)} 38 ${n(-57, w)} 14 ${n(-56, w)} -14 C${n(-55, w)} -58 ${n(-33, w)} -84 0 -84 Z`
  );
}

/** Everything of the head that neither blinks nor speaks, without the hair. */
export function drawFace(pen: Pen, look: Appearance): void {
  const skin = colour(look.skin);
  const other = new Pen(pen.canvas, mirrored(pen.place));
  drawEar(pen, look, lighter(skin, 0.03));
  drawEar(other, look, darker(skin, 0.14));
  const face = pen.mask(facePath(look));
  pen.paint(face, { paint: { from: lighter(skin, 0.07), to: darker(warm(skin), 0.1), line: [-50, -60, 58, 70] } });
  shadeFace(pen, look, face);
  if (look.age > 0.25) drawLines(pen, other, look, face);
  drawNose(pen, skin, face);
  drawEyeHollows(pen, other, skin, face);
  drawBrow(pen, look);
  drawBrow(other, look);
  if (look.beard !== undefined) drawBeard(pen, look, face);
}

function drawEar(pen: Pen, look: Appearance, skin: Colour): void {
  const x = -55 * look.width;
  const shape = pen.mask(`M${x + 4} -10 C${x - 6} -16 ${x - 12} -8 ${x - 10} 6 C${x - 9} 20 ${x - 3} 32 ${x + 4} 30 Z`);
  pen.paint(shape, { paint: skin });
  pen.stroke(`M${x} -4 C${x - 6} -6 ${x - 8} 4 ${x - 5} 14`, 2, {
    paint: darker(warm(skin), 0.3),
    alpha: 0.55,
    soft: 0.8,
    inside: shape,
  });
  if (look.earrings === true) {
    pen.stroke(`M${x - 2} 33 L${x - 1.9} 33`, 6, { paint: colour('#f0e7d2') });
    pen.stroke(`M${x - 3.2} 31.8 L${x - 3.1} 31.8`, 2, { paint: [1, 1, 1] });
  }
}

function shadeFace(pen: Pen, look: Appearance, face: Mask): void {
  const skin = colour(look.skin);
  const deep = darker(warm(skin), 0.4);
  const j = look.width * look.jaw;
  // The side away from the light, the temple, and the jaw that turns under.
  pen.fill(`M${62 * j} -70 C${34 * j} -30 ${42 * j} 40 ${22 * j} 100 L80 110 L80 -80 Z`, {
    paint: deep,
    alpha: 0.34,
    soft: 11,
    inside: face,
  });
  pen.fill('M-70 70 C-40 92 40 92 70 60 L70 120 L-70 120 Z', { paint: deep, alpha: 0.3, soft: 9, inside: face });
  pen.fill(`M${-66 * j} -60 C${-50 * j} -20 ${-50 * j} 30 ${-40 * j} 80 L-90 90 L-90 -60 Z`, {
    paint: deep,
    alpha: 0.16,
    soft: 7,
    inside: face,
  });
  // Shade that the hair throws on the forehead.
  if (look.hairStyle !== 'wreath')
    pen.fill('M-60 -100 L60 -100 L58 -50 C30 -62 -30 -62 -58 -50 Z', {
      paint: deep,
      alpha: 0.28,
      soft: 8,
      inside: face,
    });
  const blush: Colour = mix(skin, [0.83, 0.33, 0.27], 0.5);
  pen.fill(ellipsePath(-29, 33, 14, 10), { paint: blush, alpha: look.slim ? 0.3 : 0.2, soft: 7, inside: face });
  pen.fill(ellipsePath(30, 34, 13, 10), { paint: blush, alpha: look.slim ? 0.34 : 0.24, soft: 7, inside: face });
  const shine = lighter(skin, 0.5);
  pen.fill(ellipsePath(-14, -46, 22, 14), { paint: shine, alpha: 0.26, soft: 9, inside: face });
  pen.fill(ellipsePath(-30, 20, 10, 6), { paint: shine, alpha: 0.26, soft: 6, inside: face });
  pen.fill(ellipsePath(-3, 80, 8, 5), { paint: shine, alpha: 0.22, soft: 5, inside: face });
}

function drawNose(pen: Pen, skin: Colour, face: Mask): void {
  const deep = darker(warm(skin), 0.42);
  pen.fill('M3 -6 C7 8 10 20 12 32 C12 38 4 40 1 40 C2 26 2 8 1 -6 Z', {
    paint: deep,
    alpha: 0.3,
    soft: 4,
    inside: face,
  });
  pen.stroke('M-3 -8 C-4 10 -4 20 -3 30', 5, { paint: lighter(skin, 0.55), alpha: 0.34, soft: 2.5, inside: face });
  pen.stroke('M2 -4 C5 12 9 22 11 29 C12 36 6 39 -2 38', (t) => 1 + t * 1.6, {
    paint: deep,
    alpha: 0.62,
    soft: 0.7,
    inside: face,
  });
  pen.stroke('M-9 34 C-11 37 -8 39 -5 39', 1.6, { paint: deep, alpha: 0.45, soft: 0.7, inside: face });
  pen.fill(ellipsePath(-2, 30, 4, 3), { paint: lighter(skin, 0.6), alpha: 0.34, soft: 2, inside: face });
  pen.fill(ellipsePath(1, 44, 11, 3), { paint: deep, alpha: 0.22, soft: 3, inside: face });
}

function drawEyeHollows(pen: Pen, other: Pen, skin: Colour, face: Mask): void {
  const deep = darker(warm(skin), 0.42);
  for (const side of [pen, other]) {
    side.fill(ellipsePath(-23, -3, 16, 10), { paint: deep, alpha: 0.2, soft: 6, inside: face });
    side.fill('M-9 -14 C-6 -6 -6 0 -8 6 C-12 2 -14 -8 -9 -14 Z', { paint: deep, alpha: 0.24, soft: 3, inside: face });
  }
}

function drawBrow(pen: Pen, look: Appearance): void {
  const grey = look.age > 0.5;
  const hair = mix(colour(look.hair), colour(look.skin), grey ? 0.1 : 0.12);
  const tone = darker(hair, grey ? 0.3 : 0.15);
  const path = look.slim ? 'M-10 -15 C-18 -20 -28 -21.5 -37 -14.5' : 'M-9 -14 C-18 -18.5 -28 -19.5 -37.5 -13';
  const thick = look.slim ? 3 : 4.6;
  pen.stroke(path, (t) => thick * (1.05 - t * t * 0.75), { paint: tone, alpha: 0.95, soft: 0.35 });
}

/** Lines of a long life: forehead, beside the mouth, under the eyes. */
function drawLines(pen: Pen, other: Pen, look: Appearance, face: Mask): void {
  const deep = darker(warm(colour(look.skin)), 0.45);
  const strength = 0.16 + look.age * 0.32;
  for (const side of [pen, other]) {
    side.stroke('M-15 40 C-21 46 -25 52 -26 60', 1.8, { paint: deep, alpha: strength, soft: 1.2, inside: face });
    side.stroke('M-33 10 C-28 14 -20 15 -14 12', 1.4, { paint: deep, alpha: strength * 0.8, soft: 0.9, inside: face });
    if (look.age > 0.5) {
      side.stroke('M-41 -1 L-47 -4', 1.1, { paint: deep, alpha: strength * 0.7, soft: 0.6, inside: face });
      side.stroke('M-41 2 L-48 2', 1.1, { paint: deep, alpha: strength * 0.7, soft: 0.6, inside: face });
    }
  }
  if (look.age > 0.4) {
    pen.stroke('M-26 -36 C-10 -39 10 -39 26 -36', 1.4, { paint: deep, alpha: strength * 0.55, soft: 1, inside: face });
    pen.stroke('M-22 -46 C-8 -49 8 -49 22 -46', 1.4, { paint: deep, alpha: strength * 0.45, soft: 1, inside: face });
  }
}

const whole =
  'M-60 2 C-54 30 -44 40 -34 42 C-24 44 -20 45 -12 42 C-4 39 4 39 12 42 C20 45 24 44 34 42 C44 40 54 30 60 2 L60 110 L-60 110 Z';

function drawBeard(pen: Pen, look: Appearance, face: Mask): void {
  const hair = darker(colour(look.hair), 0.05);
  if (look.beard === 'moustache') {
    pen.fill('M0 43 C8 40 20 44 25 52 C16 51 8 51 0 50 C-8 51 -16 51 -25 52 C-20 44 -8 40 0 43 Z', {
      paint: { from: lighter(hair, 0.12), to: darker(hair, 0.15), line: [-20, 40, 20, 54] },
      soft: 0.7,
    });
    return;
  }
  const alpha = look.beard === 'full' ? 0.94 : 0.34;
  pen.fill(whole, {
    paint: { from: lighter(hair, 0.06), to: darker(hair, 0.2), line: [-50, 30, 50, 80] },
    alpha,
    soft: 2.4,
    inside: face,
  });
  // The lower lip looks out of the beard; the mouth is drawn later, over this.
  pen.fill(ellipsePath(0, 61, 17, 7), { paint: colour(look.skin), alpha: 0.72, soft: 3, inside: face });
  for (let strand = -9; strand <= 9; strand += 1) {
    const x = strand * 4.2;
    pen.stroke(`M${x} ${82 - Math.abs(strand)} Q${x * 1.02} 90 ${x * 0.9} 96`, 1, {
      paint: lighter(hair, 0.3),
      alpha: alpha * 0.3,
      soft: 0.5,
      inside: face,
    });
  }
}

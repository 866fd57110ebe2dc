import type { Appearance } from './appearance.ts';
import { type Colour, Pen, colour, darker, lighter, mix } from './canvas.ts';
import type { Mask } from './mask.ts';
import { mirrored } from './outline.ts';

const shoulders = {
  broad:
    'M-27 112 C-30 134 -60 142 -98 154 C-144 168 -168 192 -178 262 L178 262 C168 192 144 168 98 154 C60 142 30 134 27 112 Z',
  slim: 'M-23 112 C-26 138 -52 147 -84 158 C-124 172 -144 196 -154 262 L154 262 C144 196 124 172 84 158 C52 147 26 138 23 112 Z',
} as const;

const neck = {
  broad: 'M-27 60 L27 60 L28 124 C30 138 38 142 50 147 L0 171 L-50 147 C-38 142 -30 138 -28 124 Z',
  slim: 'M-22 60 L22 60 L23 126 C25 140 36 145 46 149 L0 173 L-46 149 C-36 145 -25 140 -23 126 Z',
} as const;

/** Shoulders, clothes and neck, in the units of the head: the eyes lie at (0, 0). */
export function drawBody(pen: Pen, look: Appearance): void {
  const build = look.slim ? 'slim' : 'broad';
  const suit = colour(look.suit);
  const body = pen.mask(shoulders[build]);
  pen.paint(body, { paint: { from: lighter(suit, 0.13), to: darker(suit, 0.3), line: [-150, 120, 160, 250] } });
  const other = new Pen(pen.canvas, mirrored(pen.place));
  for (const side of [pen, other]) {
    // Fold from the shoulder to the arm, and the shade under it.
    side.stroke('M-128 186 C-116 206 -112 232 -114 262', (t) => 2 + t * 9, {
      paint: darker(suit, 0.45),
      alpha: 0.55,
      soft: 3,
      inside: body,
    });
    side.stroke('M-60 147 C-96 156 -128 168 -146 186', 5, {
      paint: lighter(suit, 0.3),
      alpha: 0.22,
      soft: 4,
      inside: body,
    });
  }
  drawFront(pen, look, body);
  drawNeck(pen, look, neck[build]);
  collars[look.neckwear]({ pen, other, look, body });
}

/** The shirt between the lapels. */
function drawFront(pen: Pen, look: Appearance, body: Mask): void {
  if (look.neckwear === 'pullover') return;
  const shirt = colour(look.neckwear === 'scarf' ? look.accent : look.shirt);
  pen.fill('M-44 138 L44 138 L30 190 L10 264 L-10 264 L-30 190 Z', {
    paint: { from: shirt, to: darker(shirt, 0.16), line: [-30, 140, 36, 230] },
    inside: body,
  });
}

function drawNeck(pen: Pen, look: Appearance, path: string): void {
  const skin = colour(look.skin);
  const mask = pen.mask(path);
  pen.paint(mask, { paint: { from: darker(skin, 0.06), to: darker(warm(skin), 0.26), line: [-24, 90, 30, 120] } });
  // Shade of the chin, soft at its lower edge.
  pen.fill('M-34 50 L34 50 C34 92 22 112 0 114 C-22 112 -34 92 -34 50 Z', {
    paint: darker(warm(skin), 0.45),
    alpha: 0.62,
    soft: 5,
    inside: mask,
  });
  pen.stroke('M-14 116 C-10 134 -4 146 0 152', 2.4, { paint: darker(skin, 0.4), alpha: 0.16, soft: 1.6, inside: mask });
  pen.stroke('M15 116 C11 134 5 146 1 152', 2.4, { paint: darker(skin, 0.4), alpha: 0.2, soft: 1.6, inside: mask });
}

export function warm(skin: Colour): Colour {
  return mix(skin, [0.62, 0.3, 0.2], 0.25);
}

type Parts = { readonly pen: Pen; readonly other: Pen; readonly look: Appearance; readonly body: Mask };
type Collar = (parts: Parts) => void;

const collars: Readonly<Record<Appearance['neckwear'], Collar>> = {
  tie: (parts) => {
    drawTie(parts.pen, parts.look);
    drawShirtCollar(parts.pen, parts.other, parts.look);
    drawLapels(parts.pen, parts.other, parts.look);
  },
  open: (parts) => {
    drawShirtCollar(parts.pen, parts.other, parts.look);
    drawLapels(parts.pen, parts.other, parts.look);
  },
  blouse: (parts) => {
    drawShirtCollar(parts.pen, parts.other, parts.look);
    drawLapels(parts.pen, parts.other, parts.look);
  },
  scarf: drawScarf,
  pullover: drawPullover,
};

function drawTie(pen: Pen, look: Appearance): void {
  const cloth = colour(look.accent);
  pen.fill('M-10 166 L10 166 L7 182 L-7 182 Z', {
    paint: { from: lighter(cloth, 0.16), to: darker(cloth, 0.16), line: [-10, 0, 10, 0] },
  });
  pen.fill('M-7 182 L7 182 L15 264 L-15 264 Z', {
    paint: { from: lighter(cloth, 0.1), to: darker(cloth, 0.3), line: [-12, 0, 14, 0] },
  });
  for (let stripe = 0; stripe < 4; stripe += 1) {
    const y = 190 + stripe * 19;
    pen.stroke(`M${-8 - stripe} ${y + 12} L${8 + stripe} ${y}`, 2.2, { paint: lighter(cloth, 0.35), alpha: 0.35 });
  }
}

function drawShirtCollar(pen: Pen, other: Pen, look: Appearance): void {
  const shirt = colour(look.shirt);
  for (const [index, side] of [pen, other].entries()) {
    side.fill('M-28 118 C-34 126 -38 136 -40 146 L-20 184 L0 168 C-12 156 -22 142 -28 118 Z', {
      paint: [0.05, 0.05, 0.09],
      alpha: 0.28,
      soft: 3,
    });
    side.fill('M-28 116 C-34 124 -38 134 -40 144 L-21 181 L0.5 166 C-12 154 -23 140 -28 116 Z', {
      paint: {
        from: index === 0 ? shirt : darker(shirt, 0.07),
        to: darker(shirt, index === 0 ? 0.1 : 0.2),
        line: [-36, 120, -6, 172],
      },
    });
  }
}

function drawLapels(pen: Pen, other: Pen, look: Appearance): void {
  const suit = colour(look.suit);
  for (const [index, side] of [pen, other].entries()) {
    const lit = index === 0 ? 0.16 : 0.06;
    side.fill('M-42 138 L-70 150 L-62 178 L-50 180 L-56 190 L-14 264 L-8 264 L-27 180 Z', {
      paint: [0.02, 0.02, 0.05],
      alpha: 0.4,
      soft: 4,
    });
    side.fill('M-40 134 L-68 147 L-60 174 L-47 177 L-54 187 L-12 264 L-6 264 L-25 180 Z', {
      paint: { from: lighter(suit, lit), to: darker(suit, 0.12), line: [-60, 140, -10, 250] },
    });
    side.stroke('M-40 134 L-25 180 L-6 264', 1.4, { paint: lighter(suit, 0.32), alpha: 0.5 });
  }
}

function drawScarf({ pen, other, look }: Parts): void {
  const cloth = colour(look.accent);
  drawLapels(pen, other, look);
  const path =
    'M-40 128 C-26 150 26 150 40 128 C48 146 44 160 30 168 C38 190 30 214 22 232 C10 238 -2 236 -8 228 C-2 206 -4 186 -10 172 C-26 168 -44 154 -40 128 Z';
  pen.fill(path, { paint: [0.03, 0.03, 0.05], alpha: 0.35, soft: 5 });
  const mask = pen.mask(path);
  pen.paint(mask, { paint: { from: lighter(cloth, 0.22), to: darker(cloth, 0.28), line: [-36, 130, 40, 220] } });
  for (const fold of [
    'M-34 140 C-14 160 16 160 38 142',
    'M-30 150 C-12 166 12 166 32 156',
    'M4 172 C10 192 8 212 4 232',
    'M18 170 C24 192 20 214 16 234',
  ]) {
    pen.stroke(fold, 2.2, { paint: darker(cloth, 0.45), alpha: 0.4, soft: 1.4, inside: mask });
  }
}

function drawPullover({ pen, other, look, body }: Parts): void {
  const wool = colour(look.accent);
  const path = 'M-46 140 C-30 176 30 176 46 140 L66 150 C40 214 24 240 10 264 L-10 264 C-24 240 -40 214 -66 150 Z';
  pen.fill(path, {
    paint: { from: lighter(wool, 0.06), to: darker(wool, 0.3), line: [-40, 140, 50, 250] },
    inside: body,
  });
  pen.stroke('M-45 142 C-28 178 28 178 45 142', 7, { paint: darker(wool, 0.14) });
  pen.stroke('M-45 139 C-28 175 28 175 45 139', 2, { paint: lighter(wool, 0.24), alpha: 0.7 });
  drawLapels(pen, other, look);
  for (let bead = -4; bead <= 4; bead += 1) {
    const y = 158 - bead * bead * 1.5;
    pen.stroke(`M${bead * 7.4} ${y} L${bead * 7.4 + 0.1} ${y}`, 5.2, { paint: colour('#f3ede2') });
    pen.stroke(`M${bead * 7.4 - 0.9} ${y - 0.9} L${bead * 7.4 - 0.8} ${y - 0.9}`, 1.8, { paint: [1, 1, 1] });
  }
}

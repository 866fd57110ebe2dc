import type { Appearance, HairStyle } from './appearance.ts';
import { Pen, colour, darker, lighter } from './canvas.ts';
import type { Mask } from './mask.ts';
import { ellipsePath, mirrored } from './outline.ts';

type Shapes = {
  /** Behind neck and shoulders. */
  readonly back?: string;
  /** Over the forehead. */
  readonly front: readonly string[];
  /** Lines of light along the strands of the front. */
  readonly strands: readonly string[];
};

const cap = 'C-66 -48 -54 -106 0 -107 C54 -106 66 -48 58';

/** Outlines in the units of the head; the skull reaches from -57 to 57 and up to -88. */
const styles: Readonly<Record<HairStyle, Shapes>> = {
  parted: {
    front: [
      `M-58 -6 C-60 -14 -61 -22 -60 -30 ${cap} -6 C56 -16 54 -26 52 -36 C50 -48 40 -58 26 -63 C6 -62 -16 -58 -34 -62 C-42 -58 -50 -46 -51 -34 C-53 -24 -55 -14 -58 -6 Z`,
    ],
    strands: [
      'M-34 -66 C-10 -98 30 -98 50 -58',
      'M-36 -68 C-16 -88 14 -86 38 -66',
      'M-40 -66 C-54 -60 -56 -44 -56 -30',
      'M-30 -72 C-8 -104 28 -104 52 -70',
    ],
  },
  crew: {
    front: [
      `M-57 -4 C-60 -14 -61 -22 -60 -30 ${cap} -4 C56 -14 54 -26 51 -38 C48 -54 36 -64 20 -65 C4 -68 -8 -68 -22 -65 C-38 -63 -48 -54 -51 -38 C-54 -26 -55 -14 -57 -4 Z`,
    ],
    strands: [
      'M-40 -76 C-24 -98 24 -98 40 -78',
      'M-30 -70 C-14 -84 10 -86 28 -72',
      'M-54 -50 C-50 -70 -42 -84 -30 -92',
    ],
  },
  quiff: {
    front: [
      'M-58 -2 C-62 -14 -63 -30 -61 -40 C-64 -84 -40 -112 4 -112 C46 -114 66 -78 60 -40 C61 -26 60 -12 58 -2 C56 -14 54 -28 51 -40 C50 -54 46 -60 38 -66 C22 -58 -14 -60 -36 -72 C-46 -62 -50 -54 -51 -40 C-54 -26 -56 -14 -58 -2 Z',
    ],
    strands: [
      'M-38 -74 C-22 -104 24 -110 46 -70',
      'M-34 -74 C-10 -96 20 -92 36 -70',
      'M-30 -78 C-12 -110 20 -114 44 -92',
      'M-56 -40 C-56 -64 -50 -84 -36 -94',
    ],
  },
  receding: {
    front: [
      'M-57 -2 C-61 -14 -62 -24 -61 -34 C-62 -70 -48 -92 -26 -98 C-38 -84 -46 -66 -50 -44 C-53 -28 -55 -14 -57 -2 Z',
      'M57 -2 C61 -14 62 -24 61 -34 C62 -70 48 -92 26 -98 C38 -84 46 -66 50 -44 C53 -28 55 -14 57 -2 Z',
      'M-40 -84 C-24 -106 24 -106 40 -84 C24 -92 -24 -92 -40 -84 Z',
    ],
    strands: [
      'M-57 -40 C-55 -66 -46 -84 -34 -92',
      'M57 -40 C55 -66 46 -84 34 -92',
      'M-26 -95 C-10 -101 10 -101 26 -95',
    ],
  },
  wreath: {
    front: [
      'M-57 2 C-62 -10 -64 -24 -60 -42 C-57 -52 -54 -58 -50 -60 C-52 -42 -54 -16 -57 2 Z',
      'M57 2 C62 -10 64 -24 60 -42 C57 -52 54 -58 50 -60 C52 -42 54 -16 57 2 Z',
    ],
    strands: ['M-59 -10 C-60 -26 -58 -40 -54 -50', 'M59 -10 C60 -26 58 -40 54 -50'],
  },
  bob: {
    back: 'M-64 -40 C-76 10 -72 70 -66 104 C-50 116 -34 112 -24 104 L24 104 C34 112 50 116 66 104 C72 70 76 10 64 -40 C58 -104 -58 -104 -64 -40 Z',
    front: [
      'M-54 30 C-64 10 -68 -20 -62 -46 C-56 -96 -20 -112 6 -110 C44 -108 64 -80 64 -40 C66 -14 62 12 54 32 C54 8 52 -16 46 -34 C30 -40 0 -52 -14 -72 C-22 -52 -38 -36 -46 -28 C-52 -10 -54 10 -54 30 Z',
    ],
    strands: [
      'M-14 -74 C-30 -50 -50 -34 -57 -10',
      'M-12 -76 C10 -54 34 -44 52 -30',
      'M-8 -84 C20 -66 46 -56 58 -24',
      'M-20 -86 C-44 -66 -56 -44 -60 -14',
    ],
  },
  long: {
    back: 'M-64 -40 C-78 20 -74 100 -84 188 C-60 204 -36 200 -26 190 L28 190 C40 200 62 204 84 188 C76 100 78 20 64 -40 C58 -108 -58 -108 -64 -40 Z',
    front: [
      'M-53 60 C-66 30 -70 -16 -63 -46 C-57 -96 -26 -113 2 -112 C40 -112 64 -84 64 -42 C70 -10 66 32 54 62 C56 30 54 0 48 -22 C40 -44 26 -58 14 -66 C0 -46 -26 -34 -46 -24 C-52 0 -54 30 -53 60 Z',
    ],
    strands: [
      'M14 -70 C-8 -48 -34 -36 -52 -20',
      'M16 -72 C34 -58 52 -36 56 0',
      'M10 -80 C-20 -62 -48 -46 -60 -10',
      'M20 -84 C44 -70 60 -46 62 0',
      'M-58 -10 C-62 14 -60 36 -56 52',
    ],
  },
  fringe: {
    back: 'M-64 -40 C-76 10 -72 90 -70 160 C-52 172 -34 166 -26 158 L26 158 C36 166 52 172 70 160 C72 90 76 10 64 -40 C58 -108 -58 -108 -64 -40 Z',
    front: [
      'M-53 52 C-66 20 -68 -20 -62 -46 C-56 -98 -24 -113 0 -112 C30 -112 58 -96 62 -46 C68 -16 66 22 53 52 C56 24 55 -8 50 -27 C34 -33 18 -30 4 -33 C-14 -30 -34 -33 -50 -26 C-55 -8 -56 24 -53 52 Z',
    ],
    strands: [
      'M-30 -98 C-38 -76 -40 -52 -38 -34',
      'M-10 -104 C-14 -80 -16 -54 -14 -36',
      'M12 -104 C12 -80 12 -56 14 -36',
      'M32 -96 C36 -74 38 -50 38 -34',
      'M-58 -20 C-62 4 -60 24 -56 40',
      'M58 -20 C62 4 60 24 56 40',
    ],
  },
  pixie: {
    back: 'M-60 -40 C-68 0 -62 40 -54 56 L54 56 C62 40 68 0 60 -40 C54 -100 -54 -100 -60 -40 Z',
    front: [
      'M-55 14 C-63 -4 -65 -28 -62 -48 C-58 -92 -30 -111 4 -112 C44 -112 64 -80 62 -44 C64 -24 62 -4 56 16 C56 -4 54 -20 50 -34 C42 -42 34 -46 30 -60 C10 -36 -20 -30 -44 -34 C-52 -18 -55 -2 -55 14 Z',
    ],
    strands: [
      'M32 -66 C14 -44 -12 -36 -42 -38',
      'M34 -74 C10 -52 -20 -46 -52 -34',
      'M34 -84 C6 -74 -30 -66 -56 -30',
      'M38 -74 C48 -60 54 -44 56 -20',
    ],
  },
  bun: {
    back: ellipsePath(0, -112, 27, 22),
    front: [
      'M-56 2 C-62 -12 -64 -30 -61 -46 C-56 -92 -30 -107 0 -107 C30 -107 56 -92 61 -46 C64 -30 62 -12 56 2 C54 -18 52 -34 48 -42 C36 -60 16 -70 0 -72 C-16 -70 -36 -60 -48 -42 C-52 -34 -54 -18 -56 2 Z',
    ],
    strands: [
      'M-48 -44 C-38 -70 -18 -92 0 -104',
      'M48 -44 C38 -70 18 -92 0 -104',
      'M-28 -62 C-20 -80 -8 -96 0 -104',
      'M28 -62 C20 -80 8 -96 0 -104',
      'M-58 -20 C-56 -52 -40 -88 -10 -102',
    ],
  },
  waves: {
    front: [
      'M-58 0 C-66 -12 -68 -28 -62 -40 C-70 -56 -60 -78 -48 -84 C-44 -102 -20 -112 -4 -106 C12 -116 40 -108 46 -90 C62 -84 70 -58 62 -42 C68 -28 66 -12 58 0 C56 -12 54 -26 50 -36 C54 -48 44 -58 34 -58 C26 -68 10 -68 2 -60 C-10 -70 -28 -66 -34 -56 C-46 -56 -52 -46 -50 -34 C-54 -24 -56 -12 -58 0 Z',
    ],
    strands: [
      'M-46 -62 C-40 -86 -24 -94 -10 -88',
      'M-8 -70 C0 -92 22 -98 34 -84',
      'M30 -70 C44 -78 54 -66 54 -50',
      'M-56 -48 C-60 -62 -52 -74 -44 -78',
    ],
  },
};

export function drawHairBehind(pen: Pen, look: Appearance): void {
  const { back } = styles[look.hairStyle];
  if (back === undefined) return;
  const hair = colour(look.hair);
  const mask = pen.mask(back);
  pen.paint(mask, { paint: { from: darker(hair, 0.12), to: darker(hair, 0.42), line: [-60, -60, 60, 130] } });
  for (const side of [pen, new Pen(pen.canvas, mirrored(pen.place))]) {
    for (const strand of [
      'M-60 0 C-68 50 -66 110 -66 170',
      'M-50 40 C-56 90 -54 130 -54 180',
      'M-66 20 C-74 70 -72 120 -76 180',
    ]) {
      side.stroke(strand, 3, { paint: lighter(hair, 0.2), alpha: 0.24, soft: 2, inside: mask });
    }
  }
}

export function drawHair(pen: Pen, look: Appearance): void {
  const { front, strands } = styles[look.hairStyle];
  const hair = colour(look.hair);
  for (const shape of front) {
    const mask = pen.mask(shape);
    pen.paint(mask, { paint: { from: lighter(hair, 0.12), to: darker(hair, 0.24), line: [-50, -100, 56, 10] } });
    drawStrands(pen, strands, mask, look);
    pen.fill(ellipsePath(-20, -88, 26, 10), { paint: lighter(hair, 0.55), alpha: 0.2, soft: 7, inside: mask });
  }
}

function drawStrands(pen: Pen, strands: readonly string[], mask: Mask, look: Appearance): void {
  const hair = colour(look.hair);
  const taper = (t: number): number => 0.6 + Math.sin(Math.PI * t) * 3.4;
  for (const [index, strand] of strands.entries()) {
    const isLight = index % 2 === 0;
    pen.stroke(strand, taper, {
      paint: isLight ? lighter(hair, 0.34) : darker(hair, 0.4),
      alpha: isLight ? 0.36 : 0.34,
      soft: 1.3,
      inside: mask,
    });
  }
}

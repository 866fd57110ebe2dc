import { type Mask, blur, boxBlur, fill, stroke } from './mask.ts';
import { type Placement, outline, unitOf } from './outline.ts';

/** Red, green, blue, each 0…1 as on the screen (sRGB). */
export type Colour = readonly [number, number, number];

/** One colour, or two with the line from the first to the second in drawing units. */
export type Paint =
  | Colour
  | { readonly from: Colour; readonly to: Colour; readonly line: readonly [number, number, number, number] };

/** Premultiplied red, green, blue, alpha as floats. */
export type Canvas = { readonly w: number; readonly h: number; readonly data: Float32Array };

export type Look = {
  readonly paint: Paint;
  readonly alpha?: number;
  /** Softness of the edge in drawing units. */
  readonly soft?: number;
  /** Only what lies inside this mask is painted. */
  readonly inside?: Mask;
};

export function canvasOf(w: number, h: number): Canvas {
  return { w, h, data: new Float32Array(w * h * 4) };
}

export function colour(hex: string): Colour {
  const n = Number.parseInt(hex.slice(1), 16);
  return [((n >> 16) & 255) / 255, ((n >> 8) & 255) / 255, (n & 255) / 255];
}

export function mix(a: Colour, b: Colour, share: number): Colour {
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share];
}

const black: Colour = [0, 0, 0];
const white: Colour = [1, 1, 1];

export function darker(base: Colour, share: number): Colour {
  return mix(base, black, share);
}

export function lighter(base: Colour, share: number): Colour {
  return mix(base, white, share);
}

/** Paints filled paths and lines in the drawing units of one placement. */
export class Pen {
  readonly canvas: Canvas;
  readonly place: Placement;

  constructor(canvas: Canvas, place: Placement) {
    this.canvas = canvas;
    this.place = place;
  }

  mask(path: string, soft = 0): Mask {
    const radius = soft * unitOf(this.place);
    const mask = fill(outline(path, this.place), this.canvas, radius > 0 ? radius * 3 : 1);
    return radius > 0 ? blur(mask, radius) : mask;
  }

  fill(path: string, look: Look): void {
    paintMask(this, this.mask(path, look.soft), look);
  }

  /** `width` in drawing units, one value or as a function of the share of the length. */
  stroke(path: string, width: number | ((t: number) => number), look: Look): void {
    const unit = unitOf(this.place);
    const radius = (look.soft ?? 0) * unit;
    const thick = typeof width === 'number' ? (): number => width * unit : (t: number): number => width(t) * unit;
    const mask = stroke(outline(path, this.place), this.canvas, thick, radius > 0 ? radius * 3 : 1);
    paintMask(this, radius > 0 ? blur(mask, radius) : mask, look);
  }

  /** Softens a mask by a radius in drawing units, in place. */
  soften(mask: Mask, radius: number): Mask {
    return blur(mask, radius * unitOf(this.place));
  }

  paint(mask: Mask, look: Look): void {
    paintMask(this, mask, look);
  }
}

function paintMask(pen: Pen, mask: Mask, look: Look): void {
  const { canvas } = pen;
  const shade = shader(look.paint, pen.place);
  const { alpha = 1, inside } = look;
  const rgb: [number, number, number] = [0, 0, 0];
  for (let row = 0; row < mask.h; row += 1) {
    for (let column = 0; column < mask.w; column += 1) {
      let cover = (mask.data[row * mask.w + column] ?? 0) * alpha;
      const x = mask.x + column;
      const y = mask.y + row;
      if (inside !== undefined && cover > 0) cover *= coverAt(inside, x, y);
      if (cover < 0.002) continue;
      shade(x, y, rgb);
      const at = (y * canvas.w + x) * 4;
      const rest = 1 - cover;
      for (let c = 0; c < 3; c += 1) canvas.data[at + c] = (rgb[c] ?? 0) * cover + (canvas.data[at + c] ?? 0) * rest;
      canvas.data[at + 3] = cover + (canvas.data[at + 3] ?? 0) * rest;
    }
  }
}

function coverAt(mask: Mask, x: number, y: number): number {
  const column = x - mask.x;
  const row = y - mask.y;
  if (column < 0 || row < 0 || column >= mask.w || row >= mask.h) return 0;
  return mask.data[row * mask.w + column] ?? 0;
}

type Shader = (x: number, y: number, out: [number, number, number]) => void;

function shader(paint: Paint, place: Placement): Shader {
  if (!('line' in paint)) {
    const [r, g, b] = paint;
    return (_x, _y, out) => {
      out[0] = r;
      out[1] = g;
      out[2] = b;
    };
  }
  const [ux0, uy0, ux1, uy1] = paint.line;
  const x0 = place.a * ux0 + place.c * uy0 + place.e;
  const y0 = place.b * ux0 + place.d * uy0 + place.f;
  const dx = place.a * (ux1 - ux0) + place.c * (uy1 - uy0);
  const dy = place.b * (ux1 - ux0) + place.d * (uy1 - uy0);
  const square = dx * dx + dy * dy || 1;
  const { from, to } = paint;
  return (x, y, out) => {
    const t = Math.min(1, Math.max(0, ((x + 0.5 - x0) * dx + (y + 0.5 - y0) * dy) / square));
    for (let c = 0; c < 3; c += 1) out[c] = (from[c] ?? 0) + ((to[c] ?? 0) - (from[c] ?? 0)) * t;
  };
}

/** Puts a whole picture out of focus, in place; `radius` in pixels. */
export function defocus(canvas: Canvas, radius: number): void {
  const reach = Math.max(1, Math.round(radius * 0.9));
  const plane = new Float32Array(canvas.w * canvas.h);
  const spare = new Float32Array(canvas.w * canvas.h);
  for (let channel = 0; channel < 4; channel += 1) {
    for (let i = 0; i < plane.length; i += 1) plane[i] = canvas.data[i * 4 + channel] ?? 0;
    for (let pass = 0; pass < 3; pass += 1) {
      boxBlur(plane, spare, { count: canvas.h, length: canvas.w, stride: 1, next: canvas.w, reach });
      boxBlur(spare, plane, { count: canvas.w, length: canvas.h, stride: canvas.w, next: 1, reach });
    }
    for (let i = 0; i < plane.length; i += 1) canvas.data[i * 4 + channel] = plane[i] ?? 0;
  }
}

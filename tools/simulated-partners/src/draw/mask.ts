import type { Contour } from './outline.ts';

/** Coverage 0…1 of each pixel inside a window of the picture. */
export type Mask = {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  readonly data: Float32Array;
};

type Size = { readonly w: number; readonly h: number };

function windowOf(contours: readonly Contour[], pad: number, size: Size): Mask {
  let left = Infinity;
  let top = Infinity;
  let right = -Infinity;
  let bottom = -Infinity;
  for (const contour of contours) {
    for (let i = 0; i + 1 < contour.length; i += 2) {
      const x = contour[i] ?? 0;
      const y = contour[i + 1] ?? 0;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  }
  const x = Math.max(0, Math.floor(left - pad));
  const y = Math.max(0, Math.floor(top - pad));
  const w = Math.max(0, Math.min(size.w, Math.ceil(right + pad)) - x);
  const h = Math.max(0, Math.min(size.h, Math.ceil(bottom + pad)) - y);
  return { x, y, w, h, data: new Float32Array(w * h) };
}

/**
 * Fills closed contours, exact coverage at the edges: each edge adds its signed area to the pixels it crosses,
 * and the sum from the left is the coverage (as font rasterisers do). `pad` leaves room for a later blur.
 */
export function fill(contours: readonly Contour[], size: Size, pad = 1): Mask {
  const mask = windowOf(contours, pad, size);
  const { w, h } = mask;
  const area = new Float32Array((w + 2) * h);
  for (const contour of contours) {
    const last = contour.length - 2;
    for (let i = 0; i <= last; i += 2) {
      const next = i === last ? 0 : i + 2;
      addEdge(area, mask, [
        (contour[i] ?? 0) - mask.x,
        (contour[i + 1] ?? 0) - mask.y,
        (contour[next] ?? 0) - mask.x,
        (contour[next + 1] ?? 0) - mask.y,
      ]);
    }
  }
  for (let row = 0; row < h; row += 1) {
    let sum = 0;
    for (let column = 0; column < w; column += 1) {
      sum += area[row * (w + 2) + column] ?? 0;
      mask.data[row * w + column] = Math.min(1, Math.abs(sum));
    }
  }
  return mask;
}

type Edge = readonly [x0: number, y0: number, x1: number, y1: number];

function addEdge(area: Float32Array, mask: Mask, [x0, y0, x1, y1]: Edge): void {
  if (y0 === y1) return;
  const sign = y0 < y1 ? 1 : -1;
  const [topX, topY, bottomX, bottomY] = y0 < y1 ? [x0, y0, x1, y1] : [x1, y1, x0, y0];
  const slope = (bottomX - topX) / (bottomY - topY);
  const firstRow = Math.max(0, Math.floor(topY));
  const lastRow = Math.min(mask.h - 1, Math.ceil(bottomY) - 1);
  const clamp = (x: number): number => Math.min(Math.max(x, 0), mask.w);
  for (let row = firstRow; row <= lastRow; row += 1) {
    const from = Math.max(row, topY);
    const to = Math.min(row + 1, bottomY);
    const height = (to - from) * sign;
    const a = clamp(topX + (from - topY) * slope);
    const b = clamp(topX + (to - topY) * slope);
    addSpan(area, row * (mask.w + 2), [Math.min(a, b), Math.max(a, b), height]);
  }
}

/** One row's share of an edge that runs from x = left to x = right and is `height` high (signed). */
function addSpan(area: Float32Array, base: number, [left, right, height]: readonly [number, number, number]): void {
  const first = Math.floor(left);
  const last = Math.floor(right);
  let covered = 0;
  for (let column = first; column <= last; column += 1) {
    const l = Math.max(left, column);
    const r = Math.min(right, column + 1);
    const share = right > left ? ((r - l) / (right - left)) * height : height;
    const inside = share * (1 - ((l + r) / 2 - column));
    area[base + column] = (area[base + column] ?? 0) + inside;
    covered = share - inside;
    area[base + column + 1] = (area[base + column + 1] ?? 0) + covered;
  }
}

/**
 * Draws a line with round ends. `width` in pixels at the share t = 0…1 of its length: tapered strokes make
 * brows, lashes and strands.
 */
export function stroke(contours: readonly Contour[], size: Size, width: (t: number) => number, pad = 1): Mask {
  const widest = Math.max(width(0), width(0.25), width(0.5), width(0.75), width(1));
  const mask = windowOf(contours, widest / 2 + 1 + pad, size);
  for (const contour of contours) {
    const steps = contour.length / 2 - 1;
    for (let i = 0; i < steps; i += 1) strokeSegment(mask, contour, i, width);
  }
  return mask;
}

function strokeSegment(mask: Mask, contour: Contour, index: number, width: (t: number) => number): void {
  const steps = contour.length / 2 - 1;
  const x0 = (contour[index * 2] ?? 0) - mask.x;
  const y0 = (contour[index * 2 + 1] ?? 0) - mask.y;
  const dx = (contour[index * 2 + 2] ?? 0) - mask.x - x0;
  const dy = (contour[index * 2 + 3] ?? 0) - mask.y - y0;
  const square = dx * dx + dy * dy || 1e-9;
  const half0 = width(index / steps) / 2;
  const half1 = width((index + 1) / steps) / 2;
  const reach = Math.max(half0, half1) + 1;
  const top = Math.max(0, Math.floor(Math.min(y0, y0 + dy) - reach));
  const bottom = Math.min(mask.h - 1, Math.ceil(Math.max(y0, y0 + dy) + reach));
  const left = Math.max(0, Math.floor(Math.min(x0, x0 + dx) - reach));
  const right = Math.min(mask.w - 1, Math.ceil(Math.max(x0, x0 + dx) + reach));
  for (let y = top; y <= bottom; y += 1) {
    for (let x = left; x <= right; x += 1) {
      const px = x + 0.5 - x0;
      const py = y + 0.5 - y0;
      const t = Math.min(1, Math.max(0, (px * dx + py * dy) / square));
      const distance = Math.hypot(px - t * dx, py - t * dy);
      const cover = Math.min(1, Math.max(0, half0 + (half1 - half0) * t - distance + 0.5));
      const at = y * mask.w + x;
      if (cover > (mask.data[at] ?? 0)) mask.data[at] = cover;
    }
  }
}

/** Softens a mask in place; three box passes come close to a Gaussian of the given radius in pixels. */
export function blur(mask: Mask, radius: number): Mask {
  const reach = Math.max(1, Math.round(radius * 0.9));
  const spare = new Float32Array(mask.data.length);
  for (let pass = 0; pass < 3; pass += 1) {
    boxBlur(mask.data, spare, { count: mask.h, length: mask.w, stride: 1, next: mask.w, reach });
    boxBlur(spare, mask.data, { count: mask.w, length: mask.h, stride: mask.w, next: 1, reach });
  }
  return mask;
}

type Lines = { count: number; length: number; stride: number; next: number; reach: number };

/** Running mean along `count` lines of `length` samples; beyond the ends the last sample goes on. */
export function boxBlur(from: Float32Array, to: Float32Array, lines: Lines): void {
  const { count, length, stride, next, reach } = lines;
  const share = 1 / (reach * 2 + 1);
  for (let line = 0; line < count; line += 1) {
    const base = line * next;
    const first = from[base] ?? 0;
    const last = from[base + (length - 1) * stride] ?? 0;
    const at = (i: number): number => (i < 0 ? first : i >= length ? last : (from[base + i * stride] ?? 0));
    let sum = 0;
    for (let i = -reach; i <= reach; i += 1) sum += at(i);
    for (let i = 0; i < length; i += 1) {
      to[base + i * stride] = sum * share;
      sum += at(i + reach + 1) - at(i - reach);
    }
  }
}

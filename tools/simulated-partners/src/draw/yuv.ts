export type Box = { readonly x: number; readonly y: number; readonly w: number; readonly h: number };

/** A piece of a picture in I420 (luma, then the two chroma planes at half size); all edges are even. */
export type Patch = Box & { readonly data: Uint8Array };

/** From red, green, blue 0…1 to I420, ITU-R BT.601 with the studio range 16…235. */
export function toPatch(rgb: Float32Array, box: Box): Patch {
  const { w, h } = box;
  const data = new Uint8Array((w * h * 3) / 2);
  const half = w / 2;
  const planeU = w * h;
  const planeV = planeU + (w * h) / 4;
  for (let y = 0; y < h; y += 2) {
    for (let x = 0; x < w; x += 2) {
      let r = 0;
      let g = 0;
      let b = 0;
      for (const at of [y * w + x, y * w + x + 1, (y + 1) * w + x, (y + 1) * w + x + 1]) {
        const red = rgb[at * 3] ?? 0;
        const green = rgb[at * 3 + 1] ?? 0;
        const blue = rgb[at * 3 + 2] ?? 0;
        data[at] = 16.5 + 65.48 * red + 128.55 * green + 24.97 * blue;
        r += red / 4;
        g += green / 4;
        b += blue / 4;
      }
      const at = (y / 2) * half + x / 2;
      data[planeU + at] = 128.5 - 37.8 * r - 74.2 * g + 112 * b;
      data[planeV + at] = 128.5 + 112 * r - 93.79 * g - 18.21 * b;
    }
  }
  return { ...box, data };
}

/** Where one plane of a piece starts, and where it goes. */
type Plane = { from: number; to: number; w: number; h: number; x: number; y: number; stride: number };

/** Copies a piece into a whole I420 picture at its own place or another (even) one. */
export function putPatch(target: Patch, piece: Patch, at: { x: number; y: number } = piece): void {
  const half = (to: number, from: number): Plane => ({
    from,
    to,
    w: piece.w / 2,
    h: piece.h / 2,
    x: at.x / 2,
    y: at.y / 2,
    stride: target.w / 2,
  });
  const planes: Plane[] = [
    { from: 0, to: 0, w: piece.w, h: piece.h, x: at.x, y: at.y, stride: target.w },
    half(target.w * target.h, piece.w * piece.h),
    half((target.w * target.h * 5) / 4, (piece.w * piece.h * 5) / 4),
  ];
  for (const plane of planes) {
    for (let row = 0; row < plane.h; row += 1) {
      const start = plane.from + row * plane.w;
      target.data.set(piece.data.subarray(start, start + plane.w), plane.to + (plane.y + row) * plane.stride + plane.x);
    }
  }
}

/** A closed or open line of points: x0, y0, x1, y1, … in pixels of the picture. */
export type Contour = readonly number[];

/** Moves drawing units onto pixels: x' = a·x + c·y + e, y' = b·x + d·y + f. */
export type Placement = {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly e: number;
  readonly f: number;
};

export function placed(scale: number, x: number, y: number): Placement {
  return { a: scale, b: 0, c: 0, d: scale, e: x, f: y };
}

/** `inner` happens first, then `outer`. */
export function within(outer: Placement, inner: Placement): Placement {
  return {
    a: outer.a * inner.a + outer.c * inner.b,
    b: outer.b * inner.a + outer.d * inner.b,
    c: outer.a * inner.c + outer.c * inner.d,
    d: outer.b * inner.c + outer.d * inner.d,
    e: outer.a * inner.e + outer.c * inner.f + outer.e,
    f: outer.b * inner.e + outer.d * inner.f + outer.f,
  };
}

export function mirrored(place: Placement): Placement {
  return within(place, { a: -1, b: 0, c: 0, d: 1, e: 0, f: 0 });
}

/** Mean length of one drawing unit in pixels. */
export function unitOf(place: Placement): number {
  return Math.sqrt(Math.abs(place.a * place.d - place.b * place.c));
}

const curveSteps = 14;

const sizes: Readonly<Record<string, number>> = { M: 2, L: 2, C: 6, Q: 4 };

/** Flattens a path in the syntax of SVG; only the absolute commands M, L, C, Q and Z are known. */
export function outline(path: string, place: Placement): Contour[] {
  const contours: number[][] = [];
  let from: Point = [0, 0];
  for (const [, letter = '', list = ''] of path.matchAll(/([MLCQZ])([^MLCQZ]*)/g)) {
    if (letter === 'M') contours.push([]);
    const numbers = (list.match(/-?\d*\.?\d+/g) ?? []).map(Number);
    const size = sizes[letter] ?? 0;
    for (let i = 0; size > 0 && i + size <= numbers.length; i += size) {
      const points = pointsAlong(from, numbers.slice(i, i + size));
      for (const [x, y] of points) {
        contours.at(-1)?.push(place.a * x + place.c * y + place.e, place.b * x + place.d * y + place.f);
      }
      from = points.at(-1) ?? from;
    }
  }
  return contours;
}

type Point = readonly [number, number];

/** The points of one piece: its end for a line, several for a curve of two or three further points. */
function pointsAlong([x, y]: Point, n: readonly number[]): Point[] {
  const [n0 = 0, n1 = 0, n2 = 0, n3 = 0, n4 = 0, n5 = 0] = n;
  if (n.length === 2) return [[n0, n1]];
  // A quadratic curve is the cubic one whose handles lie two thirds of the way to its handle.
  const [x1, y1, x2, y2, endX, endY] =
    n.length === 6
      ? [n0, n1, n2, n3, n4, n5]
      : [x + (2 / 3) * (n0 - x), y + (2 / 3) * (n1 - y), n2 + (2 / 3) * (n0 - n2), n3 + (2 / 3) * (n1 - n3), n2, n3];
  return Array.from({ length: curveSteps }, (_, step): Point => {
    const t = (step + 1) / curveSteps;
    return [cubic(t, [x, x1, x2, endX]), cubic(t, [y, y1, y2, endY])];
  });
}

function cubic(t: number, [p0, p1, p2, p3]: readonly [number, number, number, number]): number {
  const s = 1 - t;
  return s * s * s * p0 + 3 * s * s * t * p1 + 3 * s * t * t * p2 + t * t * t * p3;
}

/** Path of an ellipse around (x, y). */
export function ellipsePath(x: number, y: number, rx: number, ry: number): string {
  const kx = rx * 0.5523;
  const ky = ry * 0.5523;
  return (
    `M${x - rx} ${y} C${x - rx} ${y - ky} ${x - kx} ${y - ry} ${x} ${y - ry} ` +
    `C${x + kx} ${y - ry} ${x + rx} ${y - ky} ${x + rx} ${y} C${x + rx} ${y + ky} ${x + kx} ${y + ry} ${x} ${y + ry} ` +
    `C${x - kx} ${y + ry} ${x - rx} ${y + ky} ${x - rx} ${y} Z`
  );
}

/** Path of a rectangle from (x, y), `w` wide and `h` high. */
export function boxPath(x: number, y: number, w: number, h: number): string {
  return `M${x} ${y} L${x + w} ${y} L${x + w} ${y + h} L${x} ${y + h} Z`;
}

/** Path of a rectangle with rounded corners. */
export function roundedBoxPath(box: { x: number; y: number; w: number; h: number }, r: number): string {
  const { x, y, w, h } = box;
  return (
    `M${x + r} ${y} L${x + w - r} ${y} Q${x + w} ${y} ${x + w} ${y + r} L${x + w} ${y + h - r} ` +
    `Q${x + w} ${y + h} ${x + w - r} ${y + h} L${x + r} ${y + h} Q${x} ${y + h} ${x} ${y + h - r} ` +
    `L${x} ${y + r} Q${x} ${y} ${x + r} ${y} Z`
  );
}

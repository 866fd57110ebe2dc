/**
 * Size and rate of the drawn pictures. Software encoding is what a simulated partner costs: see the measurements
 * in ../../README.md before changing a number. `scale` 1 is 640 × 360; all sizes must come out even.
 */
export const picture = { scale: 1, w: 640, h: 360, framesPerSecond: 10, bitsPerSecond: 350_000 } as const;

/** Sound is handed over in pieces of 50 ms, so far ahead of the line. */
export const sound = { samplesPerPiece: 2400, aheadMs: 120, queueMs: 400, bitsPerSecond: 24_000 } as const;

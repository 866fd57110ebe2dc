const tenMinutesMs = 10 * 60_000;

/**
 * Delays inside one connection (the SDK resumes signalling and transports): quick at first, then every 2 s, for at
 * least ten minutes. Null gives up, and the outer loop takes over.
 */
export function resumeDelayMs(context: { readonly retryCount: number; readonly elapsedMs: number }): number | null {
  if (context.elapsedMs > tenMinutesMs) return null;
  const steps = [0, 200, 400, 800, 1_200];
  return steps[context.retryCount] ?? 2_000;
}

/** Delays of the outer loop, which connects anew: 0.2 s to 5 s. `spread` (0–1) keeps a whole county from coming at once. */
export function connectDelayMs(attempt: number, spread: number): number {
  const base = Math.min(5_000, 200 * 2 ** Math.max(0, attempt - 1));
  return Math.round(base * (0.75 + 0.25 * spread));
}

/** How a connection can end, in the words of this product. */
export type LineEnd = 'lost' | 'removed' | 'elsewhere' | 'closedByUs';

/** What to do after it: connect again, stay out until the snapshot says otherwise, or offer to take over. */
export function afterEnd(end: LineEnd): 'again' | 'stay' | 'elsewhere' {
  switch (end) {
    case 'lost':
      return 'again';
    case 'elsewhere':
      return 'elsewhere';
    case 'removed':
    case 'closedByUs':
      return 'stay';
  }
}

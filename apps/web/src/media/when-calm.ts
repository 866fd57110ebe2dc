/** A page younger than this may still be painting its first screen on a slow device. */
const firstPaintMs = 10_000;
const longestWaitMs = 2_000;

/** Resolves when the page has drawn its first screen and has nothing to do: then it may fetch and parse ahead. */
export function whenCalm(): Promise<void> {
  if (performance.now() > firstPaintMs || typeof requestIdleCallback === 'undefined') return Promise.resolve();
  return new Promise((resolve) => {
    requestIdleCallback(() => resolve(), { timeout: longestWaitMs });
  });
}

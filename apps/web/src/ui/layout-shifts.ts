/** Less than this is a font that has arrived, not another control under the finger. */
const leastMovePx = 24;
const keptMs = 1000;

type Shift = { readonly moved: Node; readonly at: number };
type Source = { readonly node: Node; readonly previousRect: DOMRectReadOnly; readonly currentRect: DOMRectReadOnly };

let shifts: readonly Shift[] = [];
let isWatching = false;

const isSource = (value: unknown): value is Source =>
  typeof value === 'object' &&
  value !== null &&
  'node' in value &&
  value.node instanceof Node &&
  'previousRect' in value &&
  value.previousRect instanceof DOMRectReadOnly &&
  'currentRect' in value &&
  value.currentRect instanceof DOMRectReadOnly;

const hasMovedFar = ({ previousRect, currentRect }: Source): boolean =>
  Math.hypot(previousRect.x - currentRect.x, previousRect.y - currentRect.y) >= leastMovePx;

/** Notes what moves by itself (Layout Instability API). Safari and Firefox do not tell; there nothing is ever noted. */
function watch(): void {
  if (isWatching || typeof PerformanceObserver === 'undefined') return;
  isWatching = true;
  if (!PerformanceObserver.supportedEntryTypes.includes('layout-shift')) return;
  new PerformanceObserver((list) => {
    const told = list.getEntries().flatMap((entry) => {
      const sources: unknown = 'sources' in entry ? entry.sources : [];
      return (Array.isArray(sources) ? sources : [])
        .filter(isSource)
        .filter(hasMovedFar)
        .map((source) => ({ moved: source.node, at: entry.startTime }));
    });
    const oldest = performance.now() - keptMs;
    shifts = [...shifts.filter(({ at }) => at > oldest), ...told];
  }).observe({ type: 'layout-shift' });
}

/** What has moved in the last second, by `performance.now()`. */
export function recentShifts(): readonly Shift[] {
  return shifts;
}

watch();

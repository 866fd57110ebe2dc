import { useCallback, useEffect, useState } from 'react';
import type { MouseEvent } from 'react';

/** A control that has just appeared under a finger ignores taps for this long. */
export const tapGuardMs = 400;

/** The page's first paint is no surprise under a finger: what is there from the start answers at once. */
export function isGuarded(appearedAt: number, now: number, pageStartedAt: number): boolean {
  return appearedAt - pageStartedAt > tapGuardMs && now - appearedAt < tapGuardMs;
}

const pageStartedAt = performance.now();
const now = (): number => performance.now();

type TapGuard = {
  /** True for the first 400 ms: stands in `aria-disabled`, so that programs wait instead of tapping into nothing. */
  isFresh: boolean;
  guard: (act: (event: MouseEvent<HTMLButtonElement>) => void) => (event: MouseEvent<HTMLButtonElement>) => void;
};

/** Keeps a tap that was meant for what stood here before from acting. Keys and screen readers are never held up. */
export function useTapGuard(): TapGuard {
  const [appearedAt] = useState(now);
  const [isFresh, setIsFresh] = useState(() => isGuarded(appearedAt, now(), pageStartedAt));
  useEffect(() => {
    const timer = setTimeout(() => setIsFresh(false), tapGuardMs);
    return () => clearTimeout(timer);
  }, []);
  const guard = useCallback<TapGuard['guard']>(
    (act) => (event) => {
      // detail counts the clicks of a pointer; a key or a screen reader gives 0.
      const isPointer = event.detail > 0;
      if (isPointer && isGuarded(appearedAt, now(), pageStartedAt)) return;
      act(event);
    },
    [appearedAt],
  );
  return { isFresh, guard };
}

import { useCallback, useEffect, useState } from 'react';
import type { MouseEvent } from 'react';
import { recentShifts } from './layout-shifts.ts';

/** A control that has just appeared or moved under a finger ignores taps for this long. */
export const tapGuardMs = 400;

/** The first screen of a page is no surprise under a finger: what comes with its first control answers at once. */
export function isGuarded(appearedAt: number, now: number, firstAt: number): boolean {
  return appearedAt - firstAt > tapGuardMs && now - appearedAt < tapGuardMs;
}

type Shift = { readonly moved: Pick<Node, 'contains'>; readonly at: number };

/** Whether this control, or what it stands in, has just moved by itself. Scrolling is no such move. */
export const hasMoved = (control: Node, shifts: readonly Shift[], now: number): boolean =>
  shifts.some(({ moved, at }) => now - at < tapGuardMs && moved.contains(control));

/** A mouse is seen before it clicks; a finger covers what it is about to tap. */
const isFinger = ({ nativeEvent }: MouseEvent): boolean =>
  nativeEvent instanceof PointerEvent && nativeEvent.pointerType === 'touch';

const now = (): number => performance.now();
/** When the page had something to tap for the first time. */
let firstControlAt: number | null = null;

type TapGuard = {
  /** True for the first 400 ms: stands in `aria-disabled`, so that programs wait instead of tapping into nothing. */
  isFresh: boolean;
  guard: (act: (event: MouseEvent<HTMLButtonElement>) => void) => (event: MouseEvent<HTMLButtonElement>) => void;
};

function useAppearance(): { readonly appearedAt: number; readonly firstAt: number } {
  const [appearance] = useState(() => {
    const appearedAt = now();
    firstControlAt ??= appearedAt;
    return { appearedAt, firstAt: firstControlAt };
  });
  return appearance;
}

/** Keeps a tap that was meant for what stood here before from acting. Keys and screen readers are never held up. */
export function useTapGuard(): TapGuard {
  const { appearedAt, firstAt } = useAppearance();
  const [isFresh, setIsFresh] = useState(() => isGuarded(appearedAt, now(), firstAt));
  useEffect(() => {
    const timer = setTimeout(() => setIsFresh(false), tapGuardMs);
    return () => clearTimeout(timer);
  }, []);
  const guard = useCallback<TapGuard['guard']>(
    (act) => (event) => {
      // detail counts the clicks of a pointer; a key or a screen reader gives 0.
      const isPointer = event.detail > 0;
      if (isPointer && isGuarded(appearedAt, now(), firstAt)) return;
      if (isFinger(event) && hasMoved(event.currentTarget, recentShifts(), now())) return;
      act(event);
    },
    [appearedAt, firstAt],
  );
  return { isFresh, guard };
}

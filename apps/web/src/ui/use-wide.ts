import { useSyncExternalStore } from 'react';

/** True where the window has at least so much room. Larger text counts as less room. */
export function useWide(fromRem: number): boolean {
  const query = `(width >= ${fromRem}rem)`;
  const subscribe = (listener: () => void): (() => void) => {
    const list = matchMedia(query);
    list.addEventListener('change', listener);
    return () => list.removeEventListener('change', listener);
  };
  return useSyncExternalStore(subscribe, () => matchMedia(query).matches);
}

import { useSyncExternalStore } from 'react';

const query = (): MediaQueryList => matchMedia('(prefers-reduced-motion: reduce)');

function subscribe(listener: () => void): () => void {
  const list = query();
  list.addEventListener('change', listener);
  return () => list.removeEventListener('change', listener);
}

/** For what moves without CSS animations; those end by a rule of their own in main.css. */
export const useReducedMotion = (): boolean => useSyncExternalStore(subscribe, () => query().matches);

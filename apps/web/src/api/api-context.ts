import type { Snapshot } from '@kreisrunde/contract';
import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Api } from './api.ts';
import type { LiveState } from './live-store.ts';

/** The store as the pages see it. */
export interface Live {
  readonly subscribe: (listener: () => void) => () => void;
  readonly getSnapshot: () => LiveState;
  /** Milliseconds since 1970 by the server's clock. */
  readonly serverNow: () => number;
  readonly claim: () => void;
}

export type ApiAccess = { api: Api; live: Live; onRefused: (sentence: string) => void };

const ApiContext = createContext<ApiAccess | null>(null);
export const ApiProvider = ApiContext.Provider;

export function useApiAccess(): ApiAccess {
  const access = useContext(ApiContext);
  if (access === null) throw new Error('ApiProvider is missing');
  return access;
}

export const useApi = (): Api => useApiAccess().api;

export function useLiveState(): LiveState {
  const { live } = useApiAccess();
  return useSyncExternalStore(live.subscribe, live.getSnapshot);
}

/** The newest snapshot as an imperative read, for code that waits. */
export const conferenceRev = (snapshot: Snapshot | null): number => snapshot?.conference?.rev ?? -1;

import type { LiveEvent } from '@kreisrunde/contract';
import { ORPCError } from '@orpc/client';
import type { LiveSource } from './live-store.ts';

type Request = Parameters<LiveSource['open']>[0];

type Server = {
  readonly session: (signal: AbortSignal) => Promise<{ readonly kind: 'none' | 'person' | 'wall' | 'administrator' }>;
  readonly watch: (request: Request) => Promise<AsyncIterable<LiveEvent>>;
};

/** Whether this browser has been somebody's device or a wall; a browser that keeps nothing never knows. */
export type DeviceMemory = { readonly isKnown: () => boolean; readonly remember: (isKnown: boolean) => void };

/** No stream: this browser is nobody's device and no wall. */
class NoDevice extends Error {}

const isNotSignedIn = (error: unknown): boolean => error instanceof ORPCError && error.code === 'NOT_SIGNED_IN';

/**
 * The live stream of this browser. A browser that has never been a device asks first who it is, so that its first visit
 * is no refusal; one that has goes straight to the stream, for a ring must not wait for a question.
 */
export function deviceStream(server: Server, memory: DeviceMemory): LiveSource {
  return {
    async open(request) {
      if (!memory.isKnown()) {
        const { kind } = await server.session(request.signal);
        if (kind === 'none' || kind === 'administrator') throw new NoDevice();
      }
      try {
        const events = await server.watch(request);
        memory.remember(true);
        return events;
      } catch (error) {
        if (isNotSignedIn(error)) memory.remember(false);
        throw error;
      }
    },
    isFinal: (error) => error instanceof NoDevice || isNotSignedIn(error),
  };
}

const storageKey = 'kreisrunde.device';

export const storedMemory: DeviceMemory = {
  isKnown: () => {
    try {
      return localStorage.getItem(storageKey) !== null;
    } catch {
      return false;
    }
  },
  remember: (isKnown) => {
    try {
      if (isKnown) localStorage.setItem(storageKey, 'known');
      else localStorage.removeItem(storageKey);
    } catch {
      // Storage is blocked: the question is asked each time.
    }
  },
};

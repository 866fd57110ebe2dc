import { useSyncExternalStore } from 'react';
import { isAudioUnlocked, subscribeAudioUnlocked } from './audio-context.ts';

/** Whether this page may sound: false until the first tap that asked for it. */
export function useAudioUnlocked(): boolean {
  return useSyncExternalStore(subscribeAudioUnlocked, isAudioUnlocked);
}

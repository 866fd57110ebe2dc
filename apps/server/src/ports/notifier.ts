import type { Conference } from '@kreisrunde/domain';

/** Told after every commit; carries the new state to screens and engine. Never throws. */
export interface Notifier {
  committed(conference: Conference): void;
}

import type { Conference } from '@kreisrunde/domain';

/** Told after every commit; carries the new state to screens and engine. Never throws. */
export interface Notifier {
  /** This state is stored; also of what another node has stored. May come twice, or after a newer one. */
  committed(conference: Conference): void;
}

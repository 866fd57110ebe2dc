import type { Instant } from '../people/time.ts';
import { callDeadline, type Call } from './call.ts';

/** The next moment at which a call changes by itself, null when none does. Stored in an indexed column. */
export function nextDeadline(calls: readonly Call[]): Instant | null {
  const deadlines = calls.map(callDeadline).filter((deadline) => deadline !== null);
  return deadlines.length === 0 ? null : Math.min(...deadlines);
}

import { done, refused, type Result } from '../people/result.ts';
import type { Instant } from '../people/time.ts';

/** A ring lasts a minute; whoever has not answered then counts as missed. */
export const ringForMs = 60_000;

export const delayMinutes = [5, 10, 15] as const;
export type DelayMinutes = (typeof delayMinutes)[number];

export const levels = ['briefing', 'situation', 'alert'] as const;
/** How loudly it rings. Changes sound and colour of the ring, nothing else. */
export type Level = (typeof levels)[number];

/** The call of one person. The chair is not called: `none`. */
export type Call =
  | { readonly state: 'none' }
  | { readonly state: 'queued' }
  | { readonly state: 'ringing'; readonly since: Instant; readonly until: Instant; readonly attempt: number }
  | { readonly state: 'accepted' }
  | { readonly state: 'delayed'; readonly until: Instant; readonly minutes: DelayMinutes; readonly attempt: number }
  | { readonly state: 'declined'; readonly attempt: number }
  | { readonly state: 'missed'; readonly attempt: number }
  | { readonly state: 'unreachable'; readonly attempt: number };

/** How often the person has been rung so far. */
function attempts(call: Call): number {
  return 'attempt' in call ? call.attempt : 0;
}

/** Rings now, or notes that no device of the person is connected; what did not ring does not count as an attempt. */
export function ring(call: Call, context: { readonly isReachable: boolean; readonly now: Instant }): Call {
  const attempt = attempts(call);
  if (context.isReachable) {
    return { state: 'ringing', since: context.now, until: context.now + ringForMs, attempt: attempt + 1 };
  }
  return call.state === 'unreachable' ? call : { state: 'unreachable', attempt };
}

/**
 * The person comes. Possible while it rings and, for the late, whenever the round still runs without them.
 * A call that is answered already is refused, whichever device asks.
 */
export function accept(call: Call): Result<Call> {
  if (call.state === 'none') return refused('notCalled');
  if (call.state === 'accepted') return refused('callAnswered');
  return done({ state: 'accepted' });
}

/** "Ich komme in … Minuten": only an open ring can be put off. */
export function delay(call: Call, minutes: DelayMinutes, now: Instant): Result<Call> {
  if (call.state !== 'ringing') return refused(answerRefusal(call));
  return done({ state: 'delayed', until: now + minutes * 60_000, minutes, attempt: call.attempt });
}

/** "Verhindert": while it rings, or instead of coming later. */
export function decline(call: Call): Result<Call> {
  if (call.state !== 'ringing' && call.state !== 'delayed') return refused(answerRefusal(call));
  return done({ state: 'declined', attempt: call.attempt });
}

function answerRefusal(call: Call): 'notCalled' | 'callAnswered' | 'callNotOpen' {
  if (call.state === 'none') return 'notCalled';
  return call.state === 'accepted' ? 'callAnswered' : 'callNotOpen';
}

/** Whether "Erneut klingeln" reaches this call: it does not ring, is not answered, and is not promised for later. */
export function isMissing(call: Call): boolean {
  return call.state === 'missed' || call.state === 'unreachable' || call.state === 'declined';
}

/** When this call next changes by itself: the ring runs out, or the promised time has come. */
export function callDeadline(call: Call): Instant | null {
  return call.state === 'ringing' || call.state === 'delayed' ? call.until : null;
}

/** What the clock does to a call: a ring that ran out is missed, a promised time that has come rings again. */
export function expire(call: Call, context: { readonly isReachable: boolean; readonly now: Instant }): Call {
  const deadline = callDeadline(call);
  if (deadline === null || deadline > context.now) return call;
  if (call.state === 'delayed') return ring(call, context);
  return { state: 'missed', attempt: attempts(call) };
}

/** A call that exists but has not been delivered yet. */
export const queuedCall: Call = { state: 'queued' };

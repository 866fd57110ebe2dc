import type { Instant } from '@kreisrunde/domain';
import type { Attempts } from '../ports/attempts.ts';
import type { Clock } from '../ports/clock.ts';

/** How often a kind of secret may be guessed. */
export type GuessPolicy = {
  readonly scope: string;
  readonly windowMs: number;
  /** Guesses of one source within the window. */
  readonly perKey: number;
  /** Guesses of everybody together within the window. */
  readonly ofScope: number;
  /** How long a source waits after so many guesses of its own; nothing where it need not. */
  readonly delayMs?: (failures: number) => number;
};

export type Guess<T> =
  | { readonly kind: 'right'; readonly value: T }
  | { readonly kind: 'wrong' }
  | { readonly kind: 'throttled'; readonly retryAfterSeconds: number; readonly isScopeFull: boolean };

export type GuessDeps = { readonly attempts: Attempts; readonly clock: Clock };

/**
 * Lets `check` look at a guess where this source may guess at all. Null from `check` is a wrong guess; a right one
 * forgets the wrong ones of this source. What was throttled is not counted, so that waiting helps.
 */
export function guardGuess<T>(
  deps: GuessDeps,
  policy: GuessPolicy,
  key: string,
  check: () => Promise<T | null>,
): Promise<Guess<T>> {
  return guardGuesses(deps, [[policy, key]], check);
}

/**
 * Throttled by all of the policies at once; the first that says no is the answer. Then no policy counts the guess:
 * whoever is held up by one would else fill the others, and so keep out those who share their keys.
 */
export async function guardGuesses<T>(
  deps: GuessDeps,
  policies: readonly (readonly [GuessPolicy, string])[],
  check: () => Promise<T | null>,
): Promise<Guess<T>> {
  const counted: string[] = [];
  for (const [policy, key] of policies) {
    const noted = await note(deps, policy, key);
    counted.push(noted.id);
    if (noted.throttled === null) continue;
    for (const id of counted) await deps.attempts.unnote(id);
    return noted.throttled;
  }
  const value = await check();
  if (value === null) return { kind: 'wrong' };
  for (const [{ scope }, key] of policies) await deps.attempts.forget(scope, key);
  return { kind: 'right', value };
}

type Throttled = Extract<Guess<never>, { kind: 'throttled' }>;

async function note(
  { attempts, clock }: GuessDeps,
  policy: GuessPolicy,
  key: string,
): Promise<{ readonly id: string; readonly throttled: Throttled | null }> {
  const now = clock.now();
  const noted = await attempts.note({ scope: policy.scope, key, at: now, since: now - policy.windowMs });
  const freeAt = Math.max(
    noted.ofKey > policy.perKey ? noted.oldest + policy.windowMs : now,
    noted.ofScope > policy.ofScope ? now + policy.windowMs / 10 : now,
    afterDelay(policy, noted),
  );
  if (freeAt <= now) return { id: noted.id, throttled: null };
  const retryAfterSeconds = Math.ceil((freeAt - now) / 1_000);
  return {
    id: noted.id,
    throttled: { kind: 'throttled', retryAfterSeconds, isScopeFull: noted.ofScope > policy.ofScope },
  };
}

function afterDelay(policy: GuessPolicy, noted: { readonly ofKey: number; readonly before: Instant | null }): Instant {
  if (policy.delayMs === undefined || noted.before === null) return 0;
  return noted.before + policy.delayMs(noted.ofKey - 1);
}

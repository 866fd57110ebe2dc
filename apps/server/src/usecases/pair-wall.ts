import { canConvene, type Actor, type DeviceId } from '@kreisrunde/domain';
import type { IdentityStore } from '../ports/store.ts';
import { guardGuess, type GuessDeps, type GuessPolicy } from './guard-guesses.ts';

/** A code lives 10 minutes; after 10 wrong ones a chair waits until the oldest is that old. */
export const pairingWindowMs = 10 * 60_000;
const attemptsAllowed = 10;

export type Pairing =
  | { readonly kind: 'paired'; readonly wall: DeviceId; readonly formerWall: DeviceId | null }
  | { readonly kind: 'unknownCode' }
  | { readonly kind: 'throttled'; readonly retryAfterSeconds: number }
  | { readonly kind: 'forbidden' };

const guesses: GuessPolicy = {
  scope: 'pairing',
  windowMs: pairingWindowMs,
  perKey: attemptsAllowed,
  ofScope: 1_000,
};

/** The chair enters the six digits; the wall is the chair's from then on. */
export async function pairWall(
  deps: GuessDeps & { readonly identity: IdentityStore },
  actor: Actor,
  code: string,
): Promise<Pairing> {
  if (actor.kind !== 'person' || !canConvene(actor)) return { kind: 'forbidden' };
  const { personId } = actor;
  const guess = await guardGuess(deps, guesses, personId, () => deps.identity.pair(code, personId, deps.clock.now()));
  if (guess.kind === 'right') return { kind: 'paired', ...guess.value };
  return guess.kind === 'wrong' ? { kind: 'unknownCode' } : guess;
}

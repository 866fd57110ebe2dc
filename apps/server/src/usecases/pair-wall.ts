import { canConvene, type Actor, type DeviceId } from '@kreisrunde/domain';
import type { Clock } from '../ports/clock.ts';
import type { IdentityStore } from '../ports/store.ts';

/** A code lives 10 minutes; after 10 wrong ones a chair waits until the oldest is that old. */
export const pairingWindowMs = 10 * 60_000;
const attemptsAllowed = 10;

export type Pairing =
  | { readonly kind: 'paired'; readonly wall: DeviceId; readonly formerWall: DeviceId | null }
  | { readonly kind: 'unknownCode' }
  | { readonly kind: 'throttled' }
  | { readonly kind: 'forbidden' };

/** The chair enters the six digits; the wall is the chair's from then on. */
export async function pairWall(
  deps: { readonly identity: IdentityStore; readonly clock: Clock },
  actor: Actor,
  code: string,
): Promise<Pairing> {
  if (actor.kind !== 'person' || !canConvene(actor)) return { kind: 'forbidden' };
  const now = deps.clock.now();
  const attempts = await deps.identity.notePairingAttempt(actor.personId, now, now - pairingWindowMs);
  if (attempts > attemptsAllowed) return { kind: 'throttled' };
  const paired = await deps.identity.pair(code, actor.personId, now);
  if (paired === null) return { kind: 'unknownCode' };
  await deps.identity.forgetPairingAttempts(actor.personId);
  return { kind: 'paired', ...paired };
}

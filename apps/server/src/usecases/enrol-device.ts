import type { PersonId } from '@kreisrunde/domain';
import type { Account, AccountStore } from '../ports/account-store.ts';
import type { EnrolmentStore, NewDevice } from '../ports/enrolment-store.ts';
import type { Passwords } from '../ports/passwords.ts';
import { guardGuess, type Guess, type GuessDeps, type GuessPolicy } from './guard-guesses.ts';

const minuteMs = 60_000;
export const codeLifeMs = 10 * minuteMs;
export const personalLinkLifeMs = 7 * 24 * 60 * minuteMs;
export const invitationLifeMs = 3 * 24 * 60 * minuteMs;

/**
 * Ten guesses of one source, a hundred of all, then every open code is void: with twenty codes open at once, that is
 * one chance in five hundred for whoever commands any number of addresses, and it is noticed.
 */
const ofCodes: GuessPolicy = { scope: 'enrolment', windowMs: 10 * minuteMs, perKey: 10, ofScope: 100 };
/** 256 bit cannot be guessed; what is tried all the same should not cost the database anything. */
const ofLinks: GuessPolicy = { scope: 'link', windowMs: 10 * minuteMs, perKey: 30, ofScope: Infinity };

export type EnrolmentDeps = GuessDeps & {
  readonly enrolment: EnrolmentStore;
  readonly accounts: AccountStore;
  readonly passwords: Passwords;
  /** Too many guesses: this many open codes are worth nothing any more. */
  readonly onCodesVoided: (count: number) => Promise<void>;
};

/** The six digits an administrator shows make this browser the device of that person. */
export async function enrolByCode(
  deps: EnrolmentDeps,
  request: { readonly code: string; readonly device: NewDevice; readonly source: string },
): Promise<Guess<PersonId>> {
  const { enrolment, clock } = deps;
  const guess = await guardGuess(deps, ofCodes, request.source, () => enrolment.useCode(request.code, request.device));
  if (guess.kind === 'throttled' && guess.isScopeFull) {
    const count = await enrolment.voidCodes(clock.now());
    if (count > 0) await deps.onCodesVoided(count);
  }
  return guess;
}

/** A personal link, once. */
export function enrolByLink(
  deps: EnrolmentDeps,
  request: { readonly token: string; readonly device: NewDevice; readonly source: string },
): Promise<Guess<PersonId>> {
  return guardGuess(deps, ofLinks, request.source, () => deps.enrolment.useLink(request.token, request.device));
}

/** An invited administrator chooses a password, once. */
export function acceptInvitation(
  deps: EnrolmentDeps,
  request: { readonly token: string; readonly password: string; readonly source: string },
): Promise<Guess<Account>> {
  const { accounts, clock, passwords } = deps;
  return guardGuess(deps, ofLinks, request.source, async () =>
    accounts.acceptInvitation(request.token, await passwords.hash(request.password), clock.now()),
  );
}

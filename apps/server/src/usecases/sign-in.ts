import type { Account, AccountStore } from '../ports/account-store.ts';
import type { Passwords } from '../ports/passwords.ts';
import { guardGuess, guardGuesses, type Guess, type GuessDeps, type GuessPolicy } from './guard-guesses.ts';

const minuteMs = 60_000;
/** Typing errors are free; then the wait doubles, up to a quarter of an hour. */
const freeFailures = 3;
const longestDelayMs = 15 * minuteMs;

/** One source at one login. */
const atLogin: GuessPolicy = {
  scope: 'signIn',
  windowMs: 60 * minuteMs,
  perKey: Infinity,
  ofScope: Infinity,
  delayMs: (failures) =>
    failures < freeFailures ? 0 : Math.min(2_000 * 2 ** (failures - freeFailures), longestDelayMs),
};
/** One source at all logins, and all sources at one login. */
const fromSource: GuessPolicy = { scope: 'signIn.source', windowMs: 10 * minuteMs, perKey: 30, ofScope: Infinity };
const ofLogin: GuessPolicy = { scope: 'signIn.login', windowMs: 10 * minuteMs, perKey: 100, ofScope: Infinity };

export type SignInDeps = GuessDeps & { readonly accounts: AccountStore; readonly passwords: Passwords };

/**
 * Whether the password fits. An unknown account, one without password and a wrong password are one answer after the
 * same work. Throttled by source and login with a growing wait, whether or not there is such an account.
 */
export async function signInByPassword(
  deps: SignInDeps,
  attempt: { readonly login: string; readonly password: string; readonly source: string },
): Promise<Guess<Account>> {
  const { login, password, source } = attempt;
  return guardGuesses(
    deps,
    [
      [fromSource, source],
      [ofLogin, login],
      [atLogin, `${login} ${source}`],
    ],
    async () => {
      const account = await deps.accounts.byLogin(login);
      const fits = await deps.passwords.fits(password, account?.passwordHash ?? null);
      return fits && account !== null ? { id: account.id, name: account.name, login: account.login } : null;
    },
  );
}

const ofPassword: GuessPolicy = { scope: 'ownPassword', windowMs: 10 * minuteMs, perKey: 10, ofScope: Infinity };

/** Changes the own password; the present one is asked for, and every other session of the account ends. */
export async function changePassword(
  deps: SignInDeps,
  request: { readonly accountId: string; readonly sessionId: string; readonly current: string; readonly next: string },
): Promise<Guess<true>> {
  const { accountId, sessionId } = request;
  const guess = await guardGuess(deps, ofPassword, accountId, async () => {
    const hash = await deps.accounts.passwordHash(accountId);
    return (await deps.passwords.fits(request.current, hash)) ? (true as const) : null;
  });
  if (guess.kind !== 'right') return guess;
  await deps.accounts.setPassword(accountId, await deps.passwords.hash(request.next), sessionId);
  return guess;
}

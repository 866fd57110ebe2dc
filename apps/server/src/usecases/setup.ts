import { randomInt, timingSafeEqual } from 'node:crypto';
import type { Account, AccountStore } from '../ports/account-store.ts';
import { hashSecret, newId } from '../ports/ids.ts';
import type { Passwords } from '../ports/passwords.ts';
import { guardGuess, type Guess, type GuessDeps, type GuessPolicy } from './guard-guesses.ts';

/** Letters and digits that nobody mistakes for one another; 8 of 32 are 40 bit. */
const alphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const blockLength = 4;
const codeLifeMs = 24 * 60 * 60_000;

const guesses: GuessPolicy = { scope: 'setUp', windowMs: 10 * 60_000, perKey: 10, ofScope: 100 };

export type Setup = {
  /** Makes and tells a new code where there is no administrator and no code that lives. */
  announce(isStart: boolean): Promise<void>;
  isOpen(): Promise<boolean>;
  /** Whether the code is right, without using it up. `closed`: somebody administers already. */
  check(code: string, source: string): Promise<Guess<true> | { readonly kind: 'closed' }>;
  /** Uses the code up and makes the first administrator; of two at once, one. */
  createAdministrator(
    request: { readonly code: string; readonly name: string; readonly login: string; readonly password: string },
    source: string,
  ): Promise<Guess<Account> | { readonly kind: 'closed' }>;
};

/** First-run set-up: open by a code of the terminal as long as nobody administers. */
export function createSetup(
  deps: GuessDeps & {
    readonly accounts: AccountStore;
    readonly passwords: Passwords;
    readonly tellCode: (code: string) => void;
    readonly tellDone: () => void;
  },
): Setup {
  const { accounts, clock } = deps;
  const isRight = async (code: string): Promise<true | null> => {
    const known = await accounts.setupCode();
    const given = hashSecret(canonical(code));
    const expected = Buffer.from(known?.hash ?? '', 'base64url');
    const fits = expected.length === given.length && timingSafeEqual(expected, given);
    return fits && known !== null && known.expiresAt > clock.now() ? true : null;
  };
  const guess = (code: string, source: string) => guardGuess(deps, guesses, source, () => isRight(code));
  return {
    announce: async (isStart) => {
      if (await accounts.isAny()) return;
      const known = await accounts.setupCode();
      if (!isStart && known !== null && known.expiresAt > clock.now()) return;
      const code = `${newBlock()}-${newBlock()}`;
      const hash = hashSecret(canonical(code)).toString('base64url');
      await accounts.saveSetupCode({ hash, expiresAt: clock.now() + codeLifeMs });
      deps.tellCode(code);
    },
    isOpen: async () => !(await accounts.isAny()),
    check: async (code, source) => ((await accounts.isAny()) ? { kind: 'closed' } : guess(code, source)),
    createAdministrator: async ({ code, name, login, password }, source) => {
      if (await accounts.isAny()) return { kind: 'closed' };
      const right = await guess(code, source);
      if (right.kind !== 'right') return right;
      const account: Account = { id: newId(), name, login };
      const passwordHash = await deps.passwords.hash(password);
      const isFirst = await accounts.createFirst({ ...account, passwordHash }, clock.now());
      if (!isFirst) return { kind: 'closed' };
      deps.tellDone();
      return { kind: 'right', value: account };
    },
  };
}

function newBlock(): string {
  return Array.from({ length: blockLength }, () => alphabet[randomInt(alphabet.length)]).join('');
}

/** Separators, spaces and case are forgiven. */
function canonical(code: string): string {
  return code.toUpperCase().replace(/[^0-9A-Z]/g, '');
}

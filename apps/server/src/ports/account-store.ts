import type { Instant } from '@kreisrunde/domain';

export type Account = { readonly id: string; readonly name: string; readonly login: string };
export type AccountSession = { readonly id: string; readonly startedAt: Instant; readonly browser: string };
export type NewAccountSession = AccountSession & { readonly secret: string; readonly accountId: string };
/** A session lives while it was used after `usedAfter` and had begun after `startedAfter`. */
export type SessionLimits = { readonly usedAfter: Instant; readonly startedAfter: Instant };

/**
 * Administrators, their sessions and their invitations. Passwords come in as hashes, secrets are stored as hashes.
 * Throws PortError when the database fails.
 */
export interface AccountStore {
  /** Whether there is an account; invited and removed ones count. */
  isAny(): Promise<boolean>;
  /** Those that are not removed, the oldest first. Without a password: invited, not come yet. */
  list(): Promise<readonly (Account & { readonly hasPassword: boolean })[]>;
  /** The first account. False: there is one already. Of two at once, one is the first. */
  createFirst(account: Account & { readonly passwordHash: string }, at: Instant): Promise<boolean>;
  /** An account without password, and the link by which its owner chooses one. False: the login is taken. */
  invite(
    account: Account,
    link: { readonly secret: string; readonly expiresAt: Instant },
    at: Instant,
  ): Promise<boolean>;
  /** Uses the invitation up. Null: no such link at this time. */
  acceptInvitation(secret: string, passwordHash: string, now: Instant): Promise<Account | null>;
  /** Whoever signs in by this name, in capitals or not. */
  byLogin(login: string): Promise<(Account & { readonly passwordHash: string | null }) | null>;
  /** Null: no such account, or invited and not come yet. */
  passwordHash(id: string): Promise<string | null>;
  /** Sets the password and ends every session of the account but `keep`. */
  setPassword(id: string, passwordHash: string, keep: string): Promise<void>;
  /** Ends its sessions too. `last`: nobody else could administer. */
  remove(id: string, at: Instant): Promise<'done' | 'unknown' | 'last'>;
  /** Brings back what was removed since then, with password or invitation. `loginTaken`: another account has it now. */
  restore(id: string, removedAfter: Instant): Promise<'done' | 'unknown' | 'loginTaken'>;
  /** Only the hash of its secret is stored. */
  createSession(session: NewAccountSession): Promise<void>;
  /** Who holds this session; null where it does not live. */
  bySession(
    secret: string,
    limits: SessionLimits,
  ): Promise<{ readonly account: Account; readonly sessionId: string; readonly usedAt: Instant } | null>;
  /** The session was used just now. */
  useSession(sessionId: string, at: Instant): Promise<void>;
  /** Those of an account that live, the newest first. */
  sessionsOf(accountId: string, limits: SessionLimits): Promise<readonly AccountSession[]>;
  /** False: the account has no such session. */
  endSession(accountId: string, sessionId: string): Promise<boolean>;
  /** The hash of the code of the terminal, replacing a former one. */
  saveSetupCode(code: { readonly hash: string; readonly expiresAt: Instant }): Promise<void>;
  /** Null: there is none; the first account uses it up. */
  setupCode(): Promise<{ readonly hash: string; readonly expiresAt: Instant } | null>;
}

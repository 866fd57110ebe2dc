import type { DeviceId, GroupId, Instant, Person, PersonId, RecipientGroup, SavingsFactors } from '@kreisrunde/domain';

/** What is removed can be restored this long, then it is forgotten. */
export const restorableMs = 10 * 60_000;

export type NewPerson = Omit<Person, 'id'>;
export type NewGroup = Omit<RecipientGroup, 'id'>;

/**
 * Persons, groups and settings, as an administrator changes them. Each change tells the other nodes. False and null
 * mean: there is no such person or group (any more). Every method throws PortError when the database fails.
 */
export interface PeopleStore {
  createPerson(id: PersonId, person: NewPerson): Promise<void>;
  /** All or none; with a group of them where one is given. False: a group of that name exists. */
  importPersons(
    persons: readonly { readonly id: PersonId; readonly person: NewPerson }[],
    group: { readonly id: GroupId; readonly name: string; readonly defaultReason: string } | null,
  ): Promise<boolean>;
  updatePerson(id: PersonId, person: NewPerson): Promise<boolean>;
  removePerson(id: PersonId, at: Instant): Promise<boolean>;
  /** Brings back who was removed after `since`. */
  restorePerson(id: PersonId, since: Instant): Promise<boolean>;
  /** When each person was removed of those who were, and are still named by a round. */
  removedAt(): Promise<ReadonlyMap<PersonId, Instant>>;
  createGroup(id: GroupId, group: NewGroup): Promise<GroupChange>;
  updateGroup(id: GroupId, group: NewGroup): Promise<GroupChange>;
  removeGroup(id: GroupId, at: Instant): Promise<boolean>;
  restoreGroup(id: GroupId, since: Instant): Promise<GroupChange>;
  saveSettings(settings: { readonly name: string; readonly savingsFactors: SavingsFactors }): Promise<void>;
}
/** `nameTaken`: another group has this name. */
export type GroupChange = 'done' | 'unknown' | 'nameTaken';

export type KnownDevice = {
  readonly id: DeviceId;
  readonly kind: 'personal' | 'wall';
  readonly name: string | null;
  /** Whose device it is; of a wall, who paired it. */
  readonly personId: PersonId | null;
  readonly enrolledAt: Instant;
  readonly lastSeenAt: Instant | null;
};

/** Devices, as administrators and their owners look after them. */
export interface DeviceStore {
  /** Every device that is not revoked, of persons who are not removed. */
  all(): Promise<readonly KnownDevice[]>;
  rename(id: DeviceId, name: string): Promise<boolean>;
  /** False: no such device, or revoked already. Tells the other nodes. */
  revoke(id: DeviceId, at: Instant): Promise<boolean>;
  restore(id: DeviceId, since: Instant): Promise<boolean>;
  /** Those of the given devices which may still do anything. */
  valid(ids: readonly DeviceId[]): Promise<ReadonlySet<DeviceId>>;
}

export type Enrolment = {
  readonly code: string;
  readonly personId: PersonId;
  readonly expiresAt: Instant;
  readonly usedBy: DeviceId | null;
};
export type NewDevice = {
  readonly id: DeviceId;
  readonly secret: string;
  readonly name: string;
  readonly at: Instant;
};

/** How a browser becomes the device of a person: a code of six digits, or a link. */
export interface EnrolmentStore {
  /** A new code for this person; a former one is void. Codes that are open at the same time differ. */
  createCode(personId: PersonId, makeCode: () => string, expiresAt: Instant): Promise<Enrolment>;
  codeOf(personId: PersonId): Promise<Enrolment | null>;
  /** Uses the code up and makes the device, in one transaction. Null: no such code at this time. */
  useCode(code: string, device: NewDevice): Promise<PersonId | null>;
  /** Every open code is worth nothing from now on; answers how many there were. */
  voidCodes(now: Instant): Promise<number>;
  createLink(link: {
    readonly secret: string;
    readonly personId: PersonId;
    readonly expiresAt: Instant;
  }): Promise<void>;
  useLink(secret: string, device: NewDevice): Promise<PersonId | null>;
}

export type Account = { readonly id: string; readonly name: string; readonly login: string };
export type AccountSession = { readonly id: string; readonly startedAt: Instant; readonly browser: string };
export type NewAccountSession = AccountSession & { readonly secret: string; readonly accountId: string };

/** Administrators, their sessions and their invitations. Passwords come in as hashes, secrets are stored as hashes. */
export interface AccountStore {
  isAny(): Promise<boolean>;
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
  byLogin(login: string): Promise<(Account & { readonly passwordHash: string | null }) | null>;
  passwordHash(id: string): Promise<string | null>;
  /** Sets the password and ends every session of the account but `keep`. */
  setPassword(id: string, passwordHash: string, keep: string): Promise<void>;
  /** Ends its sessions too. `last`: nobody else could administer. */
  remove(id: string, at: Instant): Promise<'done' | 'unknown' | 'last'>;
  /** Brings back what was removed since then, with password or invitation. `loginTaken`: another account has it now. */
  restore(id: string, removedAfter: Instant): Promise<'done' | 'unknown' | 'loginTaken'>;
  createSession(session: NewAccountSession): Promise<void>;
  /** Who holds this session; it must have been used after `usedAfter` and begun after `startedAfter`. */
  bySession(
    secret: string,
    limits: { readonly usedAfter: Instant; readonly startedAfter: Instant },
  ): Promise<{ readonly account: Account; readonly sessionId: string; readonly usedAt: Instant } | null>;
  useSession(sessionId: string, at: Instant): Promise<void>;
  sessionsOf(
    accountId: string,
    limits: { readonly usedAfter: Instant; readonly startedAfter: Instant },
  ): Promise<readonly AccountSession[]>;
  endSession(accountId: string, sessionId: string): Promise<boolean>;
  /** The hash of the code of the terminal, replacing a former one. */
  saveSetupCode(code: { readonly hash: string; readonly expiresAt: Instant }): Promise<void>;
  setupCode(): Promise<{ readonly hash: string; readonly expiresAt: Instant } | null>;
}

export type AuditAct = {
  readonly at: Instant;
  /** Code of the act, `person.removed`. */
  readonly act: string;
  readonly actor: string;
  readonly subject: string;
  readonly outcome: 'done' | 'refused';
};

/** Append only: the database itself refuses every change. Entries are kept for a year. */
export interface AuditLog {
  append(act: AuditAct): Promise<void>;
  /** The newest first, older than the entry `before` where one is given. */
  page(request: {
    readonly before: number | null;
    readonly limit: number;
  }): Promise<readonly (AuditAct & { readonly id: string })[]>;
}

/** Guesses of secrets, counted over all nodes. A scope is a kind of secret, a key whoever guesses. */
export interface Attempts {
  /**
   * Notes an attempt and counts those of this key and of the whole scope since a moment, this one included; with the
   * time of the one before. Noted before it is judged, so that attempts made at once count each other.
   */
  note(attempt: {
    readonly scope: string;
    readonly key: string;
    readonly at: Instant;
    readonly since: Instant;
  }): Promise<{
    readonly id: string;
    readonly ofKey: number;
    readonly ofScope: number;
    readonly before: Instant | null;
    readonly oldest: Instant;
  }>;
  /** What was throttled does not count, so that whoever waits is let in. */
  unnote(id: string): Promise<void>;
  forget(scope: string, key: string): Promise<void>;
}

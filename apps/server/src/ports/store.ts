import type {
  Conference,
  ConferenceEvent,
  ConferenceId,
  DeviceId,
  Handled,
  Instant,
  Person,
  PersonId,
  RecipientGroup,
  Result,
  SavingsFactors,
} from '@kreisrunde/domain';
import type { WallStore } from './wall-store.ts';
import type { AccountStore } from './account-store.ts';
import type { Attempts } from './attempts.ts';
import type { AuditLog } from './audit-log.ts';
import type { DeviceStore } from './device-store.ts';
import type { EnrolmentStore, NewDevice } from './enrolment-store.ts';
import type { GroupStore } from './group-store.ts';
import type { PeopleStore } from './people-store.ts';

/** One browser (or wall) known to the server. */
export type Device =
  | { readonly kind: 'personal'; readonly id: DeviceId; readonly personId: PersonId; readonly activeTab: string | null }
  | {
      readonly kind: 'wall';
      readonly id: DeviceId;
      readonly ownerId: PersonId | null;
      readonly activeTab: string | null;
    };

export type County = {
  readonly name: string;
  readonly persons: readonly Person[];
  /** Removed, but still named by rounds in which they took part. */
  readonly former: readonly Person[];
  readonly groups: readonly RecipientGroup[];
  readonly savingsFactors: SavingsFactors;
};

/** Conferences: the state row is the truth, the event log is kept while a round runs. Throws PortError when the database fails. */
export interface ConferenceStore {
  /** Stores a new conference with its events, or answers the active one of the same chair or group. */
  create(handled: Handled): Promise<{ readonly isNew: boolean; readonly conference: Conference }>;
  /**
   * One transaction: locks the row, lets `decide` judge the state, stores state and events, notifies. A refusal
   * and a command that changed nothing store nothing. Null: no such conference.
   */
  change(id: ConferenceId, decide: (conference: Conference) => Result<Handled>): Promise<Result<Handled> | null>;
  /** Like `change` for one conference whose deadline has passed; skips what another node holds. Null: none is due. */
  changeDue(now: Instant, decide: (conference: Conference) => Result<Handled>): Promise<Result<Handled> | null>;
  /** As it stands now. Null: no such conference. */
  get(id: ConferenceId): Promise<Conference | null>;
  /** Everything that is not ended, and what ended after the given moment. */
  current(endedAfter: Instant): Promise<readonly Conference[]>;
  /** The last ended conference in which the person took part or which they led. */
  lastEndedOf(personId: PersonId): Promise<Conference | null>;
  /** Everything that ended at or after `from`. */
  endedSince(from: Instant): Promise<readonly Conference[]>;
  /** Everything that happened, the first thing first. */
  events(id: ConferenceId): Promise<readonly ConferenceEvent[]>;
  /** The earliest stored deadline, null when none. */
  nextDeadline(): Promise<Instant | null>;
}

/** The county: offices, groups, factors. Throws PortError when the database fails. */
export interface CountyStore {
  /** What is stored; a county without persons and groups, with the usual factors, where nothing is. */
  load(): Promise<County>;
  /** Whether no person is stored; removed ones count. */
  isEmpty(): Promise<boolean>;
  /** Writes persons, groups and factors of a file; existing keys are updated, ids stay. */
  seed(county: CountySeed): Promise<void>;
  /** The person with this key in the file of `seed`. Null: there is none (any more). */
  personIdByKey(key: string): Promise<PersonId | null>;
}

export type CountySeed = {
  readonly name: string;
  readonly persons: readonly (Omit<Person, 'id' | 'deputy'> & {
    readonly key: string;
    readonly deputyKey: string | null;
  })[];
  readonly groups: readonly {
    readonly name: string;
    readonly defaultReason: string;
    readonly memberKeys: readonly string[];
  }[];
  readonly savingsFactors: SavingsFactors;
};

/**
 * Devices, sessions, pairing and tickets. Secrets come in and are stored as hashes only. Throws PortError when the
 * database fails.
 */
export interface IdentityStore {
  /** The device whose session this is. Null: no such session at this time, or the device may do nothing any more. */
  deviceBySession(secret: string, now: Instant): Promise<Device | null>;
  /** The device that keeps this secret, signed in or not. Null: there is none, or it may do nothing any more. */
  deviceBySecret(secret: string): Promise<Device | null>;
  /** Null: there is none, or it may do nothing any more. */
  device(id: DeviceId): Promise<Device | null>;
  /** A browser of this person. */
  createPersonalDevice(device: NewDevice & { readonly personId: PersonId }): Promise<void>;
  /** A browser that is a wall, nobody's yet. */
  createWall(device: Omit<NewDevice, 'name'>): Promise<void>;
  /** Signs the device in until `expiresAt`. */
  createSession(session: { deviceId: DeviceId; secret: string; expiresAt: Instant }): Promise<void>;
  /** The page that works on this device from now on. */
  claimTab(deviceId: DeviceId, tab: string): Promise<void>;
  /** These devices were connected at this moment. */
  seen(deviceIds: readonly DeviceId[], at: Instant): Promise<void>;
  /** Ends every session of this device. */
  endSessions(deviceId: DeviceId): Promise<void>;
  /** When a device of each person was last seen. */
  lastSeen(): Promise<ReadonlyMap<PersonId, Instant>>;
  /** The wall that is paired with this person. Null: none is. */
  wallOf(ownerId: PersonId): Promise<DeviceId | null>;
  /** The wall's code that lives at `now`; a new one where there is none. */
  pairingCode(
    deviceId: DeviceId,
    code: () => string,
    times: { now: Instant; expiresAt: Instant },
  ): Promise<{ code: string; expiresAt: Instant }>;
  /** Pairs the wall that shows this code with its owner; the owner's former wall is parted. Null: no such code. */
  pair(code: string, ownerId: PersonId, now: Instant): Promise<{ wall: DeviceId; formerWall: DeviceId | null } | null>;
  /** The wall is nobody's from now on. */
  part(wall: DeviceId): Promise<void>;
  /**
   * Deletes what has served its time: expired sessions, codes and links, old attempts and entries of the audit log,
   * tickets and events of ended rounds, old rounds, and what was removed too long ago to be restored.
   */
  forgetExpired(now: Instant): Promise<void>;
  /** Lets a page ask for media of one conference. Void are tickets for other conferences, and old ones of the page. */
  createTicket(ticket: { secret: string; deviceId: DeviceId; conferenceId: ConferenceId; tab: string }): Promise<void>;
  /** Null: no such ticket, or its device may do nothing any more. */
  ticket(secret: string): Promise<{ device: Device; conferenceId: ConferenceId; tab: string } | null>;
}

/** `county`: persons, groups, settings or devices changed, or may have while nobody listened. */
export type StoreHint =
  | { readonly kind: 'conference'; readonly conferenceId: ConferenceId; readonly rev: number }
  | { readonly kind: 'county' }
  /** Nobody listened for a while: any round may have changed. */
  | { readonly kind: 'missed' };

/** Everything stored, over one PostgreSQL. */
export interface Store {
  readonly conferences: ConferenceStore;
  readonly county: CountyStore;
  readonly identity: IdentityStore;
  readonly walls: WallStore;
  readonly people: PeopleStore;
  readonly groups: GroupStore;
  readonly devices: DeviceStore;
  readonly enrolment: EnrolmentStore;
  readonly accounts: AccountStore;
  readonly auditLog: AuditLog;
  readonly attempts: Attempts;
  /** Asks the database for a sign of life; false where it fails, or takes longer than anybody would wait. */
  isAnswering(): Promise<boolean>;
  /** Changes made by other nodes. */
  onHint(listener: (hint: StoreHint) => void): void;
  /** Ends every connection; nothing may be asked after it. */
  close(): Promise<void>;
}

import type { DeviceId, Instant, PersonId } from '@kreisrunde/domain';

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

/**
 * How a browser becomes the device of a person: a code of six digits, or a link. Throws PortError when the database
 * fails.
 */
export interface EnrolmentStore {
  /** A new code for this person; a former one is void. Codes that are open at the same time differ. */
  createCode(personId: PersonId, makeCode: () => string, expiresAt: Instant): Promise<Enrolment>;
  /** The last code of this person, whether it still lives or not. Null: there was none. */
  codeOf(personId: PersonId): Promise<Enrolment | null>;
  /** Uses the code up and makes the device, in one transaction. Null: no such code at this time. */
  useCode(code: string, device: NewDevice): Promise<PersonId | null>;
  /** Every open code is worth nothing from now on; answers how many there were. */
  voidCodes(now: Instant): Promise<number>;
  /** A link for this person; former ones stay good. Only the hash of its secret is stored. */
  createLink(link: {
    readonly secret: string;
    readonly personId: PersonId;
    readonly expiresAt: Instant;
  }): Promise<void>;
  /** Uses the link up and makes the device, in one transaction. Null: no such link at this time. */
  useLink(secret: string, device: NewDevice): Promise<PersonId | null>;
}

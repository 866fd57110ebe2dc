import type { GroupId, Instant, Person, PersonId, SavingsFactors } from '@kreisrunde/domain';

export type NewPerson = Omit<Person, 'id'>;

/**
 * Persons and settings, as an administrator changes them. Each change tells the other nodes. False means: there is no
 * such person (any more). Every method throws PortError when the database fails.
 */
export interface PeopleStore {
  /** The new person stands last. */
  createPerson(id: PersonId, person: NewPerson): Promise<void>;
  /** All or none; with a group of them where one is given. False: a group of that name exists. */
  importPersons(
    persons: readonly { readonly id: PersonId; readonly person: NewPerson }[],
    group: { readonly id: GroupId; readonly name: string; readonly defaultReason: string } | null,
  ): Promise<boolean>;
  /** Replaces everything known of a person who is not removed. */
  updatePerson(id: PersonId, person: NewPerson): Promise<boolean>;
  /** Rounds that name the person still do. */
  removePerson(id: PersonId, at: Instant): Promise<boolean>;
  /** Brings back who was removed after `since`. */
  restorePerson(id: PersonId, since: Instant): Promise<boolean>;
  /** When each person was removed of those who were, and are still named by a round. */
  removedAt(): Promise<ReadonlyMap<PersonId, Instant>>;
  /** Replaces name and factors of the county. */
  saveSettings(settings: { readonly name: string; readonly savingsFactors: SavingsFactors }): Promise<void>;
}

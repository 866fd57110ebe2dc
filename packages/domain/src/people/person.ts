import type { GroupId, PersonId } from './ids.ts';

export const roles = ['chair', 'moderator', 'minuteTaker', 'partner'] as const;
export type Role = (typeof roles)[number];

/** An office and whoever holds it. Kreisrunde shows offices, never names. Distances are one way. */
export type Person = {
  readonly id: PersonId;
  /** Full office, e.g. "Bürgermeister/in Calbe (Saale)". */
  readonly office: string;
  /** Short form for tiles and lists, e.g. "Calbe (Saale)". */
  readonly shortName: string;
  /** Article of the short form at the start of a sentence ("Die" Landrätin), null where none is used. */
  readonly article: string | null;
  readonly agency: string;
  readonly role: Role;
  readonly roadKmToSeat: number;
  readonly driveMinutesToSeat: number;
  /** Who comes instead (Vertretung), null where nobody is named. */
  readonly deputy: PersonId | null;
};

/** A prepared list of offices (Verteiler). */
export type RecipientGroup = {
  readonly id: GroupId;
  readonly name: string;
  readonly defaultReason: string;
  readonly members: readonly PersonId[];
};

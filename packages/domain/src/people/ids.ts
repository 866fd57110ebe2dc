/**
 * Opaque identifiers. A branded id is a plain string at run time; the brand keeps a device from being
 * passed where a person is meant. Ids are made outside the domain (128 bit from a CSPRNG).
 */
declare const brand: unique symbol;
type Id<Name extends string> = string & { readonly [brand]: Name };

export type PersonId = Id<'PersonId'>;
export type DeviceId = Id<'DeviceId'>;
export type GroupId = Id<'GroupId'>;
export type ConferenceId = Id<'ConferenceId'>;

/** Brands a string that has been parsed at the edge. Shape: 1–64 characters of `[A-Za-z0-9_-]`. */
export function toId<T extends Id<string>>(raw: string): T {
  return raw as T;
}

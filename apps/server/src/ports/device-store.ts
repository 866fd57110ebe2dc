import type { DeviceId, Instant, PersonId } from '@kreisrunde/domain';

export type KnownDevice = {
  readonly id: DeviceId;
  readonly kind: 'personal' | 'wall';
  readonly name: string | null;
  /** Whose device it is; of a wall, who paired it. */
  readonly personId: PersonId | null;
  readonly enrolledAt: Instant;
  readonly lastSeenAt: Instant | null;
};

/** Devices, as administrators and their owners look after them. Throws PortError when the database fails. */
export interface DeviceStore {
  /** Every device that is not revoked, of persons who are not removed. */
  all(): Promise<readonly KnownDevice[]>;
  /** False: no such device, or revoked already. */
  rename(id: DeviceId, name: string): Promise<boolean>;
  /** False: no such device, or revoked already. Tells the other nodes. */
  revoke(id: DeviceId, at: Instant): Promise<boolean>;
  /** Brings back what was revoked after `since`. False: nothing was. Tells the other nodes. */
  restore(id: DeviceId, since: Instant): Promise<boolean>;
  /** Those of the given devices which may still do anything. */
  valid(ids: readonly DeviceId[]): Promise<ReadonlySet<DeviceId>>;
}

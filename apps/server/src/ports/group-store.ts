import type { GroupId, Instant, RecipientGroup } from '@kreisrunde/domain';

export type NewGroup = Omit<RecipientGroup, 'id'>;
/** `unknown`: there is no such group (any more). `nameTaken`: another group has this name. */
export type GroupChange = 'done' | 'unknown' | 'nameTaken';

/**
 * Groups of recipients, as an administrator changes them. Each change tells the other nodes. Every method throws
 * PortError when the database fails.
 */
export interface GroupStore {
  /** The new group stands last. */
  create(id: GroupId, group: NewGroup): Promise<GroupChange>;
  /** Replaces name, reason and members; members who were removed a moment ago stay. */
  update(id: GroupId, group: NewGroup): Promise<GroupChange>;
  /** False: there is no such group (any more). */
  remove(id: GroupId, at: Instant): Promise<boolean>;
  /** Brings back a group that was removed after `since`. */
  restore(id: GroupId, since: Instant): Promise<GroupChange>;
}

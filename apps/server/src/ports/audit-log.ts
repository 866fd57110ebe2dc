import type { Instant } from '@kreisrunde/domain';

export type AuditAct = {
  readonly at: Instant;
  /** Code of the act, `person.removed`. */
  readonly act: string;
  readonly actor: string;
  readonly subject: string;
  readonly outcome: 'done' | 'refused';
};

/**
 * Append only: the database itself refuses every change. Entries are kept for a year. Throws PortError when the
 * database fails.
 */
export interface AuditLog {
  /** Stored when it resolves. */
  append(act: AuditAct): Promise<void>;
  /** The newest first, older than the entry `before` where one is given. */
  page(request: {
    readonly before: number | null;
    readonly limit: number;
  }): Promise<readonly (AuditAct & { readonly id: string })[]>;
}

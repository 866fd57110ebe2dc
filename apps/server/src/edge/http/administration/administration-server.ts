import { administrationContract, type OperationsView } from '@kreisrunde/contract';
import { implement, ORPCError } from '@orpc/server';
import type { Clock } from '../../../ports/clock.ts';
import type { Inspection } from '../../../ports/inspection.ts';
import type { Passwords } from '../../../ports/passwords.ts';
import type { Store } from '../../../ports/store.ts';
import type { Setup } from '../../../usecases/setup.ts';
import type { Directory } from '../../live/directory.ts';
import type { Presence } from '../../live/presence.ts';
import type { AccountSessionDeps, SignedIn } from '../account-session.ts';
import type { RouteContext } from '../route-context.ts';
import type { SessionDeps } from '../session.ts';
import { sourceNetwork } from '../source-network.ts';
import { noteActs } from './audit-notes.ts';

export type AdministrationDeps = {
  readonly store: Store;
  readonly clock: Clock;
  readonly directory: Directory;
  readonly presence: Presence;
  readonly passwords: Passwords;
  readonly setup: Setup;
  readonly sessions: SessionDeps;
  readonly accountSessions: AccountSessionDeps;
  readonly inspection: Inspection;
  readonly operations: () => OperationsView;
  /** Scheme and host under which everybody opens the pages; null where the host of a request decides. */
  readonly publicUrl: string | null;
  /** Persons, groups, settings or devices changed: done when every page and line of this node has followed. */
  readonly countyChanged: () => Promise<void>;
};

/**
 * The one place that says who may administer: whatever lies below `admin` is for administrators, and each act is noted
 * in the audit log, refused ones too.
 */
export function administrationServer(deps: Pick<AdministrationDeps, 'store' | 'clock' | 'directory'>) {
  return implement(administrationContract)
    .$context<RouteContext>()
    .use(async ({ context, path, next }) =>
      noteActs(deps, { context, path }, async () => {
        if (path[0] === 'admin') administratorIn(context);
        return next();
      }),
    );
}
export type AdministrationServer = ReturnType<typeof administrationServer>;

/** A person or a wall may not, whoever is nobody must sign in. */
export function administratorIn(context: RouteContext): SignedIn {
  if (context.signedIn !== null) return context.signedIn;
  if (context.caller !== null) throw new ORPCError('FORBIDDEN');
  throw new ORPCError('NOT_SIGNED_IN', { status: 401 });
}

/** Unknown ids are refused like foreign ones. */
export function ensureKnown(isKnown: boolean): void {
  if (!isKnown) throw new ORPCError('FORBIDDEN');
}

/** Throws what a guess that was not right is answered with; `wrong` is the answer of this kind of secret. */
export function ensureRight<T>(
  guess:
    | { readonly kind: 'right'; readonly value: T }
    | { readonly kind: 'wrong' | 'closed' }
    | { readonly kind: 'throttled'; readonly retryAfterSeconds: number },
  wrong: () => Error,
): T {
  switch (guess.kind) {
    case 'right':
      return guess.value;
    case 'throttled':
      throw new ORPCError('THROTTLED', { status: 429, data: { retryAfterSeconds: guess.retryAfterSeconds } });
    case 'closed':
      throw new ORPCError('FORBIDDEN');
    default:
      throw wrong();
  }
}

/** The address of a page on the own origin, with a secret that no server log sees. */
export function pageLink(deps: AdministrationDeps, { request }: RouteContext, path: string): string {
  return `${deps.publicUrl ?? `${request.protocol}://${request.host}`}${path}`;
}

/** Guesses are counted by address; of IPv6, by the network a single customer gets. */
export function sourceOf({ request }: RouteContext): string {
  return sourceNetwork(request.ip);
}

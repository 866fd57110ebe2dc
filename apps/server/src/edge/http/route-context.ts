import type { Actor, DeviceId } from '@kreisrunde/domain';
import { ORPCError } from '@orpc/server';
import type { Store } from '../../ports/store.ts';
import type { CurrentConferences } from '../../usecases/current-conferences.ts';
import type { CommandDeps } from '../../usecases/run-command.ts';
import type { Directory } from '../live/directory.ts';
import type { LiveHub } from '../live/live-hub.ts';
import type { SignedIn } from './account-session.ts';
import type { Exchange } from './exchange.ts';
import type { Limits } from './limits.ts';
import type { Caller, SessionDeps } from './session.ts';

export type RouterDeps = {
  readonly store: Store;
  readonly command: CommandDeps;
  readonly sessions: SessionDeps;
  readonly directory: Directory;
  readonly hub: LiveHub;
  readonly conferences: CurrentConferences;
  readonly limits: Limits;
  /** The wall has no owner any more: it may watch nothing. */
  readonly onWallParted: (wall: DeviceId) => void;
};

/** What a route says about its act: whom it concerns, and who acts where nobody is signed in yet. */
export type ActNote = { actor: string; subject: string };

export type RouteContext = Exchange & {
  readonly caller: Caller | null;
  /** The administrator, who may be signed in beside a person's device. */
  readonly signedIn: SignedIn | null;
  /** Filled in by a route, for the audit log. */
  readonly note: ActNote;
};

/** Who asks; refused where nobody is signed in. */
export function callerIn(context: RouteContext): Caller {
  if (context.caller === null) throw new ORPCError('NOT_SIGNED_IN', { status: 401 });
  return context.caller;
}

/** As whom; refused where the device stands for nobody. */
export function actorIn(context: RouteContext): Actor {
  const { actor } = callerIn(context);
  if (actor === null) throw new ORPCError('FORBIDDEN');
  return actor;
}

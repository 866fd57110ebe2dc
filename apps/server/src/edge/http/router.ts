import { contract, type LiveEvent } from '@kreisrunde/contract';
import { can, type Actor, type Conference, type ConferenceId, type DeviceId, type Result } from '@kreisrunde/domain';
import { implement, ORPCError, withEventMeta } from '@orpc/server';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { newSecret } from '../../ports/ids.ts';
import type { Store } from '../../ports/store.ts';
import { mayConnect } from '../../usecases/authorise-media.ts';
import { conveneNow } from '../../usecases/convene-now.ts';
import type { CurrentConferences } from '../../usecases/current-conferences.ts';
import { pairingWindowMs, pairWall } from '../../usecases/pair-wall.ts';
import { roundReport } from '../../usecases/round-report.ts';
import { runCommand, type CommandDeps } from '../../usecases/run-command.ts';
import type { Directory } from '../live/directory.ts';
import type { LiveHub } from '../live/live-hub.ts';
import { projectReport } from '../live/project-report.ts';
import { enrolWall, type Caller, type SessionDeps } from './session.ts';

export type RouterDeps = {
  readonly store: Store;
  readonly command: CommandDeps;
  readonly sessions: SessionDeps;
  readonly directory: Directory;
  readonly hub: LiveHub;
  readonly conferences: CurrentConferences;
  /** The wall has no owner any more: it may watch nothing. */
  readonly onWallParted: (wall: DeviceId) => void;
};

export type RouteContext = {
  readonly caller: Caller | null;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
};

/** Serves the contract: who, what, refused by code. Holds no rule of a round. */
export function createRouter(deps: RouterDeps) {
  const os = implement(contract).$context<RouteContext>();
  return os.router({
    session: {
      get: os.session.get.handler(({ context }) => ({
        kind: context.caller === null ? 'none' : context.caller.device.kind === 'wall' ? 'wall' : 'person',
      })),
    },
    live: {
      // Not a generator itself: who may not watch must get a status, not a stream that breaks off.
      watch: os.live.watch.handler(({ input, context, signal }) => {
        const { device, actor } = callerIn(context);
        const viewer = { device, actor: actor?.kind === 'person' ? actor : null };
        return withIds(deps.hub.watch(viewer, { ...input, signal }));
      }),
    },
    conference: {
      convene: os.conference.convene.handler(async ({ input, context }) => {
        const county = () => deps.directory.county;
        return reply(await conveneNow({ ...deps.command, county }, { actor: actorIn(context), ...input }));
      }),
      command: os.conference.command.handler(async ({ input, context }) =>
        reply(await runCommand(deps.command, { actor: actorIn(context), ...input })),
      ),
      report: os.conference.report.handler(async ({ input, context }) => {
        const actor = actorIn(context);
        const conference = await deps.store.conferences.get(input.conferenceId);
        const isAllowed = conference !== null && can(actor, 'conference.report', conference);
        if (!isAllowed || conference.endedAt === null) throw new ORPCError('FORBIDDEN');
        return projectReport(roundReport(conference, deps.directory.county), deps.directory);
      }),
    },
    media: {
      ticket: os.media.ticket.handler(async ({ input, context }) => {
        await ensureMayConnect(deps, context, input.conferenceId);
        const secret = newSecret();
        const { device } = callerIn(context);
        await deps.store.identity.createTicket({ ...input, secret, deviceId: device.id });
        return { path: '/media', ticket: secret };
      }),
    },
    wall: {
      enrol: os.wall.enrol.handler(async ({ context }) => ({ deviceId: await enrolWall(deps.sessions, context) })),
      pair: os.wall.pair.handler(async ({ input, context, errors }) => {
        const pairing = await pairWall(deps.sessions, actorIn(context), input.code);
        if (pairing.kind === 'forbidden') throw new ORPCError('FORBIDDEN');
        if (pairing.kind === 'throttled') {
          throw errors.THROTTLED({ data: { retryAfterSeconds: Math.ceil(pairingWindowMs / 1_000) } });
        }
        if (pairing.kind === 'unknownCode') throw errors.PAIRING_CODE_UNKNOWN();
        const actor = actorIn(context);
        if (pairing.formerWall !== null && pairing.formerWall !== pairing.wall) {
          await wallParted(deps, pairing.formerWall);
        }
        await deps.hub.wallChanged(pairing.wall, actor.kind === 'person' ? actor.personId : null);
        return { deviceId: pairing.wall };
      }),
      part: os.wall.part.handler(async ({ context }) => {
        const actor = actorIn(context);
        const wall =
          actor.kind === 'wall'
            ? actor.deviceId
            : actor.kind === 'person'
              ? await deps.store.identity.wallOf(actor.personId)
              : null;
        if (wall === null) return {};
        await deps.store.identity.part(wall);
        await wallParted(deps, wall);
        return {};
      }),
    },
  });
}

/** Snapshots carry their rev as event id, so that a client may tell where it was. */
async function* withIds(events: AsyncIterable<LiveEvent>): AsyncGenerator<LiveEvent, void> {
  for await (const event of events) yield 'rev' in event ? withEventMeta(event, { id: String(event.rev) }) : event;
}

async function wallParted(deps: RouterDeps, wall: DeviceId): Promise<void> {
  await deps.hub.wallChanged(wall, null);
  deps.onWallParted(wall);
}

async function ensureMayConnect(deps: RouterDeps, context: RouteContext, id: ConferenceId): Promise<void> {
  const actor = actorIn(context);
  const conference = deps.conferences.get(id) ?? (await deps.store.conferences.get(id));
  if (conference === null || !mayConnect(conference, actor)) throw new ORPCError('FORBIDDEN');
}

function callerIn(context: RouteContext): Caller {
  if (context.caller === null) throw new ORPCError('NOT_SIGNED_IN', { status: 401 });
  return context.caller;
}

function actorIn(context: RouteContext): Actor {
  const { actor } = callerIn(context);
  if (actor === null) throw new ORPCError('FORBIDDEN');
  return actor;
}

/** A refusal becomes an error with its code; "forbidden" is a status of its own. */
function reply(result: Result<Conference>): { conferenceId: ConferenceId; rev: number } {
  if (result.ok) return { conferenceId: result.value.id, rev: result.value.rev };
  if (result.code === 'forbidden') throw new ORPCError('FORBIDDEN');
  throw new ORPCError('REFUSED', { status: 409, data: { code: result.code } });
}

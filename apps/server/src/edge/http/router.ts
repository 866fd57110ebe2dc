import { contract, type LiveEvent } from '@kreisrunde/contract';
import { can, canSeeSavings, type Conference, type ConferenceId, type Result } from '@kreisrunde/domain';
import { implement, ORPCError, withEventMeta } from '@orpc/server';
import { newSecret } from '../../ports/ids.ts';
import { mayConnect } from '../../usecases/authorise-media.ts';
import { conveneNow } from '../../usecases/convene-now.ts';
import { roundReport } from '../../usecases/round-report.ts';
import { runCommand } from '../../usecases/run-command.ts';
import { yearSavings } from '../../usecases/year-savings.ts';
import { projectReport } from '../live/project-report.ts';
import { actorIn, callerIn, type RouteContext, type RouterDeps } from './route-context.ts';
import { wallRoutes } from './wall-routes.ts';

/** Serves the contract: who, what, refused by code. Holds no rule of a round. */
export function createRouter(deps: RouterDeps) {
  const os = implement(contract).$context<RouteContext>();
  return os.router({
    session: {
      get: os.session.get.handler(({ context }) => ({
        kind: kindOf(context),
      })),
    },
    live: {
      // Not a generator itself: who may not watch must get a status, not a stream that breaks off.
      watch: os.live.watch.handler(({ input, context, signal }) => {
        const { device, actor } = callerIn(context);
        // A person who has just come back may not have been heard of at this node yet.
        const isUnheardOf = device.kind === 'personal' && actor === null;
        if (isUnheardOf) throw new ORPCError('NOT_READY', { status: 503 });
        deps.limits.ensureStreamMayOpen('all', deps.hub.openStreams());
        const isUnpaired = device.kind === 'wall' && device.ownerId === null;
        if (isUnpaired) deps.limits.ensureStreamMayOpen('unpairedWalls', deps.hub.unpairedWallStreams());
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
    savings: {
      year: os.savings.year.handler(async ({ context }) => {
        ensureMaySeeSavings(context);
        const { conferences } = deps.store;
        const { months, totals, ...year } = await yearSavings({
          conferences,
          county: deps.directory.county,
          now: deps.command.clock.now(),
        });
        return { ...year, months: [...months], totals: [...totals] };
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
    wall: wallRoutes(deps),
  });
}

/** A device comes before an account: a chair's tablet stays the chair's tablet. */
function kindOf({ caller, signedIn }: RouteContext): 'none' | 'person' | 'wall' | 'administrator' {
  if (caller !== null) return caller.device.kind === 'wall' ? 'wall' : 'person';
  return signedIn === null ? 'none' : 'administrator';
}

/** Snapshots carry their rev as event id, so that a client may tell where it was. */
async function* withIds(events: AsyncIterable<LiveEvent>): AsyncGenerator<LiveEvent, void> {
  for await (const event of events) yield 'rev' in event ? withEventMeta(event, { id: String(event.rev) }) : event;
}

/** The administration enters the factors, so it sees what comes of them. */
function ensureMaySeeSavings(context: RouteContext): void {
  if (context.signedIn !== null) return;
  if (!canSeeSavings(actorIn(context))) throw new ORPCError('FORBIDDEN');
}

async function ensureMayConnect(deps: RouterDeps, context: RouteContext, id: ConferenceId): Promise<void> {
  const actor = actorIn(context);
  const conference = deps.conferences.get(id) ?? (await deps.store.conferences.get(id));
  if (conference === null || !mayConnect(conference, actor)) throw new ORPCError('FORBIDDEN');
}

/** A refusal becomes an error with its code; "forbidden" is a status of its own. */
function reply(result: Result<Conference>): { conferenceId: ConferenceId; rev: number } {
  if (result.ok) return { conferenceId: result.value.id, rev: result.value.rev };
  if (result.code === 'forbidden') throw new ORPCError('FORBIDDEN');
  throw new ORPCError('REFUSED', { status: 409, data: { code: result.code } });
}

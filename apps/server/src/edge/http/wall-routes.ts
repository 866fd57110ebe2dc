import { contract } from '@kreisrunde/contract';
import type { Actor, DeviceId } from '@kreisrunde/domain';
import { implement, ORPCError } from '@orpc/server';
import { pairWall } from '../../usecases/pair-wall.ts';
import { withdrawWall } from '../../usecases/room-wall.ts';
import { noteActs } from './administration/audit-notes.ts';
import { actorIn, type RouteContext, type RouterDeps } from './route-context.ts';
import { enrolWall } from './session.ts';

/** The wall: enrolled, paired, parted, released by a touch on itself, and how loud it plays. */
export function wallRoutes(deps: RouterDeps) {
  const os = implement(contract.wall)
    .$context<RouteContext>()
    .use(({ context, path, next }) =>
      noteActs({ ...deps, clock: deps.sessions.clock }, { context, path }, () => Promise.resolve(next())),
    );
  return {
    enrol: os.enrol.handler(async ({ context }) => {
      await deps.limits.ensureWallMayEnrol(context.request);
      return { deviceId: await enrolWall(deps.sessions, context) };
    }),
    pair: os.pair.handler(async ({ input, context, errors }) => {
      const actor = actorIn(context);
      const pairing = await pairWall({ ...deps.sessions, attempts: deps.store.attempts }, actor, input.code);
      if (pairing.kind === 'forbidden') throw new ORPCError('FORBIDDEN');
      if (pairing.kind === 'throttled') {
        throw errors.THROTTLED({ data: { retryAfterSeconds: pairing.retryAfterSeconds } });
      }
      if (pairing.kind === 'unknownCode') throw errors.PAIRING_CODE_UNKNOWN();
      if (pairing.formerWall !== null && pairing.formerWall !== pairing.wall) {
        await wallParted(deps, pairing.formerWall);
      }
      await deps.hub.wallChanged(pairing.wall, actor.kind === 'person' ? actor.personId : null);
      return { deviceId: pairing.wall };
    }),
    part: os.part.handler(async ({ context }) => {
      const wall = await wallOf(deps, actorIn(context));
      if (wall === null) return {};
      await deps.store.identity.part(wall);
      await wallParted(deps, wall);
      return {};
    }),
    release: os.release.handler(async ({ input, context }) => {
      const wall = wallIn(context);
      await deps.store.walls.set(wall, { released: input });
      // Taken back in part: what is at the wall was bound by the former release.
      if (!input.picture || !input.sound) await withdrawWall(deps, wall);
      await deps.hub.wallFactsChanged(wall);
      return {};
    }),
    playback: os.playback.handler(async ({ input, context }) => {
      const wall = wallIn(context);
      await deps.store.walls.set(wall, input);
      await deps.hub.wallFactsChanged(wall);
      return {};
    }),
    volume: os.volume.handler(async ({ input, context }) => {
      const wall = await wallOf(deps, actorIn(context));
      if (wall === null) throw new ORPCError('FORBIDDEN');
      await deps.store.walls.set(wall, input);
      await deps.hub.wallFactsChanged(wall);
      return {};
    }),
  };
}

/** The wall that asks, or the one of the person who asks. */
async function wallOf(deps: RouterDeps, actor: Actor): Promise<DeviceId | null> {
  if (actor.kind === 'wall') return actor.deviceId;
  return actor.kind === 'person' ? deps.store.identity.wallOf(actor.personId) : null;
}

/** Only the wall itself speaks of what was done on it: nobody releases its camera from afar. */
function wallIn(context: RouteContext): DeviceId {
  const actor = actorIn(context);
  if (actor.kind !== 'wall') throw new ORPCError('FORBIDDEN');
  return actor.deviceId;
}

async function wallParted(deps: RouterDeps, wall: DeviceId): Promise<void> {
  await withdrawWall(deps, wall);
  await deps.hub.wallChanged(wall, null);
  deps.onWallParted(wall);
}

import type { ConferenceId, DeviceId, PersonId } from '@kreisrunde/domain';
import type { FastifyBaseLogger } from 'fastify';
import { deviceOfIdentity, type MediaEngine } from '../ports/media-engine.ts';
import { mayStay } from '../usecases/authorise-media.ts';
import type { CurrentConferences } from '../usecases/current-conferences.ts';

/** A page that has declined, left or been answered elsewhere closes its line itself; after this it is closed for it. */
const strayLineMs = 2_000;
const lookThroughMs = 5_000;

export type StrayLines = {
  /** A round was committed: lines that may not stay are cut, soon after their pages could have closed them. */
  changed(id: ConferenceId): void;
  /** Devices were revoked or persons removed: their lines are cut at once. */
  devicesChanged(): void;
  putOut(id: ConferenceId, identity: string): void;
};

/** Lines that are open and may not be. The engine's own list counts: a line may live on without its signalling. */
export function watchStrayLines(deps: {
  readonly engine: Pick<MediaEngine, 'inspect' | 'disconnect'>;
  readonly gate: { disconnect(id: ConferenceId, identity: string): void };
  readonly conferences: CurrentConferences;
  /** Those of the given devices which may still do anything. */
  readonly validDevices: (ids: readonly DeviceId[]) => Promise<ReadonlySet<DeviceId>>;
  /** Whose wall the device is now; null where it is nobody's, or no wall. */
  readonly ownerOf: (wall: DeviceId) => Promise<PersonId | null>;
  readonly isReady: () => boolean;
  readonly log: FastifyBaseLogger;
}): StrayLines {
  const { conferences, engine, gate, log } = deps;
  const pending = new Set<ConferenceId>();
  function putOut(id: ConferenceId, identity: string): void {
    gate.disconnect(id, identity);
    engine.disconnect(id, identity).catch((error: unknown) => log.warn({ err: error }, 'device not put out'));
  }
  async function cut(id: ConferenceId): Promise<void> {
    pending.delete(id);
    const conference = conferences.get(id);
    if (conference === undefined || !deps.isReady()) return;
    try {
      const room = await engine.inspect(id);
      const identities = (room?.participants ?? []).map(({ identity }) => identity);
      const valid = await deps.validDevices(identities.map(deviceOfIdentity));
      for (const identity of identities) {
        const owner = identity.startsWith('wall.') ? await deps.ownerOf(deviceOfIdentity(identity)) : null;
        if (!valid.has(deviceOfIdentity(identity)) || !mayStay(conference, identity, owner)) putOut(id, identity);
      }
    } catch (error) {
      log.warn({ err: error }, 'open lines not looked through');
    }
  }
  function lookThrough(): void {
    for (const { id } of conferences.running()) void cut(id);
  }
  setInterval(lookThrough, lookThroughMs).unref();
  return {
    changed: (id) => {
      // A device that was to fall silent and did not may still be playing in the room where another one now captures.
      if (conferences.get(id)?.participants.some((one) => one.unheard !== null) === true) void cut(id);
      if (pending.has(id)) return;
      pending.add(id);
      setTimeout(() => void cut(id), strayLineMs).unref();
    },
    devicesChanged: () => {
      lookThrough();
      // Again for a line that was let in just before and had not come to the engine yet.
      setTimeout(lookThrough, strayLineMs).unref();
    },
    putOut,
  };
}

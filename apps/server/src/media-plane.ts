import type { Server } from 'node:http';
import type { ConferenceId, DeviceId } from '@kreisrunde/domain';
import type { FastifyBaseLogger } from 'fastify';
import { attachMediaGate } from './adapters/livekit/gate/media-gate.ts';
import type { LiveKitEngine } from './adapters/livekit/livekit-engine.ts';
import { assertRemoteUnmuteRefused } from './adapters/livekit/remote-unmute.ts';
import type { EngineAccess } from './adapters/livekit/tokens.ts';
import type { Metrics } from './edge/http/metrics.ts';
import type { EngineState } from './launcher-messages.ts';
import { deviceOfIdentity, mediaIdentity, type MediaParty } from './ports/media-engine.ts';
import type { CurrentConferences } from './usecases/current-conferences.ts';
import { mayStay, type MediaAdmission } from './usecases/authorise-media.ts';
import { keysOf } from './usecases/media-facts.ts';
import { createReconciler, type Reconciler } from './usecases/reconcile-media.ts';

/** A page that has declined, left or been answered elsewhere closes its line itself; after this it is closed for it. */
const strayLineMs = 2_000;
const lookThroughMs = 5_000;

export type MediaPlane = {
  readonly engine: LiveKitEngine;
  readonly gate: ReturnType<typeof attachMediaGate>;
  readonly reconciler: Reconciler;
  readonly isReady: () => boolean;
  /** Since this process began. */
  readonly counts: () => { readonly engineRestarts: number; readonly refusals: number };
  readonly engineIs: (state: EngineState) => void;
  /** A round was committed: engine and open lines follow. */
  readonly changed: (id: ConferenceId) => void;
  /** Devices were revoked or persons removed: their lines are cut. */
  readonly devicesChanged: () => void;
  /** Puts a wall that was parted out of every running round. */
  readonly putWallOut: (wall: DeviceId) => void;
};

/** Engine, the gate in front of it, and the reconciler that drives it. */
export function startMediaPlane(deps: {
  readonly access: EngineAccess;
  readonly server: Server;
  readonly engine: LiveKitEngine;
  readonly conferences: CurrentConferences;
  readonly authorise: (
    ticket: string,
    from: { readonly origin: string | undefined; readonly host: string | undefined },
  ) => Promise<MediaAdmission | 'forbidden'>;
  /** Those of the given devices which may still do anything. */
  readonly validDevices: (ids: readonly DeviceId[]) => Promise<ReadonlySet<DeviceId>>;
  readonly onRecovered: (epoch: number) => void;
  readonly count: Pick<Metrics, 'mediaRefused' | 'engineStarted'>;
  readonly log: FastifyBaseLogger;
}): MediaPlane {
  const { conferences, engine, log } = deps;
  let isReady = false;
  let epoch = 0;
  let engineStarts = 0;
  let refusals = 0;
  const gate = attachMediaGate(deps.server, {
    engineUrl: deps.access.url,
    engine,
    authorise: deps.authorise,
    keys: (conferenceId, identity) => keysOf(conferences, conferenceId, identity),
    onRefusal: (refusal) => {
      refusals += 1;
      deps.count.mediaRefused(refusal.reason);
      log.warn({ security: 'mediaRefused', ...refusal }, 'media gate refused');
    },
  });
  const reconciler = createReconciler({
    engine,
    door: gate,
    activeConferences: () => conferences.runningMedia(),
    proveSafe: () => assertRemoteUnmuteRefused(deps.access),
    onRecovered: (epoch) => {
      isReady = true;
      deps.onRecovered(epoch);
    },
    onFailure: ({ operation, conferenceId, error }) =>
      log.error({ err: error, operation, conferenceId }, 'media not reconciled'),
  });
  function putOut(id: ConferenceId, identity: string): void {
    gate.disconnect(id, identity);
    engine.disconnect(id, identity).catch((error: unknown) => log.warn({ err: error }, 'device not put out'));
  }
  const pending = new Set<ConferenceId>();
  /** The engine's own list counts, not that of the gate: a line may live on without its signalling. */
  async function cutStrayLines(id: ConferenceId): Promise<void> {
    pending.delete(id);
    const conference = conferences.get(id);
    if (conference === undefined || !isReady) return;
    try {
      const room = await engine.inspect(id);
      const identities = (room?.participants ?? []).map(({ identity }) => identity);
      const valid = await deps.validDevices(identities.map(deviceOfIdentity));
      for (const identity of identities) {
        if (!valid.has(deviceOfIdentity(identity)) || !mayStay(conference, identity)) putOut(id, identity);
      }
    } catch (error) {
      log.warn({ err: error }, 'open lines not looked through');
    }
  }
  function lookThrough(): void {
    for (const { id } of conferences.running()) void cutStrayLines(id);
  }
  setInterval(lookThrough, lookThroughMs).unref();
  return {
    engine,
    gate,
    reconciler,
    isReady: () => isReady,
    counts: () => ({ engineRestarts: Math.max(0, engineStarts - 1), refusals }),
    engineIs: (state) => {
      if (!state.ready) isReady = false;
      if (state.epoch > epoch) {
        engineStarts += 1;
        deps.count.engineStarted();
      }
      epoch = Math.max(epoch, state.epoch);
      reconciler.engineIs(state);
    },
    changed: (id) => {
      reconciler.changed(id);
      // A device that was to fall silent and did not may still be playing in the room where another one now captures.
      if (conferences.get(id)?.participants.some((one) => one.unheard !== null) === true) void cutStrayLines(id);
      if (pending.has(id)) return;
      pending.add(id);
      setTimeout(() => void cutStrayLines(id), strayLineMs).unref();
    },
    devicesChanged: () => {
      lookThrough();
      // Again for a line that was let in just before and had not come to the engine yet.
      setTimeout(lookThrough, strayLineMs).unref();
    },
    putWallOut: (wall) => {
      const party: MediaParty = { kind: 'wall', deviceId: wall };
      for (const { id } of conferences.running()) putOut(id, mediaIdentity(party));
    },
  };
}

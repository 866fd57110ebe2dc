import type { IncomingMessage, Server } from 'node:http';
import type { ConferenceId, DeviceId, PersonId } from '@kreisrunde/domain';
import type { FastifyBaseLogger } from 'fastify';
import { attachMediaGate } from '../adapters/livekit/gate/media-gate.ts';
import { TokenBucket } from '../adapters/livekit/gate/rate.ts';
import type { LiveKitEngine } from '../adapters/livekit/livekit-engine.ts';
import { assertRemoteUnmuteRefused } from '../adapters/livekit/remote-unmute.ts';
import type { EngineAccess } from '../adapters/livekit/tokens.ts';
import type { Metrics } from '../edge/http/metrics.ts';
import type { EngineState } from '../adapters/launcher/launcher-messages.ts';
import { mediaIdentity, type MediaAdmission, type MediaParty } from '../ports/media-engine.ts';
import type { RequestSource } from '../ports/request-source.ts';
import { watchStrayLines } from '../jobs/stray-lines.ts';
import type { CurrentConferences } from '../usecases/current-conferences.ts';
import { keysOf } from '../usecases/media-facts.ts';
import { createReconciler, type Reconciler } from '../usecases/reconcile-media.ts';

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
  readonly authorise: (ticket: string, from: RequestSource) => Promise<MediaAdmission | 'forbidden' | 'foreignOrigin'>;
  /** Those of the given devices which may still do anything. */
  readonly validDevices: (ids: readonly DeviceId[]) => Promise<ReadonlySet<DeviceId>>;
  /** Whose wall the device is now; null where it is nobody's, or no wall. */
  readonly ownerOf: (wall: DeviceId) => Promise<PersonId | null>;
  readonly onRecovered: (epoch: number) => void;
  readonly addressOf: (request: IncomingMessage) => string;
  readonly count: Pick<Metrics, 'mediaRefused' | 'engineStarted'>;
  readonly log: FastifyBaseLogger;
}): MediaPlane {
  const { conferences, engine, log } = deps;
  let isReady = false;
  let epoch = 0;
  let engineStarts = 0;
  let refusals = 0;
  const lines = new TokenBucket({ perSecond: 2, burst: 50 }, performance.now());
  const gate = attachMediaGate(deps.server, {
    engineUrl: deps.access.url,
    engine,
    authorise: deps.authorise,
    addressOf: deps.addressOf,
    keys: (conferenceId, identity) => keysOf(conferences, conferenceId, identity),
    onRefusal: (refusal) => {
      refusals += 1;
      deps.count.mediaRefused(refusal.reason);
      // Counted is each one; a flood of them must not become a flood of lines.
      if (!lines.take(performance.now())) return;
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
  const strays = watchStrayLines({ ...deps, gate, isReady: () => isReady });
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
      strays.changed(id);
    },
    devicesChanged: () => strays.devicesChanged(),
    putWallOut: (wall) => {
      const party: MediaParty = { kind: 'wall', deviceId: wall };
      for (const { id } of conferences.running()) strays.putOut(id, mediaIdentity(party));
    },
  };
}

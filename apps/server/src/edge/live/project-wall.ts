import type { PairedWallView, WallSnapshot } from '@kreisrunde/contract';
import type { Actor, Conference, DeviceId, PersonId } from '@kreisrunde/domain';
import type { WallFacts } from '../../ports/wall-store.ts';
import { roundReport } from '../../usecases/round-report.ts';
import type { Directory } from './directory.ts';
import { projectConference, projectWallPart } from './project-conference.ts';
import { projectReport } from './project-report.ts';

/** A wall that is somebody's, as desk and wall see it. */
export function pairedWall(deviceId: DeviceId, connected: boolean, facts: WallFacts): PairedWallView {
  return { deviceId, connected, released: { ...facts.released }, mayPlay: facts.mayPlay, volume: facts.volume };
}

export type WallView = {
  readonly deviceId: DeviceId;
  readonly ownerId: PersonId | null;
  readonly pairing: { readonly code: string; readonly expiresAt: number } | null;
  readonly now: number;
  readonly rev: number;
  readonly engineEpoch: number;
  readonly wall: WallFacts;
  readonly conference: Conference | undefined;
  readonly justEnded: Conference | undefined;
};

/** The whole snapshot of a wall: its code, or its owner's round. */
export function projectWall(facts: WallView, directory: Directory): WallSnapshot {
  const { deviceId, ownerId, conference, justEnded } = facts;
  const viewer: Actor | null = ownerId === null ? null : { kind: 'wall', deviceId, ownerId };
  return {
    kind: 'wall',
    rev: facts.rev,
    serverNow: facts.now,
    county: directory.county.name,
    deviceId,
    pairing: ownerId === null ? facts.pairing : null,
    owner:
      ownerId === null ? null : { ...directory.office(ownerId), article: directory.person(ownerId)?.article ?? null },
    wall: ownerId === null ? null : pairedWall(deviceId, true, facts.wall),
    conference: viewer === null || conference === undefined ? null : projectConference(conference, viewer, directory),
    own: viewer === null || conference === undefined ? null : projectWallPart(conference, deviceId),
    report:
      viewer === null || conference !== undefined || justEnded === undefined
        ? null
        : projectReport(roundReport(justEnded, directory.county), directory),
    engineEpoch: facts.engineEpoch,
  };
}

import type { DeviceKeys } from '../../ports/media-engine.ts';
import type { MediaSource } from '@kreisrunde/domain';
import { TrackSource } from '@livekit/protocol';
import type { VideoGrant } from 'livekit-server-sdk';

export const mediaSources: readonly MediaSource[] = ['camera', 'microphone'];

/** The engine's number of a source; a shared picture and its sound are no sources here yet. */
export const trackSourceOf = { camera: TrackSource.CAMERA, microphone: TrackSource.MICROPHONE } as const;

export function mediaSourceOf(source: TrackSource): MediaSource | 'other' {
  if (source === TrackSource.CAMERA) return 'camera';
  if (source === TrackSource.MICROPHONE) return 'microphone';
  return 'other';
}

export function releasedSources(released: DeviceKeys['released']): readonly MediaSource[] {
  return mediaSources.filter((source) => released[source]);
}

/**
 * Rights of a browser. An empty list of sources would mean *all* sources to the engine, so "nothing" is
 * `canPublish: false`. Every field the engine knows is named: a missing one may default to true.
 */
export function browserGrant(room: string, released: DeviceKeys['released']): VideoGrant {
  const sources = releasedSources(released);
  const base: VideoGrant = {
    room,
    roomJoin: true,
    canSubscribe: true,
    canPublish: sources.length > 0,
    canPublishData: false,
    canUpdateOwnMetadata: false,
    canSubscribeMetrics: false,
    roomAdmin: false,
    roomCreate: false,
    roomList: false,
    roomRecord: false,
    ingressAdmin: false,
    hidden: false,
    recorder: false,
    agent: false,
  };
  if (sources.length === 0) return base;
  return { ...base, canPublishSources: sources.map((source) => trackSourceOf[source]) };
}

/** The whole permission of a connected device: a missing field counts as false, a missing list as all. */
export function browserPermission(released: DeviceKeys['released']) {
  const sources = releasedSources(released);
  return {
    canSubscribe: true,
    canPublish: sources.length > 0,
    canPublishData: false,
    canPublishSources: sources.map((source) => trackSourceOf[source]),
    canUpdateMetadata: false,
    canSubscribeMetrics: false,
    hidden: false,
  };
}

import type { OperationsView } from '@kreisrunde/contract';
import type { LiveHub } from '../edge/live/live-hub.ts';
import type { MediaPlane } from './media-plane.ts';
import type { CurrentConferences } from '../usecases/current-conferences.ts';
import { version } from '../version.ts';

/** How it runs now; figures of the machine, none of persons. */
export function operationsFacts(from: {
  readonly hub: LiveHub;
  readonly conferences: CurrentConferences;
  readonly media: MediaPlane;
  readonly startedAt: number;
}): OperationsView {
  const { pages } = from.hub.audience();
  const walls = pages.get('wall') ?? 0;
  return {
    version,
    startedAt: from.startedAt,
    conferencesRunning: from.conferences.running().length,
    pagesConnected: walls + (pages.get('person') ?? 0),
    wallsConnected: walls,
    engineReady: from.media.isReady(),
    engineRestarts: from.media.counts().engineRestarts,
    refusalsAtGate: from.media.counts().refusals,
  };
}

import type { DeviceId } from '../people/ids.ts';
import type { Keys } from './keys.ts';

export const mediaPlaces = ['wall', 'tablet'] as const;
/** Where the chair's picture and sound are captured and played. */
export type MediaPlace = (typeof mediaPlaces)[number];

/** The wall paired with the chair, as the server knows it when it is asked. */
export type RoomWall = {
  readonly deviceId: DeviceId;
  readonly isConnected: boolean;
  /** What somebody has released on the wall itself, for as long as it is paired. */
  readonly released: Keys;
  /** False where the wall's browser waits for a touch before it plays sound. */
  readonly mayPlay: boolean;
};

/** The wall as the chair's media device, and the tablet that picture and sound return to. */
export type Hall = { readonly wall: DeviceId; readonly released: Keys; readonly tablet: DeviceId };

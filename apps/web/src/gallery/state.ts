import type { Snapshot } from '@kreisrunde/contract';
import type { ReactElement } from 'react';
import type { Api } from '../api/api.ts';
import type { LiveStatus } from '../api/live-store.ts';
import type { CaptureView } from '../media/capture-view.ts';
import type { RoomView } from '../media/room-view.ts';
import type { Place } from '../shell/choose-screen.ts';

/** One state of one screen: what the server says, what the device says, and what has been tapped since. */
export type GalleryState = {
  readonly snapshot: Snapshot | null;
  readonly status?: LiveStatus;
  readonly place?: Place;
  readonly capture?: Partial<CaptureView>;
  readonly room?: Partial<RoomView>;
  /** Nobody's picture has arrived yet. */
  readonly hasNoPictures?: boolean;
  /** Answers that differ from "taken". */
  readonly api?: Partial<Api>;
  /** Shown instead of what the shell would choose. */
  readonly render?: () => ReactElement;
  /**
   * Keys of the texts of the controls that are tapped one after another, as `name space:key`. One that ends in `?` is left out where the screen does
   * not show it at this size.
   */
  readonly press?: readonly string[];
  /** Typed into the field that has the focus, at the end. */
  readonly type?: string;
  /** A sentence shown for some seconds, by its key. */
  readonly toast?: string;
  /** What the screen waits for by itself before it shows this state. */
  readonly settlesAfterMs?: number;
};

/**
 * A screen with all its states, by name. Each state is made only when it is shown: a wrong fixture breaks itself
 * alone. `hand` is held or stands on a desk; `wall` hangs on a wall and is never small.
 */
export type GalleryScreen = {
  readonly name: string;
  readonly title: string;
  readonly device: 'hand' | 'wall';
  readonly states: Readonly<Record<string, () => GalleryState>>;
};

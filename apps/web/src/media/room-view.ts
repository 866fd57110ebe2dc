import type { MediaSource } from './capture-view.ts';
import type { LineFacts } from './media-line.ts';
import { quietLine } from './media-line.ts';

export type RoomView = Omit<LineFacts, 'isResuming'> & {
  /** elsewhere: another page of this device took the line over. */
  readonly line: 'idle' | 'connecting' | 'connected' | 'interrupted' | 'elsewhere';
  /** By this device's clock (ms), for counting seconds; null while the line is fine. */
  readonly interruptedSince: number | null;
  readonly attempt: number;
  /** When the outer loop tries again, by this device's clock (ms). */
  readonly nextAttemptAt: number | null;
  /** Off on this device whatever the server says: switched off here a moment ago, or the device for it is gone. */
  readonly withdrawn: ReadonlySet<MediaSource>;
};

export const idleRoom: RoomView = {
  line: 'idle',
  interruptedSince: null,
  attempt: 0,
  nextAttemptAt: null,
  withdrawn: new Set(),
  isAudioBlocked: quietLine.isAudioBlocked,
  quality: quietLine.quality,
  levels: quietLine.levels,
};

import { use, useSyncExternalStore } from 'react';
import type { CaptureView } from './capture-view.ts';
import { MediaContext } from './media-context.ts';
import type { CaptureModel, Media, RoomModel } from './media-context.ts';
import type { RoomView } from './room-view.ts';

export { releaseOf } from './capture-view.ts';

export function useMedia(): Media {
  const media = use(MediaContext);
  if (media === null) throw new Error('MediaProvider is missing');
  return media;
}

/** Camera and microphone of this device. `start` belongs inside a tap. */
export function useCapture(): { readonly view: CaptureView; readonly capture: CaptureModel } {
  const { capture } = useMedia();
  return { view: useSyncExternalStore(capture.subscribe, capture.getSnapshot), capture };
}

/** The line to the round. It follows the snapshot by itself; screens only look at it. */
export function useRoomSession(): { readonly view: RoomView; readonly room: RoomModel } {
  const { room } = useMedia();
  return { view: useSyncExternalStore(room.subscribe, room.getSnapshot), room };
}

/** Level (0 to 1) from which somebody counts as speaking. */
const speaksFrom = 0.06;

/** Whether this sender is loud now. A tile asks for its own, so that a voice does not draw all the others anew. */
export function useIsLoud(identity: string | null): boolean {
  const { room } = useMedia();
  return useSyncExternalStore(
    room.subscribe,
    () => identity !== null && (room.getSnapshot().levels.get(identity) ?? 0) >= speaksFrom,
  );
}

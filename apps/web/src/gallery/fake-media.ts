import { captureOff } from '../media/capture-view.ts';
import type { CaptureView } from '../media/capture-view.ts';
import type { Media } from '../media/media-context.ts';
import { idleRoom } from '../media/room-view.ts';
import type { RoomView } from '../media/room-view.ts';
import type { GalleryState } from './state.ts';

const live: CaptureView = {
  camera: { status: 'live' },
  microphone: { status: 'live' },
  canSwitchCamera: false,
  generation: 1,
};
const connected: RoomView = {
  ...idleRoom,
  line: 'connected',
  quality: 'good',
  levels: new Map([['bernburg.tablet', 0.5]]),
};

/** Few streams for many tiles: forty-nine canvases would keep two cores busy. */
const drawings = 7;
/** Until every element has one; then often enough that a picture does not count as lost. */
const firstFramesAtMs = [0, 50, 150, 300, 600, 1000];
const everyMs = 2500;
const streams = new Map<number, MediaStream>();

/** A drawn head and shoulders as a stream, so that the gallery needs no camera. */
function drawnPicture(seed: string): MediaStream {
  const index = new TextEncoder().encode(seed).reduce((sum, byte) => sum + byte, 0) % drawings;
  const known = streams.get(index);
  if (known !== undefined) return known;
  const canvas = document.createElement('canvas');
  canvas.width = 320;
  canvas.height = 240;
  const hue = index * 51;
  const context = canvas.getContext('2d');
  if (context !== null) {
    context.fillStyle = `hsl(${hue} 22% 34%)`;
    context.fillRect(0, 0, 320, 240);
    context.fillStyle = `hsl(${(hue + 180) % 360} 30% 24%)`;
    context.beginPath();
    context.ellipse(160, 250, 110, 90, 0, 0, 7);
    context.fill();
    context.fillStyle = '#d9ab87';
    context.beginPath();
    context.ellipse(160, 110, 52, 66, 0, 0, 7);
    context.fill();
  }
  // A frame only now and then: films in every tile would keep two cores busy.
  const stream = canvas.captureStream(0);
  const give = (): void => {
    // Without a new stroke there is no new frame.
    context?.fillRect(0, 0, 1, 1);
    for (const track of stream.getVideoTracks())
      if (track instanceof CanvasCaptureMediaStreamTrack) track.requestFrame();
  };
  for (const ms of firstFramesAtMs) setTimeout(give, ms);
  setInterval(give, everyMs);
  streams.set(index, stream);
  return stream;
}

const nothing = (): void => undefined;
const subscribe = () => nothing;

/** Stands in for camera, microphone and line: shows drawn pictures, sends nothing. */
export function fakeMedia({ snapshot, capture, room, hasNoPictures = false }: GalleryState): Media {
  const hasOwn = snapshot?.kind === 'person' && snapshot.own !== null;
  const view: CaptureView = { ...(hasOwn ? live : captureOff), ...capture };
  const line: RoomView = { ...connected, ...room };
  return {
    capture: {
      subscribe,
      getSnapshot: () => view,
      previewStream: view.camera.status === 'live' ? drawnPicture('own') : null,
      readLevel: () => 0.6,
      start: () => Promise.resolve(view),
      retry: () => Promise.resolve(view),
      switchCamera: () => Promise.resolve(),
      stop: nothing,
      prepare: nothing,
    },
    room: {
      subscribe,
      getSnapshot: () => line,
      withdraw: nothing,
      restore: nothing,
      enableSound: () => Promise.resolve(),
      reconnectNow: nothing,
      showPicture: (identity, element) => {
        if (!hasNoPictures) element.srcObject = drawnPicture(identity);
        return nothing;
      },
    },
  };
}

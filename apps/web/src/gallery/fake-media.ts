import type { Media } from '../media/media-context.ts';
import { captureOff } from '../media/capture-view.ts';
import type { CaptureView } from '../media/capture-view.ts';
import { idleRoom } from '../media/room-view.ts';

const live: CaptureView = {
  camera: { status: 'live' },
  microphone: { status: 'live' },
  canSwitchCamera: false,
  generation: 1,
};

/** A drawn head and shoulders as a stream, so that the gallery needs no camera. */
function drawnPicture(seed: string): MediaStream {
  const canvas = document.createElement('canvas');
  canvas.width = 320;
  canvas.height = 240;
  const hue = (seed.length * 47 + seed.charCodeAt(0) * 13) % 360;
  const context = canvas.getContext('2d');
  const draw = (): void => {
    if (context === null) return;
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
  };
  draw();
  setInterval(draw, 500);
  return canvas.captureStream(2);
}

const nothing = (): void => undefined;
const subscribe = () => nothing;

/** Stands in for camera, microphone and line: shows drawn pictures, sends nothing. */
export function fakeMedia(isCapturing: boolean): Media {
  const view = isCapturing ? live : captureOff;
  return {
    capture: {
      subscribe,
      getSnapshot: () => view,
      previewStream: isCapturing ? drawnPicture('own') : null,
      readLevel: () => 0.6,
      start: () => Promise.resolve(view),
      retry: () => Promise.resolve(view),
      switchCamera: () => Promise.resolve(),
      stop: nothing,
    },
    room: {
      subscribe,
      getSnapshot: () => idleRoom,
      withdraw: nothing,
      restore: nothing,
      enableSound: () => Promise.resolve(),
      reconnectNow: nothing,
      showPicture: (identity, element) => {
        element.srcObject = drawnPicture(identity);
        return nothing;
      },
    },
  };
}

import type { CaptureModel } from './media-context.ts';

/**
 * Camera and microphone for a tap that needs the server's word: opened inside the tap, since the browser asks only
 * there, and closed again where the server does not take it. True when it was taken.
 */
export async function openFor(
  capture: Pick<CaptureModel, 'start' | 'stop'>,
  command: () => Promise<boolean>,
): Promise<boolean> {
  void capture.start();
  const isTaken = await command();
  if (!isTaken) capture.stop();
  return isTaken;
}

import type { Page } from '@playwright/test';

export type PairPicture = { readonly width: number; readonly height: number; readonly framesPerSecond: number };

/**
 * So many bare pairs joined at once in one page, each sending one picture: milliseconds from the first call until each
 * shows its first frame. The page needs the camera.
 */
export function joinPairs(page: Page, pictures: readonly PairPicture[]): Promise<readonly number[]> {
  return page.evaluate(async (all) => {
    const camera = await navigator.mediaDevices.getUserMedia({ video: { width: 1280, height: 720 } });
    const tracks = await Promise.all(
      all.map(async ({ width, height, framesPerSecond }) => {
        const [track] = camera.clone().getVideoTracks();
        if (track === undefined) throw new Error('no camera');
        await track.applyConstraints({ width, height, frameRate: framesPerSecond });
        return track;
      }),
    );
    const ends: (() => void)[] = [];
    const join = async (track: MediaStreamTrack): Promise<number> => {
      const [calling, answering] = [new RTCPeerConnection(), new RTCPeerConnection()];
      const video = document.createElement('video');
      video.muted = true;
      video.autoplay = true;
      video.width = 320;
      document.body.append(video);
      ends.push(() => {
        calling.close();
        answering.close();
        video.remove();
        track.stop();
      });
      calling.addEventListener(
        'icecandidate',
        ({ candidate }) => void answering.addIceCandidate(candidate ?? undefined),
      );
      answering.addEventListener(
        'icecandidate',
        ({ candidate }) => void calling.addIceCandidate(candidate ?? undefined),
      );
      answering.addEventListener('track', (event) => (video.srcObject = new MediaStream([event.track])));
      const seen = new Promise<number>((resolve) => {
        video.requestVideoFrameCallback(() => resolve(performance.now()));
      });
      calling.addTrack(track);
      await calling.setLocalDescription();
      await answering.setRemoteDescription(calling.localDescription ?? { type: 'rollback' });
      await answering.setLocalDescription();
      await calling.setRemoteDescription(answering.localDescription ?? { type: 'rollback' });
      return seen;
    };
    const start = performance.now();
    const seenAt = await Promise.all(tracks.map(join));
    for (const end of ends) end();
    for (const track of camera.getTracks()) track.stop();
    return seenAt.map((at) => at - start);
  }, pictures);
}

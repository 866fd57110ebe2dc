import type { Page } from '@playwright/test';

export type BareFigure = { readonly pictureMs: number; readonly soundMs: number };

/**
 * What the browser alone needs: two connections in one page, joined without any server, the same camera and
 * microphone. From the call to the first presented frame and the first audible sound.
 */
export function measureBarePair(page: Page): Promise<BareFigure> {
  return page.evaluate(async () => {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
    const [calling, answering] = [new RTCPeerConnection(), new RTCPeerConnection()];
    calling.addEventListener('icecandidate', ({ candidate }) => void answering.addIceCandidate(candidate ?? undefined));
    answering.addEventListener('icecandidate', ({ candidate }) => void calling.addIceCandidate(candidate ?? undefined));
    const video = document.createElement('video');
    video.muted = true;
    video.autoplay = true;
    document.body.append(video);
    const received = new MediaStream();
    const ear = new AudioContext();
    const sound = new Promise<number>((resolve) => {
      answering.addEventListener('track', ({ track }) => {
        received.addTrack(track);
        video.srcObject = received;
        if (track.kind !== 'audio') return;
        const meter = ear.createScriptProcessor(256, 1, 1);
        meter.addEventListener('audioprocess', ({ inputBuffer }) => {
          const samples = inputBuffer.getChannelData(0);
          let sum = 0;
          for (const sample of samples) sum += sample * sample;
          if (Math.sqrt(sum / samples.length) > 0.002) resolve(performance.now());
        });
        ear
          .createMediaStreamSource(new MediaStream([track]))
          .connect(meter)
          .connect(ear.destination);
      });
    });
    const picture = new Promise<number>((resolve) => {
      video.requestVideoFrameCallback(() => resolve(performance.now()));
    });
    const start = performance.now();
    for (const track of stream.getTracks()) calling.addTrack(track, stream);
    await calling.setLocalDescription();
    await answering.setRemoteDescription(calling.localDescription ?? { type: 'rollback' });
    await answering.setLocalDescription();
    await calling.setRemoteDescription(answering.localDescription ?? { type: 'rollback' });
    const [pictureAt, soundAt] = await Promise.all([picture, sound]);
    await ear.close();
    calling.close();
    answering.close();
    video.remove();
    for (const track of stream.getTracks()) track.stop();
    return { pictureMs: pictureAt - start, soundMs: soundAt - start };
  });
}

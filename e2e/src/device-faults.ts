import type { Page } from '@playwright/test';

declare global {
  interface Window {
    /** Every track a camera or microphone of this page gave; only in tests. */
    capturedTracks: MediaStreamTrack[];
    /** What the browser answers instead of opening this medium; null: it opens it. */
    captureRefusals: Record<'audio' | 'video', string | null>;
  }
}

/** Remembers what the page opens, and lets a test pull a plug: before any script of the page runs. */
export async function probeCapture(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.capturedTracks = [];
    window.captureRefusals = { audio: null, video: null };
    const devices = navigator.mediaDevices;
    const open = devices.getUserMedia.bind(devices);
    devices.getUserMedia = async (wish = {}) => {
      for (const kind of ['audio', 'video'] as const) {
        const refusal = window.captureRefusals[kind];
        if (wish[kind] !== undefined && refusal !== null) throw new DOMException('refused by the test', refusal);
      }
      const stream = await open(wish);
      window.capturedTracks.push(...stream.getTracks());
      return stream;
    };
  });
}

/**
 * The device is gone, as the browser tells it: its tracks end, and it cannot be opened (`NotFoundError`), or may not be
 * (`NotAllowedError`).
 */
export async function takeAway(page: Page, kind: 'audio' | 'video', refusal: string): Promise<void> {
  await page.evaluate(
    ([medium, name]) => {
      window.captureRefusals[medium] = name;
      for (const track of window.capturedTracks) {
        if (track.kind !== medium || track.readyState === 'ended') continue;
        track.stop();
        track.dispatchEvent(new Event('ended'));
      }
      navigator.mediaDevices.dispatchEvent(new Event('devicechange'));
    },
    [kind, refusal] as const,
  );
}

/** The device is there again. */
export async function giveBack(page: Page, kind: 'audio' | 'video'): Promise<void> {
  await page.evaluate((medium) => {
    window.captureRefusals[medium] = null;
    navigator.mediaDevices.dispatchEvent(new Event('devicechange'));
  }, kind);
}

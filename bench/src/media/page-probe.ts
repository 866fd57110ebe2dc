import type { Page } from '@playwright/test';

/** Milliseconds since 1970 by the clock of the machine: all pages share it. */
export type Instant = number;

type Probe = {
  /** The last press of a button or switch, as the page saw it. */
  pressedAt: Instant;
  /** Frames presented in a video element that shows something received, and the words of the tile around it. */
  frames: { readonly at: Instant; readonly tile: string }[];
  /** Moments in which something received was heard. */
  sounds: Instant[];
};
declare global {
  interface Window {
    benchProbe: Probe;
  }
}

/** Hooks a page before any of its own scripts runs: notes presses, presented frames and delivered sound. */
export async function installProbe(page: Page): Promise<void> {
  await page.addInitScript(() => {
    /** 5 ms at 48 kHz. */
    const earSamples = 256;
    const audibleLevel = 0.002;
    const probe: Probe = { pressedAt: 0, frames: [], sounds: [] };
    window.benchProbe = probe;
    window.addEventListener('pointerup', () => (probe.pressedAt = Date.now()), { capture: true });

    const receivedTracks = new WeakSet<MediaStreamTrack>();
    let ear: AudioContext | null = null;
    /** Listens to what is played, not to packets: after "off" the engine sends a second of plain silence. */
    const listen = (track: MediaStreamTrack): void => {
      ear ??= new AudioContext();
      const input = ear.createMediaStreamSource(new MediaStream([track]));
      const meter = ear.createScriptProcessor(earSamples, 1, 1);
      meter.addEventListener('audioprocess', ({ inputBuffer }) => {
        const samples = inputBuffer.getChannelData(0);
        let sum = 0;
        for (const sample of samples) sum += sample * sample;
        if (Math.sqrt(sum / samples.length) > audibleLevel) probe.sounds.push(Date.now());
      });
      input.connect(meter).connect(ear.destination);
    };
    window.RTCPeerConnection = new Proxy(window.RTCPeerConnection, {
      construct(target, parameters: ConstructorParameters<typeof RTCPeerConnection>) {
        const connection = new target(...parameters);
        connection.addEventListener('track', ({ track }) => {
          receivedTracks.add(track);
          if (track.kind === 'audio') listen(track);
        });
        return connection;
      },
    });

    const wordsAround = (element: HTMLVideoElement): string => {
      const tile = element.closest('li, [role="listitem"]');
      return `${tile?.getAttribute('aria-label') ?? ''} ${tile?.textContent ?? ''}`;
    };
    const watched = new WeakSet<HTMLVideoElement>();
    const watch = (element: HTMLVideoElement): void => {
      const stream = element.srcObject;
      const isReceived =
        stream instanceof MediaStream && stream.getVideoTracks().some((track) => receivedTracks.has(track));
      if (isReceived) probe.frames.push({ at: Date.now(), tile: wordsAround(element) });
      element.requestVideoFrameCallback(() => watch(element));
    };
    setInterval(() => {
      for (const element of document.querySelectorAll('video')) {
        if (watched.has(element)) continue;
        watched.add(element);
        element.requestVideoFrameCallback(() => watch(element));
      }
    }, 20);
  });
}

export function pressedAt(page: Page): Promise<Instant> {
  return page.evaluate(() => window.benchProbe.pressedAt);
}

/** Forgets what was noted so far. */
export async function forget(page: Page): Promise<void> {
  await page.evaluate(() => {
    window.benchProbe.frames = [];
    window.benchProbe.sounds = [];
  });
}

const patienceMs = 15_000;

/** The first frame presented after this moment, in the tile that names `who` (anywhere if empty). Throws where none comes. */
export function firstFrame(page: Page, after: Instant, who = ''): Promise<Instant> {
  return page.evaluate(
    async ([since, name, patience]) => {
      const end = Date.now() + patience;
      while (Date.now() < end) {
        const frame = window.benchProbe.frames.find(({ at, tile }) => at > since && tile.includes(name));
        if (frame !== undefined) return frame.at;
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      throw new Error('no frame');
    },
    [after, who, patienceMs] as const,
  );
}

/** The first frame after this moment of each of these, in their order; throws where one of them stays dark. */
export function firstFrames(page: Page, after: Instant, names: readonly string[]): Promise<readonly Instant[]> {
  return page.evaluate(
    async ([since, all, patience]) => {
      const end = Date.now() + patience;
      const found = new Map<string, number>();
      while (found.size < all.length) {
        if (Date.now() > end) throw new Error(`no frame of ${all.filter((name) => !found.has(name)).join(', ')}`);
        const frames = window.benchProbe.frames.filter(({ at }) => at > since);
        for (const name of all.filter((one) => !found.has(one))) {
          const frame = frames.find(({ tile }) => tile.includes(name));
          if (frame !== undefined) found.set(name, frame.at);
        }
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      return all.map((name) => found.get(name) ?? Number.NaN);
    },
    [after, names, patienceMs] as const,
  );
}

/** The first audible sound delivered after this moment; throws where none comes. */
export function firstSound(page: Page, after: Instant): Promise<Instant> {
  return page.evaluate(
    async ([since, patience]) => {
      const end = Date.now() + patience;
      while (Date.now() < end) {
        const sound = window.benchProbe.sounds.find((at) => at > since);
        if (sound !== undefined) return sound;
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
      throw new Error('no sound');
    },
    [after, patienceMs] as const,
  );
}

/** The last frame in the tile of `who` and the last audible sound; null where there was none. */
export function lastMedia(page: Page, who: string): Promise<{ frame: Instant | null; sound: Instant | null }> {
  return page.evaluate(
    (name) => ({
      frame: window.benchProbe.frames.findLast(({ tile }) => tile.includes(name))?.at ?? null,
      sound: window.benchProbe.sounds.at(-1) ?? null,
    }),
    who,
  );
}

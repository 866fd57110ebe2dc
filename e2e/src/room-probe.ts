import type { Page } from '@playwright/test';

/** What one device does in the room at a moment: holds camera or microphone open, plays anybody's sound. */
type Doing = { readonly at: number; readonly captures: boolean; readonly plays: boolean };

declare global {
  interface Window {
    /** Each change of what this page captures and plays, by the clock of the machine (ms); only in tests. */
    probedDoings: Doing[];
    probedTracks: MediaStreamTrack[];
    probedSounds: HTMLMediaElement[];
    probedTaps: number[];
  }
}

const lookEveryMs = 5;

/** Writes down, before any script of the page runs, when this page captures and when it plays. */
export async function probeRoom(page: Page): Promise<void> {
  await page.addInitScript((everyMs) => {
    window.probedDoings = [];
    window.probedTracks = [];
    window.probedSounds = [];
    window.probedTaps = [];
    addEventListener('click', () => window.probedTaps.push(Date.now()), true);
    const open = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
    navigator.mediaDevices.getUserMedia = async (wish) => {
      const stream = await open(wish);
      window.probedTracks.push(...stream.getTracks());
      return stream;
    };
    const create = document.createElement.bind(document);
    document.createElement = (name: string, options?: ElementCreationOptions) => {
      const element = create(name, options);
      if (element instanceof HTMLAudioElement) window.probedSounds.push(element);
      return element;
    };
    const isLive = (track: MediaStreamTrack): boolean => track.readyState === 'live';
    const sounds = (element: HTMLMediaElement): boolean =>
      !element.paused &&
      !element.muted &&
      element.srcObject instanceof MediaStream &&
      element.srcObject.getAudioTracks().some(isLive);
    setInterval(() => {
      const captures = window.probedTracks.some(isLive);
      const plays = window.probedSounds.some(sounds);
      const last = window.probedDoings.at(-1);
      if (last?.captures === captures && last.plays === plays) return;
      window.probedDoings.push({ at: Date.now(), captures, plays });
    }, everyMs);
  }, lookEveryMs);
}

/** When the page was tapped last, by the clock of the machine (ms). */
export async function tappedAt(page: Page): Promise<number> {
  return page.evaluate(() => window.probedTaps.at(-1) ?? Number.NaN);
}

export async function doing(page: Page): Promise<Doing | undefined> {
  return page.evaluate(() => window.probedDoings.at(-1));
}

/** Milliseconds in which both pages captured or played since `from`: a howl needs such a moment. */
export async function overlapMs(first: Page, second: Page, from: number): Promise<number> {
  const [one, other] = await Promise.all([first, second].map((page) => page.evaluate(() => window.probedDoings)));
  const changes = [...(one ?? []), ...(other ?? [])].map(({ at }) => at).filter((at) => at > from);
  const moments = [from, ...changes, Date.now()].toSorted((a, b) => a - b);
  const isBusy = (doings: readonly Doing[] | undefined, at: number): boolean => {
    const now = doings?.findLast((change) => change.at <= at);
    return now !== undefined && (now.captures || now.plays);
  };
  return moments
    .slice(0, -1)
    .map((at, index) => (isBusy(one, at) && isBusy(other, at) ? (moments[index + 1] ?? at) - at : 0))
    .reduce((sum, each) => sum + each, 0);
}

/**
 * Starts to watch at a listener; the answered function resolves with when (ms, clock of the machine) a sound was first
 * played from a source that was not there before.
 */
export async function listenForNewSound(page: Page): Promise<() => Promise<number>> {
  const heard = page.evaluate(async () => {
    const receivers = (): RTCRtpReceiver[] =>
      window.probedConnections
        .filter((connection) => connection.connectionState !== 'closed')
        .flatMap((connection) => connection.getReceivers())
        .filter((receiver) => receiver.track.kind === 'audio');
    const sourcesOf = (receiver: RTCRtpReceiver) => receiver.getSynchronizationSources().map(({ source }) => source);
    const before = new Set(receivers().flatMap(sourcesOf));
    const isNew = (source: number): boolean => !before.has(source);
    const sounds = async (receiver: RTCRtpReceiver): Promise<boolean> => {
      let energy = 0;
      (await receiver.getStats()).forEach((stat: Record<string, unknown>) => {
        if (stat['type'] === 'inbound-rtp' && isNew(Number(stat['ssrc'])))
          energy += Number(stat['totalAudioEnergy'] ?? 0);
      });
      return energy > 1e-5;
    };
    const deadline = Date.now() + 20_000;
    while (Date.now() < deadline) {
      // Statistics only of whom there is something new of: asked for all, they would keep a core busy meanwhile.
      for (const receiver of receivers()) {
        if (sourcesOf(receiver).some(isNew) && (await sounds(receiver))) return Date.now();
      }
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error('no new sound within 20 s');
  });
  // Its first look is taken before anything is pressed.
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 100)));
  return () => heard;
}

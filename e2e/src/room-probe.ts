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

/** For what changes by itself, such as a track that ends at the sender. */
const lookEveryMs = 5;

/**
 * Writes down, before any script of the page runs, when this page captures and when it plays: at once with each call
 * that changes it, for a busy page looks late.
 */
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
      look();
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
    const look = (): void => {
      const captures = window.probedTracks.some(isLive);
      const plays = window.probedSounds.some(sounds);
      const last = window.probedDoings.at(-1);
      if (last?.captures === captures && last.plays === plays) return;
      window.probedDoings.push({ at: Date.now(), captures, plays });
    };
    setInterval(look, everyMs);
    const lookAfter = (type: { prototype: object }, name: string): void => {
      const own = Object.getOwnPropertyDescriptor(type.prototype, name);
      const { value, set } = own ?? {};
      const watched = (call: unknown) =>
        function (this: unknown, ...given: readonly unknown[]): unknown {
          const result: unknown = typeof call === 'function' ? Reflect.apply(call, this, given) : undefined;
          look();
          return result;
        };
      const changed = value === undefined ? { set: watched(set) } : { value: watched(value) };
      Object.defineProperty(type.prototype, name, { ...own, ...changed });
    };
    lookAfter(MediaStreamTrack, 'stop');
    for (const name of ['addTrack', 'removeTrack']) lookAfter(MediaStream, name);
    for (const name of ['play', 'pause', 'srcObject', 'muted']) lookAfter(HTMLMediaElement, name);
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
 * played from a source that was not playing before.
 */
export async function listenForNewSound(page: Page): Promise<() => Promise<number>> {
  const heard = page.evaluate(async () => {
    const receivers = (): RTCRtpReceiver[] =>
      window.probedConnections
        .filter((connection) => connection.connectionState !== 'closed')
        .flatMap((connection) => connection.getReceivers())
        .filter((receiver) => receiver.track.kind === 'audio');
    const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
    const heardOf = async (receiver: RTCRtpReceiver) => {
      const sources = new Map<number, { packets: number; energy: number }>();
      (await receiver.getStats()).forEach((stat: Record<string, unknown>) => {
        if (stat['type'] !== 'inbound-rtp') return;
        const packets = Number(stat['packetsReceived'] ?? 0);
        sources.set(Number(stat['ssrc']), { packets, energy: Number(stat['totalAudioEnergy'] ?? 0) });
      });
      return sources;
    };
    const all = async () => new Map((await Promise.all(receivers().map(heardOf))).flatMap((one) => [...one]));
    // A source may have played before and be silent now: such a one is new when it plays again.
    const earlier = await all();
    await pause(150);
    const before = await all();
    const playing = new Set(
      [...before].flatMap(([at, { packets }]) => (packets > (earlier.get(at)?.packets ?? 0) ? [at] : [])),
    );
    const isNew = (source: number): boolean => !playing.has(source);
    const deadline = Date.now() + 20_000;
    while (Date.now() < deadline) {
      // Statistics only of whom there is something new of: asked for all, they would keep a core busy meanwhile.
      for (const receiver of receivers()) {
        if (!receiver.getSynchronizationSources().some(({ source }) => isNew(source))) continue;
        const now = [...(await heardOf(receiver))].filter(([source]) => isNew(source));
        if (now.some(([source, { energy }]) => energy - (before.get(source)?.energy ?? 0) > 1e-5)) return Date.now();
      }
      await pause(10);
    }
    const since = [...(await all())].map(([source, { packets, energy }]) => {
      const then = before.get(source) ?? { packets: 0, energy: 0 };
      return `${source}${isNew(source) ? '' : ' (playing before)'}: ${packets - then.packets} packets, ${energy - then.energy}`;
    });
    throw new Error(`no new sound within 20 s; since then ${since.join('; ')}`);
  });
  // Its first looks are taken before anything is pressed.
  await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 400)));
  return () => heard;
}

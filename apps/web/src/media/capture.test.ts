import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LocalCapture } from './capture.ts';

// The real package needs an audio worklet as soon as it is loaded.
vi.mock('@sapphi-red/web-noise-suppressor', () => ({ RnnoiseWorkletNode: null, loadRnnoise: null }));

type Ask = { readonly wish: MediaStreamConstraints; readonly answer: () => void; readonly fail: () => void };

class FakeTrack extends EventTarget {
  readyState = 'live';
  enabled = true;
  muted = false;
  readonly kind: string;
  constructor(kind: string) {
    super();
    this.kind = kind;
  }
  clone(): FakeTrack {
    return new FakeTrack(this.kind);
  }
  stop(): void {
    this.readyState = 'ended';
  }
}

class FakeStream {
  private readonly tracks: readonly FakeTrack[];
  constructor(tracks: readonly FakeTrack[]) {
    this.tracks = tracks;
  }
  getVideoTracks = (): readonly FakeTrack[] => this.tracks.filter(({ kind }) => kind === 'video');
  getAudioTracks = (): readonly FakeTrack[] => this.tracks.filter(({ kind }) => kind === 'audio');
}

/** A browser that answers when the test says so. */
function begin() {
  const asks: Ask[] = [];
  const tracks: FakeTrack[] = [];
  const trackOf = (kind: string): FakeTrack => {
    const track = new FakeTrack(kind);
    tracks.push(track);
    return track;
  };
  const getUserMedia = (wish: MediaStreamConstraints): Promise<FakeStream> =>
    new Promise((resolve, reject) => {
      const kinds = [...(wish.video === undefined ? [] : ['video']), ...(wish.audio === undefined ? [] : ['audio'])];
      asks.push({
        wish,
        answer: () => resolve(new FakeStream(kinds.map(trackOf))),
        fail: () => reject(new DOMException('', 'NotAllowedError')),
      });
    });
  const changes = new Set<() => void>();
  vi.stubGlobal('MediaStream', FakeStream);
  vi.stubGlobal('navigator', {
    mediaDevices: {
      getUserMedia,
      enumerateDevices: () => Promise.resolve([]),
      addEventListener: (_type: string, listener: () => void) => void changes.add(listener),
      removeEventListener: (_type: string, listener: () => void) => void changes.delete(listener),
    },
  });
  /** Devices were plugged in or pulled. */
  const change = (): void => changes.forEach((listener) => listener());
  const running = (): readonly FakeTrack[] => tracks.filter(({ readyState }) => readyState === 'live');
  return { capture: new LocalCapture(), asks, running, change };
}

const settle = (): Promise<void> => vi.advanceTimersByTimeAsync(0).then(() => undefined);

describe('the capture of one device', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('opens both with one request and closes them with the stop', async () => {
    const { capture, asks, running } = begin();
    void capture.start();
    asks[0]?.answer();
    await settle();
    expect(asks).toHaveLength(1);
    expect(capture.getSnapshot().camera.status).toBe('live');
    expect(running()).toHaveLength(2);
    capture.stop();
    expect(running()).toEqual([]);
    expect(capture.outgoing('camera')).toBeNull();
  });

  it('stopped while the browser still asks, closes what arrives later', async () => {
    const { capture, asks, running } = begin();
    void capture.start();
    capture.stop();
    asks[0]?.answer();
    await settle();
    expect(running()).toEqual([]);
    expect(capture.getSnapshot().camera.status).toBe('off');
    expect(capture.getSnapshot().microphone.status).toBe('off');
  });

  it('stopped after a refusal of both, asks for neither of them alone', async () => {
    const { capture, asks, running } = begin();
    void capture.start();
    capture.stop();
    asks[0]?.fail();
    await settle();
    for (const ask of asks.slice(1)) ask.answer();
    await settle();
    expect(running()).toEqual([]);
    expect(asks).toHaveLength(1);
  });

  it('looks once more for a device that came back while it was still being found missing', async () => {
    const { capture, asks, running, change } = begin();
    void capture.start();
    asks[0]?.answer();
    await settle();
    const camera = running().find(({ kind }) => kind === 'video');
    camera?.stop();
    camera?.dispatchEvent(new Event('ended'));
    change();
    asks[1]?.fail();
    await settle();
    expect(asks).toHaveLength(3);
    asks[2]?.answer();
    await settle();
    expect(capture.getSnapshot().camera.status).toBe('live');
  });

  it('opens anew when it is asked again before the stopped request has answered', async () => {
    const { capture, asks, running } = begin();
    void capture.start();
    capture.stop();
    void capture.start();
    asks[1]?.answer();
    asks[0]?.answer();
    await settle();
    expect(running()).toHaveLength(2);
    expect(capture.getSnapshot().camera.status).toBe('live');
  });
});

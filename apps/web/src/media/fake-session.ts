import type { OwnPartView, PersonSnapshot } from '@kreisrunde/contract';
import { conferenceId, deviceId, personId } from '@kreisrunde/contract';
import { vi } from 'vitest';
import type { CaptureView, MediaSource } from './capture-view.ts';
import { captureOff } from './capture-view.ts';
import { FakeLine } from './fake-line.ts';
import { RoomSession } from './room-session.ts';

export const off = { owner: false, chair: false, onAir: false };
export const ready = { owner: true, chair: false, onAir: false };
export const onAir = { owner: true, chair: true, onAir: true };

const own: OwnPartView = {
  isMediaDevice: true,
  otherDeviceHasMedia: false,
  wallHasMedia: false,
  mustFallSilent: false,
  picture: off,
  sound: off,
  step: 'inRoom',
  queuePlace: null,
  releaseAskedAt: null,
  hasStandingRelease: false,
  deputy: null,
};
const office = {
  personId: personId.parse('calbe'),
  office: 'Bürgermeister/in Calbe',
  officeTitle: '',
  shortName: 'Calbe',
};

/** A partner in a live round, with these parts of the own place. */
export function snapshotOf(part: Partial<OwnPartView>, engineEpoch = 1): PersonSnapshot {
  return {
    kind: 'person',
    rev: 1,
    serverNow: 0,
    county: '',
    me: { ...office, role: 'partner', article: null },
    deviceId: deviceId.parse('d1'),
    chairName: { article: null, shortName: '' },
    otherDevicesConnected: 0,
    home: null,
    lastEnded: null,
    engineEpoch,
    own: { ...own, ...part },
    conference: {
      id: conferenceId.parse('c1'),
      rev: 1,
      phase: 'live',
      title: '',
      reason: '',
      level: 'briefing',
      convenedAt: 0,
      endedAt: null,
      chair: { ...office, article: null },
      layout: 'round',
      counts: { here: 0, called: 0, onAir: 0, ready: 0, accepted: 0, ringing: 0, delayed: 0, missing: 0 },
      participants: [],
      seats: [],
      speaker: null,
      queue: [],
      can: { control: false, end: false },
    },
  };
}

/** A track that only has to be somebody. */
const trackNamed = (label: string): MediaStreamTrack => JSON.parse(JSON.stringify({ label }));

class FakeCapture {
  view: CaptureView = captureOff;
  readonly enabled: Record<MediaSource, boolean> = { camera: true, microphone: true };
  starts = 0;
  private listener: () => void = () => undefined;
  private readonly tracks = { camera: trackNamed('camera'), microphone: trackNamed('microphone') };

  getSnapshot(): CaptureView {
    return this.view;
  }
  subscribe(listener: () => void): () => void {
    this.listener = listener;
    return () => undefined;
  }
  start(): Promise<CaptureView> {
    this.starts += 1;
    this.view = { ...this.view, camera: { status: 'live' }, microphone: { status: 'live' } };
    this.listener();
    return Promise.resolve(this.view);
  }
  stop(): void {
    this.view = captureOff;
  }
  /** Unplugged, or no longer allowed. */
  fail(source: MediaSource): void {
    this.view = { ...this.view, [source]: { status: 'failed', failure: 'missing' } };
    this.listener();
  }
  outgoing(source: MediaSource): MediaStreamTrack | null {
    return this.view[source].status === 'live' ? this.tracks[source] : null;
  }
  setOn(source: MediaSource, isOn: boolean): void {
    this.enabled[source] = isOn;
  }
}

export const settle = (): Promise<void> => vi.advanceTimersByTimeAsync(0).then(() => undefined);

/** A session on a capture and lines without engine. `told` counts how often it said that it is silent. */
export function begin() {
  const capture = new FakeCapture();
  const lines: FakeLine[] = [];
  let isInvited = true;
  const silence = { told: 0, isHeard: true };
  const session = new RoomSession({
    capture,
    openLine: () => {
      const line = new FakeLine();
      lines.push(line);
      return Promise.resolve(line);
    },
    requestTicket: () =>
      Promise.resolve(isInvited ? { ok: true, value: { path: '/media', ticket: 't' } } : { ok: false }),
    tellSilence: () => {
      silence.told += 1;
      return Promise.resolve(silence.isHeard);
    },
    socketOrigin: 'ws://localhost',
    now: Date.now,
    random: () => 0,
  });
  const line = (): FakeLine => {
    const last = lines.at(-1);
    if (last === undefined) throw new Error('no line yet');
    return last;
  };
  return { capture, session, lines, line, silence, uninvite: () => (isInvited = false) };
}

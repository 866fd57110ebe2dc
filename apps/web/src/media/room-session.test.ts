import type { PersonSnapshot } from '@kreisrunde/contract';
import { conferenceId, deviceId, personId } from '@kreisrunde/contract';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CaptureView, MediaSource } from './capture-view.ts';
import { captureOff } from './capture-view.ts';
import { FakeLine } from './fake-line.ts';
import { RoomSession } from './room-session.ts';

type Own = NonNullable<PersonSnapshot['own']>;
const off = { owner: false, chair: false, onAir: false };
const ready = { owner: true, chair: false, onAir: false };
const onAir = { owner: true, chair: true, onAir: true };

const own: Own = {
  isMediaDevice: true,
  otherDeviceHasMedia: false,
  picture: off,
  sound: off,
  step: 'inRoom',
  queuePlace: null,
  releaseAskedAt: null,
  hasStandingRelease: false,
};
const office = {
  personId: personId.parse('calbe'),
  office: 'Bürgermeister/in Calbe',
  officeTitle: '',
  shortName: 'Calbe',
};

function snapshotOf(part: Partial<Own>, engineEpoch = 1): PersonSnapshot {
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
  outgoing(source: MediaSource): MediaStreamTrack | null {
    return this.view[source].status === 'live' ? this.tracks[source] : null;
  }
  setOn(source: MediaSource, isOn: boolean): void {
    this.enabled[source] = isOn;
  }
}

const settle = (): Promise<void> => vi.advanceTimersByTimeAsync(0).then(() => undefined);

function begin() {
  const capture = new FakeCapture();
  const lines: FakeLine[] = [];
  let isInvited = true;
  const session = new RoomSession({
    capture,
    openLine: () => {
      const line = new FakeLine();
      lines.push(line);
      return Promise.resolve(line);
    },
    requestTicket: () =>
      Promise.resolve(isInvited ? { ok: true, value: { path: '/media', ticket: 't' } } : { ok: false }),
    socketOrigin: 'ws://localhost',
    now: Date.now,
    random: () => 0,
  });
  const line = (): FakeLine => {
    const last = lines.at(-1);
    if (last === undefined) throw new Error('no line yet');
    return last;
  };
  return { capture, session, lines, line, uninvite: () => (isInvited = false) };
}

describe('the media of one page', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is connected while it rings, opens nothing, publishes nothing and is silent', async () => {
    const { session, line, capture } = begin();
    session.follow(snapshotOf({ step: 'ringing', isMediaDevice: false }));
    await settle();
    line().allow('camera');
    await settle();
    expect(line().log).toEqual(['connect ws://localhost/media']);
    expect(line().playsSound).toBe(false);
    expect(capture.starts).toBe(0);
    expect(session.getSnapshot().line).toBe('connected');
  });

  it('publishes muted after the release and sends only while both keys are on', async () => {
    const { session, line, capture } = begin();
    session.follow(snapshotOf({ step: 'preparing' }));
    await capture.start();
    await settle();
    expect(line().log).toEqual(['connect ws://localhost/media']);
    session.follow(snapshotOf({ picture: ready, sound: ready }));
    line().allow('camera');
    line().allow('microphone');
    await settle();
    expect(line().log.slice(1).toSorted()).toEqual(['publish camera muted', 'publish microphone muted']);
    session.follow(snapshotOf({ picture: onAir, sound: ready }));
    await settle();
    expect(line().log.at(-1)).toBe('camera on');
    session.follow(snapshotOf({ picture: ready, sound: ready }));
    await settle();
    expect(line().log.slice(-2)).toEqual(['silence camera', 'camera off']);
  });

  it('is silent at once on the own switch, before the server has answered, and back if it refuses', async () => {
    const { session, line, capture } = begin();
    session.follow(snapshotOf({ picture: onAir, sound: onAir }));
    await settle();
    line().allow('microphone');
    await settle();
    expect(line().isSending('microphone')).toBe(true);
    let refuse: () => void = () => undefined;
    session.withdraw('microphone', () => new Promise((resolve) => (refuse = () => resolve('refused'))));
    expect(capture.enabled.microphone).toBe(false);
    expect(line().log.at(-1)).toBe('microphone off');
    expect([...session.getSnapshot().withdrawn]).toEqual(['microphone']);
    refuse();
    await settle();
    expect(capture.enabled.microphone).toBe(true);
    expect(line().isSending('microphone')).toBe(true);
    expect(session.getSnapshot().withdrawn.size).toBe(0);
  });

  it('stays silent over a lost line, tells it until it is heard, and no longer', async () => {
    const { session, line, capture } = begin();
    session.follow(snapshotOf({ picture: onAir, sound: onAir }));
    await settle();
    line().allow('microphone');
    await settle();
    let isCut = true;
    let told = 0;
    session.withdraw('microphone', () => {
      told += 1;
      return Promise.resolve(isCut ? 'unheard' : 'taken');
    });
    line().onEnd('lost');
    await vi.advanceTimersByTimeAsync(5_000);
    line().allow('microphone');
    await settle();
    expect(told).toBeGreaterThan(3);
    expect(line().isSending('microphone')).toBe(false);
    expect(capture.enabled.microphone).toBe(false);
    isCut = false;
    await vi.advanceTimersByTimeAsync(1_000);
    const heardAfter = told;
    session.follow(snapshotOf({ picture: onAir, sound: { ...onAir, owner: false, onAir: false } }));
    await vi.advanceTimersByTimeAsync(5_000);
    expect(told).toBe(heardAfter);
    expect(session.getSnapshot().withdrawn.size).toBe(0);
    expect(line().isSending('microphone')).toBe(false);
  });

  it('tells no longer what its owner has taken back', async () => {
    const { session } = begin();
    session.follow(snapshotOf({ sound: onAir }));
    let told = 0;
    session.withdraw('microphone', () => {
      told += 1;
      return Promise.resolve('unheard');
    });
    await vi.advanceTimersByTimeAsync(2_500);
    session.restore('microphone');
    const toldBefore = told;
    await vi.advanceTimersByTimeAsync(5_000);
    expect(told).toBe(toldBefore);
    expect(session.getSnapshot().withdrawn.size).toBe(0);
  });

  it('publishes again by itself what could not be published, in a round in which nothing else changes', async () => {
    const { session, line } = begin();
    session.follow(snapshotOf({ picture: onAir, sound: ready }));
    await settle();
    line().failsToPublish = 4;
    line().allow('camera');
    await settle();
    expect(line().isSending('camera')).toBe(false);
    await vi.advanceTimersByTimeAsync(8_000);
    expect(line().isSending('camera')).toBe(true);
  });

  it('leaves nothing open that was opened for a round which never came', async () => {
    const { session, capture } = begin();
    session.follow({ ...snapshotOf({}), conference: null, own: null });
    await capture.start();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(capture.view.camera.status).toBe('live');
    await vi.advanceTimersByTimeAsync(10_000);
    expect(capture.view).toBe(captureOff);
    session.follow(snapshotOf({ step: 'preparing' }));
    await capture.start();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(capture.view.camera.status).toBe('live');
  });

  it('opens camera and microphone by itself after a reload, and comes back in the state it had', async () => {
    const { session, line, capture } = begin();
    session.follow(snapshotOf({ picture: onAir, sound: ready }));
    await settle();
    expect(capture.starts).toBe(1);
    line().allow('camera');
    line().allow('microphone');
    await settle();
    expect(line().isSending('camera')).toBe(true);
    expect(line().isSending('microphone')).toBe(false);
  });

  it('keeps the preview before the first release and ends it with the own key afterwards', async () => {
    const { session, capture } = begin();
    session.follow(snapshotOf({ step: 'preparing' }));
    await settle();
    expect(capture.enabled.camera).toBe(true);
    session.follow(snapshotOf({ picture: ready, sound: ready }));
    session.follow(snapshotOf({ picture: off, sound: ready }));
    expect(capture.enabled).toEqual({ camera: false, microphone: true });
  });

  it('connects at once when the engine was started anew, and publishes again in the right state', async () => {
    const { session, lines, line, capture } = begin();
    await capture.start();
    session.follow(snapshotOf({ picture: onAir, sound: ready }));
    await settle();
    session.follow(snapshotOf({ picture: onAir, sound: ready }, 2));
    await settle();
    expect(lines).toHaveLength(2);
    expect(lines[0]?.log.at(-1)).toBe('close');
    line().allow('camera');
    line().allow('microphone');
    await settle();
    expect(line().isSending('camera')).toBe(true);
    expect(line().isSending('microphone')).toBe(false);
  });

  it('keeps its line over a restart of the control plane, which knows no engine for a moment', async () => {
    const { session, lines } = begin();
    session.follow(snapshotOf({}, 7));
    await settle();
    session.follow(snapshotOf({}, 0));
    session.follow(snapshotOf({}, 7));
    await settle();
    expect(lines).toHaveLength(1);
    session.follow(snapshotOf({}, 0));
    session.follow(snapshotOf({}, 8));
    await settle();
    expect(lines).toHaveLength(2);
  });

  it('comes back by itself after a lost line, and stays out after a removal', async () => {
    const { session, lines, line } = begin();
    session.follow(snapshotOf({}));
    await settle();
    line().onEnd('lost');
    await settle();
    expect(session.getSnapshot().line).toBe('interrupted');
    await vi.advanceTimersByTimeAsync(200);
    expect(lines).toHaveLength(2);
    expect(session.getSnapshot().line).toBe('connected');
    line().onEnd('removed');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(lines).toHaveLength(2);
  });

  it('asks again and again, at most every five seconds, while there is no ticket', async () => {
    const { session, line, lines, uninvite } = begin();
    uninvite();
    session.follow(snapshotOf({}));
    await vi.advanceTimersByTimeAsync(30_000);
    expect(lines.length).toBeGreaterThan(7);
    expect(line().log).toEqual([]);
  });

  it('tells of a signal that is only resuming after four seconds, for pictures may go on', async () => {
    const { session, line } = begin();
    session.follow(snapshotOf({}));
    await settle();
    line().facts = { ...line().facts, isResuming: true };
    line().onChange();
    await vi.advanceTimersByTimeAsync(3_000);
    expect(session.getSnapshot().line).toBe('connected');
    await vi.advanceTimersByTimeAsync(1_500);
    expect(session.getSnapshot().line).toBe('interrupted');
    line().facts = { ...line().facts, isResuming: false };
    line().onChange();
    expect(session.getSnapshot().line).toBe('connected');
  });

  it('leaves the line to the other device of the person', async () => {
    const { session, lines } = begin();
    session.follow(snapshotOf({ isMediaDevice: false, otherDeviceHasMedia: true }));
    await settle();
    expect(lines).toHaveLength(0);
  });

  it('ends line and capture with the round', async () => {
    const { session, line, capture } = begin();
    session.follow(snapshotOf({}));
    await capture.start();
    await settle();
    session.follow({ ...snapshotOf({}), conference: null, own: null });
    await settle();
    expect(line().log.at(-1)).toBe('close');
    expect(capture.view).toBe(captureOff);
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { captureOff } from './capture-view.ts';
import { begin, off, onAir, ready, settle, snapshotOf } from './fake-session.ts';

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

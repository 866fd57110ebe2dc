import type { WallPartView, WallSnapshot } from '@kreisrunde/contract';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { begin, onAir, ready, settle, snapshotOf } from './fake-session.ts';

const speaking = { picture: onAir, sound: onAir };
const here = snapshotOf(speaking);
/** Picture and sound are on their way to the wall: this tablet is asked to fall silent. */
const leaving = snapshotOf({ ...speaking, isMediaDevice: false, wallHasMedia: true, mustFallSilent: true });
const away = snapshotOf({ ...speaking, isMediaDevice: false, wallHasMedia: true });

function wallWith(own: Partial<WallPartView>, rest: Partial<WallSnapshot['wall']> = {}): WallSnapshot {
  return {
    kind: 'wall',
    rev: 1,
    serverNow: 0,
    county: '',
    deviceId: here.deviceId,
    pairing: null,
    owner: null,
    report: null,
    engineEpoch: 1,
    conference: here.conference,
    wall: {
      deviceId: here.deviceId,
      connected: true,
      released: { picture: true, sound: true },
      mayPlay: true,
      volume: 40,
      ...rest,
    },
    own: { isMediaDevice: false, wallHasMedia: false, mustFallSilent: false, ...speaking, ...own },
  };
}
const wallSends = wallWith({ isMediaDevice: true, wallHasMedia: true });

/** A page that captures, sends and plays. */
async function sending(snapshot: Parameters<ReturnType<typeof begin>['session']['follow']>[0]) {
  const page = begin();
  page.session.follow(snapshot);
  await settle();
  page.line().allow('camera');
  page.line().allow('microphone');
  await settle();
  expect(page.line().isSending('microphone')).toBe(true);
  return page;
}

describe('picture and sound between tablet and wall', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('the tablet closes camera and microphone, plays nothing, and only then says so', async () => {
    const { session, capture, line, silence } = await sending(here);
    session.follow(leaving);
    expect(capture.view.microphone.status).toBe('off');
    expect(line().playsSound).toBe(false);
    await settle();
    expect(silence.told).toBe(1);
    expect(line().published('microphone')).toBeNull();
  });

  it('says it again until it is heard, and never after', async () => {
    const { session, silence } = await sending(here);
    silence.isHeard = false;
    session.follow(leaving);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(silence.told).toBeGreaterThan(2);
    session.follow(away);
    await vi.advanceTimersByTimeAsync(300);
    const told = silence.told;
    await vi.advanceTimersByTimeAsync(2_000);
    expect(silence.told).toBe(told);
  });

  it('the tablet keeps its line and goes on where it was when they come back', async () => {
    const { session, capture, line, lines } = await sending(here);
    session.follow(leaving);
    session.follow(away);
    await settle();
    expect(capture.starts).toBe(1);
    session.follow(here);
    await settle();
    expect(lines).toHaveLength(1);
    expect(capture.starts).toBe(2);
    expect(line().isSending('microphone')).toBe(true);
    expect(line().playsSound).toBe(true);
  });

  it('muted stays muted on either device', async () => {
    const muted = { picture: ready, sound: { owner: false, chair: true, onAir: false } };
    const { session, line, capture } = begin();
    session.follow(wallWith({ ...muted, isMediaDevice: true, wallHasMedia: true }));
    await settle();
    line().allow('camera');
    line().allow('microphone');
    await settle();
    expect(line().isSending('microphone')).toBe(false);
    expect(capture.enabled.microphone).toBe(false);
  });

  it('the wall opens nothing and plays nothing before the tablet is silent, then both at its own volume', async () => {
    const { session, capture, line } = begin();
    session.follow(wallWith({ wallHasMedia: true }));
    await settle();
    expect([capture.starts, line().playsSound]).toEqual([0, false]);
    session.follow(wallSends);
    await settle();
    expect([capture.starts, line().playsSound, line().volume]).toEqual([1, true, 0.4]);
  });

  it('the wall opens nothing while both own keys are off', async () => {
    const off = { owner: false, chair: true, onAir: false };
    const { session, capture, line } = begin();
    session.follow(wallWith({ isMediaDevice: true, wallHasMedia: true, picture: off, sound: off }));
    await settle();
    expect([capture.starts, line().playsSound]).toEqual([0, true]);
  });

  it('the wall closes when they go back', async () => {
    const { session, capture, line, silence } = await sending(wallSends);
    session.follow(wallWith({ mustFallSilent: true }));
    expect(capture.view.camera.status).toBe('off');
    expect(line().playsSound).toBe(false);
    await settle();
    expect(silence.told).toBe(1);
  });

  it('a device that was cut off for its silence returns once it is heard', async () => {
    const { session, line, lines } = await sending(here);
    session.follow(leaving);
    line().onEnd('removed');
    await settle();
    expect(lines).toHaveLength(1);
    session.follow(away);
    await settle();
    expect(lines).toHaveLength(2);
  });
});

import { toId } from '@kreisrunde/domain';
import type { ConferenceId, DesiredMedia } from '@kreisrunde/domain';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FakeMediaEngine } from '../ports/media-engine.fake.ts';
import { mediaIdentity } from '../ports/media-engine.ts';
import { PortError } from '../ports/port-error.ts';
import { createReconciler } from './reconcile-media.ts';
import type { Reconciler } from './reconcile-media.ts';

const first: ConferenceId = toId('first');
const second: ConferenceId = toId('second');
const party = { kind: 'participant', personId: toId('calbe'), deviceId: toId('tablet') } as const;
const identity = mediaIdentity({ ...party, personId: toId('calbe'), deviceId: toId('tablet') });
const all = { camera: true, microphone: true };
const none = { camera: false, microphone: false };

const desired = (conferenceId: ConferenceId, flowing = none): DesiredMedia => ({
  conferenceId,
  isOpen: true,
  senders: [{ personId: toId('calbe'), deviceId: toId('tablet'), isWall: false, released: all, flowing }],
});

let engine: FakeMediaEngine;
let active: DesiredMedia[];
let happened: string[];
let reconciler: Reconciler;
let isSafe: boolean;

beforeEach(() => {
  vi.useFakeTimers();
  engine = new FakeMediaEngine();
  active = [desired(first)];
  happened = [];
  isSafe = true;
  reconciler = createReconciler({
    engine,
    door: {
      enforce: (id) => happened.push(`enforce ${id}`),
      open: () => happened.push('open'),
      close: () => happened.push('close'),
    },
    activeConferences: () => active,
    proveSafe: async () => {
      if (!isSafe) throw new Error('unmutes from afar');
    },
    onRecovered: (epoch) => happened.push(`recovered ${epoch}`),
    onFailure: ({ operation, conferenceId }) => happened.push(`failed ${operation} ${conferenceId}`),
  });
});
afterEach(() => {
  reconciler.stop();
  vi.useRealTimers();
});

const ready = async (epoch = 1) => {
  reconciler.engineIs({ epoch, ready: true });
  await vi.advanceTimersByTimeAsync(0);
};
const enter = async () =>
  engine.join(
    await engine.admit(first, { kind: 'participant', personId: toId('calbe'), deviceId: toId('tablet') }, all),
  );
const isMuted = async () => (await engine.inspect(first))?.participants[0]?.tracks[0]?.muted;

test('rooms first, then the door, then the word', async () => {
  const ensureRoom = vi.spyOn(engine, 'ensureRoom').mockImplementation(async (id) => {
    happened.push(`room ${id}`);
  });
  active = [desired(first), desired(second)];
  await ready();
  expect(happened.slice(0, 5)).toEqual(['close', 'room first', 'room second', 'open', 'recovered 1']);
  ensureRoom.mockRestore();
});

test('nobody enters while the engine is away, and its return opens all rooms again', async () => {
  await ready();
  engine.goDown();
  reconciler.engineIs({ epoch: 1, ready: false });
  expect(happened.at(-1)).toBe('close');
  engine.comeBack();
  expect(await engine.openRooms()).toEqual([]);
  await ready(2);
  expect(await engine.openRooms()).toEqual([first]);
  expect(happened.filter((what) => what === 'open')).toHaveLength(2);
});

test('the door stays shut until the last room stands', async () => {
  engine.goDown();
  reconciler.engineIs({ epoch: 1, ready: true });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(happened).not.toContain('open');
  engine.comeBack();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(happened).toContain('recovered 1');
});

test('an engine that is not safe never gets a client', async () => {
  isSafe = false;
  await ready();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(happened).not.toContain('open');
  expect(happened).toContain('failed proveSafe null');
});

test('a change is enforced at the gate in the same tick and driven at once', async () => {
  await ready();
  await enter();
  engine.publish(first, identity, 'microphone', false);
  active = [desired(first, all)];
  await vi.advanceTimersByTimeAsync(0);
  active = [desired(first)];
  reconciler.changed(first);
  expect(happened.at(-1)).toBe('enforce first');
  await vi.advanceTimersByTimeAsync(0);
  expect(await isMuted()).toBe(true);
});

test('drift is repaired within three seconds, without anybody doing anything', async () => {
  await ready();
  await enter();
  const sid = engine.publish(first, identity, 'camera', true) ?? '';
  engine.setMuted(first, identity, sid, false);
  await vi.advanceTimersByTimeAsync(3_000);
  expect(await isMuted()).toBe(true);
});

test('a fact of the engine is answered at once', async () => {
  await ready();
  await enter();
  engine.publish(first, identity, 'camera', false);
  await vi.advanceTimersByTimeAsync(0);
  expect(await isMuted()).toBe(true);
});

test('many changes make one drive and one more', async () => {
  await ready();
  await vi.advanceTimersByTimeAsync(0);
  const apply = vi.spyOn(engine, 'apply');
  for (let at = 0; at < 20; at += 1) reconciler.changed(first);
  await vi.advanceTimersByTimeAsync(0);
  await reconciler.settled();
  expect(apply.mock.calls.length).toBeLessThanOrEqual(2);
});

test('one broken conference never stops the others, and is tried again with back-off', async () => {
  active = [desired(first), desired(second)];
  await ready();
  const driven: string[] = [];
  vi.spyOn(engine, 'apply').mockImplementation(async ({ conferenceId }) => {
    driven.push(conferenceId);
    if (conferenceId === first) {
      throw new PortError({ port: 'media', operation: 'apply', retryable: true, cause: new Error('broken') });
    }
  });
  reconciler.changed(first);
  reconciler.changed(second);
  await vi.advanceTimersByTimeAsync(0);
  expect(driven).toEqual([first, second]);
  await vi.advanceTimersByTimeAsync(700);
  expect(driven.filter((id) => id === first)).toHaveLength(3);
  expect(happened).toContain('failed apply first');
});

test('an ended conference loses its room, even one that ended while nobody looked', async () => {
  await engine.ensureRoom(second);
  await ready();
  await vi.advanceTimersByTimeAsync(0);
  expect(await engine.openRooms()).toEqual([first]);
  active = [];
  reconciler.changed(first);
  await vi.advanceTimersByTimeAsync(0);
  expect(await engine.openRooms()).toEqual([]);
});

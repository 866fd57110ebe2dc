import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { FakeLine } from './fake-line.ts';
import { begin, onAir, settle, snapshotOf } from './fake-session.ts';
import { LineKeeper } from './line-keeper.ts';
import type { TicketReply } from './line-keeper.ts';
import { wishOf } from './session-wish.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('says on its own page that nobody sees what a lost camera cannot send, and sends again when it is back', async () => {
  const { session, line, capture } = begin();
  session.follow(snapshotOf({ picture: onAir, sound: onAir }));
  await settle();
  for (const source of ['camera', 'microphone'] as const) line().allow(source);
  await settle();
  capture.fail('camera');
  await settle();
  expect([...session.getSnapshot().withdrawn]).toEqual(['camera']);
  expect([line().published('camera'), line().isSending('microphone')]).toEqual([null, true]);
  await capture.start();
  await settle();
  expect(session.getSnapshot().withdrawn.size).toBe(0);
  expect(line().isSending('camera')).toBe(true);
});

it('asks anew for a ticket that a dead connection never answers', async () => {
  const asked: ((reply: TicketReply) => void)[] = [];
  const keeper = new LineKeeper(
    {
      openLine: () => Promise.resolve(new FakeLine()),
      requestTicket: () => new Promise((resolve) => void asked.push(resolve)),
      socketOrigin: 'ws://localhost',
      now: Date.now,
      random: () => 0,
    },
    { onLine: () => undefined, onChange: () => undefined },
  );
  keeper.follow(wishOf(snapshotOf({})));
  await vi.advanceTimersByTimeAsync(4_900);
  expect(asked).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(asked).toHaveLength(2);
  asked[1]?.({ ok: true, value: { path: '/media', ticket: 't' } });
  await settle();
  expect(keeper.view().line).toBe('connected');
});

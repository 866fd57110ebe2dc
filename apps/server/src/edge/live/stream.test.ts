import { expect, it } from 'vitest';
import { liveQueue } from './stream.ts';

const alive = (serverNow: number) => ({ kind: 'alive' as const, serverNow });

it('yields what is pushed, in order, to a reader that keeps up', async () => {
  const queue = liveQueue();
  const reader = queue.read(undefined);
  queue.push(alive(1));
  expect((await reader.next()).value).toEqual(alive(1));
  const waiting = reader.next();
  queue.push(alive(2));
  expect((await waiting).value).toEqual(alive(2));
});

it('gives a slow reader the newest event and never loses it to "alive"', async () => {
  const queue = liveQueue();
  queue.push(alive(1));
  queue.push({ kind: 'superseded' });
  queue.push(alive(3));
  queue.end();
  const seen = [];
  for await (const event of queue.read(undefined)) seen.push(event.kind);
  expect(seen).toEqual(['superseded']);
});

it('ends when the connection is gone, also in the middle of waiting', async () => {
  const connection = new AbortController();
  const reader = liveQueue().read(connection.signal);
  const waiting = reader.next();
  connection.abort();
  expect((await waiting).done).toBe(true);
});

import { setTimeout as wait } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { inOwnTask } from './in-own-task.ts';

it('runs the first at once and each other in a task of its own, in order, without what was taken back', async () => {
  const done: string[] = [];
  for (const name of ['a', 'b', 'c']) inOwnTask(() => done.push(name));
  const takeBack = inOwnTask(() => done.push('taken back'));
  inOwnTask(() => {
    done.push('d');
    inOwnTask(() => done.push('e'));
  });
  takeBack();
  expect(done).toEqual(['a']);
  await expect.poll(() => done).toEqual(['a', 'b', 'c', 'd', 'e']);
  await wait(10);
  inOwnTask(() => done.push('at once again'));
  expect(done.at(-1)).toBe('at once again');
});

it('goes on after one that fails', async () => {
  await wait(10);
  const done: string[] = [];
  const fails = (): void => {
    throw new Error('planned');
  };
  expect(() => inOwnTask(fails)).toThrow('planned');
  inOwnTask(() => done.push('next'));
  await expect.poll(() => done).toEqual(['next']);
});

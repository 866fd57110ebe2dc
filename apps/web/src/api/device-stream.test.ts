import type { LiveEvent } from '@kreisrunde/contract';
import { ORPCError } from '@orpc/client';
import { describe, expect, it } from 'vitest';
import { deviceStream } from './device-stream.ts';
import type { DeviceMemory } from './device-stream.ts';

type Kind = 'none' | 'person' | 'wall' | 'administrator';

function browser(kind: Kind, { isKnown = false, refusal = null as Error | null } = {}) {
  const asked: string[] = [];
  let known = isKnown;
  const memory: DeviceMemory = { isKnown: () => known, remember: (is) => (known = is) };
  const empty: AsyncIterable<LiveEvent> = {
    [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => undefined) }),
  };
  const source = deviceStream(
    {
      session: () => {
        asked.push('session');
        return Promise.resolve({ kind });
      },
      watch: () => {
        asked.push('watch');
        return refusal === null ? Promise.resolve(empty) : Promise.reject(refusal);
      },
    },
    memory,
  );
  const open = () => source.open({ claim: true, signal: new AbortController().signal });
  return { source, open, asked, isKnown: () => known };
}

describe('the stream of a browser', () => {
  it.each(['none', 'administrator'] as const)('is not asked for where nobody is known here (%s)', async (kind) => {
    const { source, open, asked } = browser(kind);
    const error = await open().catch((caught: unknown) => caught);
    expect(source.isFinal(error)).toBe(true);
    expect(asked).toEqual(['session']);
  });

  it('is opened by a new device after one question, and by a known one at once', async () => {
    const { open, asked, isKnown } = browser('person');
    await open();
    expect(isKnown()).toBe(true);
    await open();
    expect(asked).toEqual(['session', 'watch', 'watch']);
  });

  it('of a device that was revoked is refused once, and asked for no more', async () => {
    const { source, open, asked, isKnown } = browser('none', {
      isKnown: true,
      refusal: new ORPCError('NOT_SIGNED_IN'),
    });
    const error = await open().catch((caught: unknown) => caught);
    expect(source.isFinal(error)).toBe(true);
    expect(isKnown()).toBe(false);
    await open().catch(() => undefined);
    expect(asked).toEqual(['watch', 'session']);
  });

  it('that breaks for another reason leaves the device known', async () => {
    const { source, open, isKnown } = browser('person', { isKnown: true, refusal: new TypeError('Failed to fetch') });
    const error = await open().catch((caught: unknown) => caught);
    expect(source.isFinal(error)).toBe(false);
    expect(isKnown()).toBe(true);
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { FreshSound } from './fresh-sound.ts';

describe('the sound line of somebody who fell silent', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const open = (isMuted: boolean) => {
    const wishes: boolean[] = [];
    const sound = { trackSid: 'TR_1', isMuted, setSubscribed: (isWanted: boolean) => void wishes.push(isWanted) };
    const fresh = new FreshSound(
      (trackSid) => (trackSid === 'TR_1' ? sound : undefined),
      () => sound.setSubscribed(true),
    );
    return { wishes, sound, fresh };
  };

  it('is laid anew once, however often the engine tells it', () => {
    const { wishes, fresh } = open(true);
    fresh.fellSilent('TR_1');
    vi.advanceTimersByTime(200);
    fresh.fellSilent('TR_1');
    vi.advanceTimersByTime(10_000);
    expect(wishes).toEqual([false, true]);
  });

  it('is left alone when they speak again at once', () => {
    const { wishes, sound, fresh } = open(true);
    fresh.fellSilent('TR_1');
    sound.isMuted = false;
    vi.advanceTimersByTime(10_000);
    expect(wishes).toEqual([]);
  });

  it('is left alone where it is not played, or no longer', () => {
    const { wishes, fresh } = open(true);
    fresh.fellSilent('TR_2');
    fresh.fellSilent('TR_1');
    fresh.stop();
    vi.advanceTimersByTime(10_000);
    expect(wishes).toEqual([]);
  });
});

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

describe('what screen readers are told', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    vi.resetModules();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('bundles the changes of others and speaks at most once in five seconds', async () => {
    const { announce, readAnnouncements } = await import('./announcer.tsx');
    announce('Barby ist jetzt bereit.');
    announce('Calbe (Saale) meldet sich.');
    await vi.advanceTimersByTimeAsync(100);
    expect(readAnnouncements().polite).toBe('Barby ist jetzt bereit. Calbe (Saale) meldet sich.');
    announce('Könnern nimmt teil.');
    await vi.advanceTimersByTimeAsync(4800);
    expect(readAnnouncements().polite).toBe('Barby ist jetzt bereit. Calbe (Saale) meldet sich.');
    await vi.advanceTimersByTimeAsync(200);
    expect(readAnnouncements().polite).toBe('Könnern nimmt teil.');
  });

  it('says what is urgent at once', async () => {
    const { announce, readAnnouncements } = await import('./announcer.tsx');
    announce('Sie sind auf Sendung.', 'assertive');
    expect(readAnnouncements().assertive).toBe('Sie sind auf Sendung.');
  });
});

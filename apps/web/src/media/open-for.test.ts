import { describe, expect, it } from 'vitest';
import { captureOff } from './capture-view.ts';
import { openFor } from './open-for.ts';

function begin() {
  const log: string[] = [];
  const capture = {
    start: () => {
      log.push('start');
      return Promise.resolve(captureOff);
    },
    stop: () => void log.push('stop'),
  };
  return { capture, log };
}

describe('camera and microphone for a tap that needs the word of the server', () => {
  it('open at once and stay open when it is taken', async () => {
    const { capture, log } = begin();
    const reply = openFor(capture, () => Promise.resolve(true));
    expect(log).toEqual(['start']);
    expect(await reply).toBe(true);
    expect(log).toEqual(['start']);
  });

  it('are closed again when it is refused', async () => {
    const { capture, log } = begin();
    expect(await openFor(capture, () => Promise.resolve(false))).toBe(false);
    expect(log).toEqual(['start', 'stop']);
  });
});

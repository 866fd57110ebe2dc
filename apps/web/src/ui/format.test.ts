import { describe, expect, it } from 'vitest';
import { pictureNow } from '../gallery/fixtures.ts';
import { formatClock, formatElapsed, formatList, formatLongDate, formatNumber, wholeMinutes } from './format.ts';

describe('formats', () => {
  it('gives clock and date of the county, wherever the device thinks it is', () => {
    expect(formatClock(pictureNow)).toBe('14:21');
    expect(formatLongDate(pictureNow)).toBe('Dienstag, 24. November 2026');
  });
  it.each([
    [-5, '0:00'],
    [108_999, '1:48'],
    [3_729_000, '1:02:09'],
  ])('counts %i ms as %s', (ms, text) => {
    expect(formatElapsed(ms)).toBe(text);
  });
  it('writes numbers and lists in German', () => {
    expect(formatNumber(1558)).toBe('1.558');
    expect(formatNumber(9.666, 1)).toBe('9,7');
    expect(formatList(['Barby', 'Calbe (Saale)', 'Könnern'])).toBe('Barby, Calbe (Saale) und Könnern');
  });
  it('never says that a round took no time', () => {
    expect(wholeMinutes(10_000)).toBe(1);
    expect(wholeMinutes(33 * 60_000)).toBe(33);
  });
});

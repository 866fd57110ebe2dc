import { describe, expect, it } from 'vitest';
import { indexOfStep, pathOfStep, shownStep, stepOf, steps } from './steps.ts';

describe('the steps of the set-up', () => {
  it('keep their place in the address', () => {
    for (const { id } of steps) expect(stepOf(pathOfStep(id))).toBe(id);
    expect(stepOf(pathOfStep('done'))).toBe('done');
    expect(stepOf('/einrichtung/anderes')).toBe('code');
    expect(indexOfStep('done')).toBe(steps.length);
  });

  it.each([
    ['code', true, false, 'code'],
    ['access', true, true, 'access'],
    ['access', true, false, 'code'],
    ['people', true, true, 'code'],
    ['people', false, false, 'people'],
    ['code', false, true, 'administration'],
    ['access', false, true, 'administration'],
    ['done', false, false, 'done'],
  ] as const)('%s, open %s, code %s: shows %s', (step, isOpen, hasCode, shown) => {
    expect(shownStep(step, isOpen, hasCode)).toBe(shown);
  });
});

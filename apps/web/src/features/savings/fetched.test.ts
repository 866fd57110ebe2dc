import { describe, expect, it } from 'vitest';
import { comesBack } from './fetched.ts';

describe('what could not be fetched', () => {
  it.each([
    ['offline', true],
    ['notReady', true],
    ['throttled', true],
    ['notSignedIn', false],
    ['forbidden', false],
    ['internal', false],
  ] as const)('%s: is asked again %s', (code, isAsked) => {
    expect(comesBack(code)).toBe(isAsked);
  });
});

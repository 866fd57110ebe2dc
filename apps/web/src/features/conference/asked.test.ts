import { expect, it } from 'vitest';
import { askedOf } from './asked.ts';

const closed = { owner: false, chair: false, onAir: false };
const wanted = { owner: false, chair: true, onAir: false };
const released = { owner: true, chair: false, onAir: false };

it.each([
  [wanted, wanted, 'both', true],
  [closed, closed, 'both', false],
  [released, wanted, 'sound', true],
  [wanted, released, 'picture', true],
  [released, closed, 'sound', false],
  [released, released, null, false],
] as const)('asks with picture %o and sound %o for %s, at once: %s', (picture, sound, media, isAtOnce) => {
  expect(askedOf({ picture, sound })).toEqual({ media, isAtOnce });
});

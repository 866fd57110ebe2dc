import { expect, it } from 'vitest';
import { parseOptions } from './options.ts';

const groups = ['media', 'ringing'];

it('measures everything, some groups, or quickly', () => {
  expect(parseOptions([], groups)).toEqual({ only: [], isQuick: false });
  expect(parseOptions(['--only', 'ringing, media', '--quick'], groups)).toEqual({
    only: ['ringing', 'media'],
    isQuick: true,
  });
});

it('names the groups where one is misspelt, and the usage where an option is', () => {
  expect(() => parseOptions(['--only', 'ring'], groups)).toThrow('no group "ring", only media, ringing');
  expect(() => parseOptions(['--fast'], groups)).toThrow('npm run bench --');
});

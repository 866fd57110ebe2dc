import { readFileSync } from 'node:fs';
import { toId } from '@kreisrunde/domain';
import { expect, it } from 'vitest';
import { parseCountyFile } from '../../demo-county.ts';
import { createDirectory } from './directory.ts';

const seed = parseCountyFile(readFileSync(new URL('../../../../../tools/demo/county.json', import.meta.url), 'utf8'));
const directory = createDirectory({
  ...seed,
  persons: seed.persons.map(({ key, deputyKey, ...person }) => ({
    ...person,
    id: toId(key),
    deputy: deputyKey === null ? null : toId(deputyKey),
  })),
  former: [],
  groups: [],
});

it.each([
  ['calbe', 'Bürgermeister/in', 'Calbe (Saale)'],
  ['bernburg', 'Oberbürgermeister/in', 'Bernburg (Saale)'],
  ['egelner-mulde', 'Verbandsgemeindebürgermeister/in', 'VG Egelner Mulde'],
  ['landkreis', 'Landrätin des Landkreises', 'Landrätin'],
])('%s is "%s" of "%s"', (key, officeTitle, shortName) => {
  expect(directory.office(toId(key))).toMatchObject({ officeTitle, shortName });
});

it('names the field of a county file that does not fit', () => {
  expect(() => parseCountyFile('{"county":{"name":"X"},"people":[{"key":1}],"groups":[]}')).toThrow(/people/);
});

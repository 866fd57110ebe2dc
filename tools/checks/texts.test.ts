import { expect, test } from 'vitest';
import { codeComplaints, compareLanguages, compareTexts } from './texts.ts';

const texts = new Map([
  ['desk', new Set(['title', 'refusal.stale', 'refusal.notChair', 'left'])],
  ['wall', new Set(['title'])],
]);

function complaintsAbout(text: string): readonly string[] {
  return compareTexts(texts, [{ path: 'a.tsx', text }]);
}

test('a text that is asked for and missing is named with its file', () => {
  expect(complaintsAbout(`useTranslation('desk'); t('nowhere')`)).toContain('a.tsx: no German text for "nowhere"');
});

test('a key belongs to the name space of its file', () => {
  const complaints = complaintsAbout(`useTranslation('desk'); t('title')`);
  expect(complaints).not.toContain('German text "desk:title" is used nowhere');
  expect(complaints).toContain('German text "wall:title" is used nowhere');
});

test('a key built at run time uses all it can mean, and only those', () => {
  const complaints = complaintsAbout("useTranslation('desk'); t(`refusal.${code}`)");
  expect(complaints).not.toContain('German text "desk:refusal.stale" is used nowhere');
  expect(complaints).toContain('German text "desk:left" is used nowhere');
});

test('a key may name its own name space', () => {
  expect(complaintsAbout(`t('wall:title')`)).not.toContain('German text "wall:title" is used nowhere');
});

test('a text chosen by a fixed ending is used', () => {
  const ends = new Map([['own', new Set(['camera.name', 'camera.odd'])]]);
  const complaints = compareTexts(ends, [{ path: 'a.tsx', text: "useTranslation('own'); t(`${source}.name`)" }]);
  expect(complaints).toEqual(['German text "own:camera.odd" is used nowhere']);
});

test('each code has one sentence, and there is none without a code', () => {
  expect(codeComplaints(new Set(['stale', 'old']), ['stale', 'new'])).toEqual([
    'no German sentence for the refusal "new"',
    'the German sentence "errors:old" belongs to no code',
  ]);
});

test('both languages say the same, down to the plural and to what is filled in', () => {
  const german = new Map([
    [
      'desk',
      new Map([
        ['here_one', '{{count}} ist da'],
        ['here_other', '{{count}} sind da'],
      ]),
    ],
  ]);
  expect(compareLanguages(german, german)).toEqual([]);
  const english = new Map([
    [
      'desk',
      new Map([
        ['here_one', '{{number}} is here'],
        ['gone', 'gone'],
      ]),
    ],
  ]);
  expect(compareLanguages(german, english)).toEqual([
    'no English text for "desk:here_other"',
    'no German text for "desk:gone"',
    'English text "desk:here_one" asks for {{number}}, which nobody gives',
  ]);
});

import { afterAll, describe, expect, it } from 'vitest';
import { t } from 'i18next';
import { chairFirst, chairWithin } from '../ui/chair-name.ts';
import { formatClock, formatDate, formatList, formatLongDate, formatNumber } from '../ui/format.ts';
import { allTexts, changeLanguage, currentLanguage, startI18n } from './i18n.ts';
import { pickLanguage } from './language.ts';

describe('the language of a page', () => {
  it.each([
    ['en', ['de-DE'], 'en'],
    ['de', ['en-US'], 'de'],
    [null, ['en-US', 'de'], 'en'],
    [null, ['fr-FR', 'de-AT', 'en'], 'de'],
    [null, ['pl', 'EN-gb'], 'en'],
    [null, ['fr'], 'de'],
    ['klingon', [], 'de'],
  ] as const)('chosen %s, browser %j: %s', (chosen, wanted, language) => {
    expect(pickLanguage(chosen, wanted)).toBe(language);
  });
});

describe('changing the language', () => {
  const chair = { article: 'Die', shortName: 'Landrätin' };
  const noon = Date.UTC(2026, 10, 24, 13, 21, 0);
  afterAll(() => changeLanguage('de'));

  it('changes texts, names, dates and numbers together', async () => {
    await startI18n('de');
    await allTexts();
    expect([t('ring:accept'), chairFirst(chair), chairWithin(chair)]).toEqual([
      'Annehmen',
      'Die Landrätin',
      'die Landrätin',
    ]);
    expect(formatNumber(1558.4, 1)).toBe('1.558,4');
    await changeLanguage('en');
    expect(currentLanguage()).toBe('en');
    expect([t('ring:accept'), chairFirst(chair), chairWithin(chair)]).toEqual([
      'Accept',
      'The Landrätin',
      'the Landrätin',
    ]);
    expect(chairFirst({ article: null, shortName: 'Leitstelle' })).toBe('Leitstelle');
    expect(formatLongDate(noon)).toBe('Tuesday, 24 November 2026');
    expect(formatDate(noon)).toBe('24 November 2026');
    expect(formatClock(noon)).toBe('14:21');
    expect(formatNumber(1558.4, 1)).toBe('1,558.4');
    expect(formatList(['Barby', 'Calbe', 'Könnern'])).toBe('Barby, Calbe and Könnern');
  });
});

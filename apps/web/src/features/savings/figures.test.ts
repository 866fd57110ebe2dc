import { describe, expect, it } from 'vitest';
import { report } from '../../gallery/fixtures.ts';
import { figureOf, figureText, isShown, operandTexts, totalEur } from './figures.ts';

describe('figures of the savings', () => {
  it('are read as the pictures show them', () => {
    const texts = report.figures.filter(isShown).map((figure) => `${figure.key} ${figureText(figure)}`);
    expect(texts).toEqual([
      'distanceKm 540',
      'travelHours 9,7',
      'mileageEur 162',
      'labourEur 686',
      'fuelLitres 40',
      'co2Kg 95',
    ]);
  });

  it('add up to what the county would have paid', () => {
    expect(totalEur(report)).toBe(848);
  });

  it('show the operands of their formula', () => {
    const labour = figureOf(report, 'labourEur');
    expect(labour === null ? null : operandTexts(labour)).toEqual({ hours: '9,67', factor: '71', result: '686' });
  });
});

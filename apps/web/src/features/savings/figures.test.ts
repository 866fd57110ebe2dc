import { describe, expect, it } from 'vitest';
import { report } from '../../gallery/fixtures.ts';
import { figureOf, figureText, isShown, operandTexts, totalEur, totalText } from './figures.ts';

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
    expect(totalEur(report.figures)).toBe(848);
  });

  it('of a year carry their unit, CO₂ in tonnes as soon as there is one', () => {
    const unit = (key: string): string => key;
    const total = (key: 'co2Kg' | 'travelHours', value: number) => totalText({ key, value, isEstimate: true }, unit);
    expect(total('travelHours', 377.4)).toBe('377 unit.travelHours');
    expect(total('co2Kg', 940)).toBe('940 unit.co2Kg');
    expect(total('co2Kg', 3685)).toBe('3,7 unit.co2Tonnes');
  });

  it('show the operands of their formula', () => {
    const labour = figureOf(report, 'labourEur');
    expect(labour === null ? null : operandTexts(labour)).toEqual({ hours: '9,67', factor: '71', result: '686' });
  });
});

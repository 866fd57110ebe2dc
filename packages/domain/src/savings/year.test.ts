import fc from 'fast-check';
import { expect, it } from 'vitest';
import { savings, type SavingsFactors, type Trip } from './savings.ts';
import { savingsOfYear, type RoundOfYear } from './year.ts';

const factors: SavingsFactors = {
  mileageEurPerKm: { value: 0.3, source: 'BRKG § 5' },
  labourEurPerHour: { value: 71, source: 'AllGO LSA § 3' },
  fuelLitresPer100Km: { value: 7.4, source: 'KBA 2023' },
  co2KgPerKm: { value: 0.175, source: '7.4 l/100 km x 2.37 kg/l' },
  roomRentEurPerEvent: { value: 0, source: 'entered by the operator' },
  setupMinutesPerTrip: 0,
  noTripBelowKm: 5,
};
const round = (month: number, trips: readonly Trip[]): RoundOfYear => ({ month, savings: savings(trips, factors) });
const far = { roadKm: 30, driveMinutes: 35 };
const near = { roadKm: 1, driveMinutes: 5 };

it('is a year of twelve empty months before the first round', () => {
  const year = savingsOfYear([]);
  expect(year).toMatchObject({ rounds: 0, counted: 0, totals: [] });
  expect(year.months).toHaveLength(12);
  expect(year.months.every((month) => month.counted === 0 && month.distanceKm === 0)).toBe(true);
});

it('puts each round into its month and counts only rounds that saved a trip', () => {
  const year = savingsOfYear([
    round(1, [far]),
    round(11, [far, far]),
    round(11, [far]),
    round(11, [near]),
    round(12, []),
  ]);
  expect(year.rounds).toBe(5);
  expect(year.counted).toBe(3);
  expect(year.months[0]).toEqual({ month: 1, counted: 1, distanceKm: 60 });
  expect(year.months[10]).toEqual({ month: 11, counted: 2, distanceKm: 180 });
  expect(year.months[11]).toEqual({ month: 12, counted: 0, distanceKm: 0 });
  expect(year.totals.find((total) => total.key === 'distanceKm')).toEqual({
    key: 'distanceKm',
    value: 240,
    isEstimate: true,
  });
});

it('adds up, in whatever order the rounds come', () => {
  const trip = fc.record({ roadKm: fc.integer({ min: 0, max: 200 }), driveMinutes: fc.integer({ min: 0, max: 240 }) });
  const rounds = fc.array(fc.tuple(fc.integer({ min: 1, max: 12 }), fc.array(trip)));
  fc.assert(
    fc.property(rounds, (plans) => {
      const all = plans.map(([month, trips]) => round(month, trips));
      const year = savingsOfYear(all);
      const again = savingsOfYear(all.toReversed());
      for (const total of year.totals) {
        const sum = all.reduce(
          (rest, one) => rest + (one.savings.figures.find((figure) => figure.key === total.key)?.value ?? 0),
          0,
        );
        expect(total.value).toBeCloseTo(sum, 6);
        expect(again.totals.find((one) => one.key === total.key)?.value).toBeCloseTo(total.value, 6);
      }
      const kilometres = year.months.reduce((rest, month) => rest + month.distanceKm, 0);
      expect(kilometres).toBeCloseTo(year.totals.find((total) => total.key === 'distanceKm')?.value ?? 0, 6);
      expect(year.months.reduce((rest, month) => rest + month.counted, 0)).toBe(year.counted);
    }),
  );
});

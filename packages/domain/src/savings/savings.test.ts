import fc from 'fast-check';
import { expect, it } from 'vitest';
import { savings, type SavingsFactors } from './savings.ts';

const factors: SavingsFactors = {
  mileageEurPerKm: { value: 0.3, source: 'BRKG § 5' },
  labourEurPerHour: { value: 71, source: 'AllGO LSA § 3' },
  fuelLitresPer100Km: { value: 7.4, source: 'KBA 2023' },
  co2KgPerKm: { value: 0.175, source: '7.4 l/100 km x 2.37 kg/l' },
  roomRentEurPerEvent: { value: 0, source: 'entered by the operator' },
  setupMinutesPerTrip: 0,
  noTripBelowKm: 5,
};
/** The thirteen mayors of the demo county: road distance (km) and driving time (minutes) to the county seat. */
const mayors = [
  [1, 5],
  [32, 35],
  [25, 25],
  [16, 15],
  [16, 15],
  [28, 30],
  [18, 20],
  [36, 40],
  [26, 30],
  [20, 20],
  [7, 10],
  [35, 40],
  [11, 10],
].map(([roadKm = 0, driveMinutes = 0]) => ({ roadKm, driveMinutes }));

function rounded(trips: typeof mayors, key: string, digits = 0): number {
  const figure = savings(trips, factors).figures.find((one) => one.key === key);
  return Number((figure?.value ?? NaN).toFixed(digits));
}

it('gives the example round of the demo file', () => {
  expect(savings(mayors, factors).travellers).toBe(12);
  expect(rounded(mayors, 'distanceKm')).toBe(540);
  expect(rounded(mayors, 'travelHours', 1)).toBe(9.7);
  expect(rounded(mayors, 'mileageEur')).toBe(162);
  expect(Math.trunc(rounded(mayors, 'labourEur', 2))).toBe(686);
  expect(rounded(mayors, 'fuelLitres')).toBe(40);
  expect(rounded(mayors, 'co2Kg', 1)).toBe(94.5);
});

it('counts nothing, not even the hall, where nobody had to travel', () => {
  const none = savings([{ roadKm: 1, driveMinutes: 5 }], {
    ...factors,
    roomRentEurPerEvent: { value: 200, source: 'x' },
  });
  expect(none.travellers).toBe(0);
  expect(none.figures.every((figure) => figure.value === 0)).toBe(true);
});

it('adds up: two groups apart save what they save together, and every factor names its source', () => {
  const trip = fc.record({ roadKm: fc.integer({ min: 0, max: 200 }), driveMinutes: fc.integer({ min: 0, max: 240 }) });
  fc.assert(
    fc.property(fc.array(trip), fc.array(trip), (a, b) => {
      const [one, other, both] = [a, b, [...a, ...b]].map((trips) => savings(trips, factors).figures);
      both?.forEach((figure, index) => {
        expect(figure.value).toBeCloseTo((one?.[index]?.value ?? 0) + (other?.[index]?.value ?? 0), 6);
        expect(figure.source).not.toBe('');
      });
    }),
  );
});

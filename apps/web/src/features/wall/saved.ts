import type { ReportView } from '@kreisrunde/contract';

type Saved = { readonly key: 'km' | 'hours' | 'fuel' | 'money'; readonly value: number; readonly digits: number };

/** The four figures of the wall; money is travel and working time together. A figure that is not there is left out. */
export function savedOf(figures: ReportView['figures']): readonly Saved[] {
  const valueOf = (key: ReportView['figures'][number]['key']): number | undefined =>
    figures.find((figure) => figure.key === key)?.value;
  const mileage = valueOf('mileageEur');
  const labour = valueOf('labourEur');
  const money = mileage === undefined && labour === undefined ? undefined : (mileage ?? 0) + (labour ?? 0);
  const all = [
    { key: 'km', value: valueOf('distanceKm'), digits: 0 },
    { key: 'hours', value: valueOf('travelHours'), digits: 1 },
    { key: 'fuel', value: valueOf('fuelLitres'), digits: 0 },
    { key: 'money', value: money, digits: 0 },
  ] as const;
  return all.flatMap(({ key, value, digits }) => (value === undefined ? [] : [{ key, value, digits }]));
}

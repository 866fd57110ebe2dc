import { readFileSync } from 'node:fs';
import { savings } from '@kreisrunde/domain';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { parseCountyFile } from './demo-county.ts';

const text = readFileSync(new URL('../../../tools/demo/county.json', import.meta.url), 'utf8');
const example = z
  .object({
    exampleRound: z.object({
      travellers: z.number(),
      kmRoundTrip: z.number(),
      hours: z.number(),
      mileageEur: z.number(),
      labourEur: z.number(),
      fuelLitres: z.number(),
      co2Kg: z.number(),
    }),
  })
  .parse(JSON.parse(text)).exampleRound;

it('computes the example round of the demo file from its persons and factors', () => {
  const county = parseCountyFile(text);
  const members = county.groups.find((group) => group.name === 'Bürgermeisterrunde')?.memberKeys ?? [];
  const trips = county.persons
    .filter((person) => members.includes(person.key))
    .map((person) => ({ roadKm: person.roadKmToSeat, driveMinutes: person.driveMinutesToSeat }));
  const { travellers, figures } = savings(trips, county.savingsFactors);
  const value = (key: string) => figures.find((figure) => figure.key === key)?.value ?? NaN;
  expect(travellers).toBe(example.travellers);
  expect(value('distanceKm')).toBe(example.kmRoundTrip);
  expect(value('travelHours')).toBeCloseTo(example.hours, 1);
  expect(value('mileageEur')).toBeCloseTo(example.mileageEur, 0);
  // 9.67 h × 71 € = 686.33 €
  expect(value('labourEur')).toBeCloseTo(example.labourEur, 0);
  expect(value('fuelLitres')).toBeCloseTo(example.fuelLitres, 0);
  expect(Math.abs(value('co2Kg') - example.co2Kg)).toBeLessThanOrEqual(0.5);
  for (const figure of figures) expect(figure.source).not.toBe('');
});

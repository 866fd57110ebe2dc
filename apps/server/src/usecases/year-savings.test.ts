import { readFileSync } from 'node:fs';
import { convene, toId, type Conference, type PersonId } from '@kreisrunde/domain';
import { expect, it } from 'vitest';
import { parseCountyFile } from '../demo-county.ts';
import type { County } from '../ports/store.ts';
import { yearSavings } from './year-savings.ts';

const file = parseCountyFile(readFileSync(new URL('../../../../tools/demo/county.json', import.meta.url), 'utf8'));
const calbe = toId<PersonId>('calbe');
const county: County = {
  name: file.name,
  persons: file.persons
    .filter((person) => person.key === 'calbe')
    .map((person) => ({ ...person, id: calbe, deputy: null })),
  former: [],
  groups: [],
  savingsFactors: file.savingsFactors,
};

function ended(endedAt: number, hasAttended = true): Conference {
  const result = convene({
    id: toId(`c${endedAt}`),
    groupId: toId('g'),
    title: 'Runde',
    reason: 'Lage',
    level: 'briefing',
    entryPolicy: 'nothing',
    chair: { personId: toId('landkreis'), deviceId: toId('desk') },
    persons: [calbe],
    now: endedAt - 600_000,
    reachable: new Set([calbe]),
  });
  if (!result.ok) throw new Error(result.code);
  const { conference } = result.value;
  const participants = conference.participants.map((one) => ({ ...one, hasAttended }));
  return { ...conference, phase: 'ended', endedAt, participants };
}

/** 24 November 2026, 14:21 in Berlin. */
const now = Date.UTC(2026, 10, 24, 13, 21);
const stored = [
  ended(Date.UTC(2025, 11, 31, 22, 59)),
  ended(Date.UTC(2025, 11, 31, 23, 1)),
  ended(Date.UTC(2026, 2, 31, 21, 59)),
  ended(Date.UTC(2026, 2, 31, 22, 1)),
  ended(Date.UTC(2026, 10, 24, 10, 0)),
  ended(Date.UTC(2026, 10, 24, 11, 0), false),
];
const conferences = {
  endedSince: (from: number) => Promise.resolve(stored.filter((one) => (one.endedAt ?? 0) >= from)),
};

it('counts by the clocks of the county: the last minutes of a year and of a month belong to it', async () => {
  const year = await yearSavings({ conferences, county, now });
  expect(year).toMatchObject({ year: 2026, month: 11, rounds: 5, counted: 4 });
  const counted = year.months.filter((month) => month.counted > 0).map((month) => [month.month, month.counted]);
  expect(counted).toEqual([
    [1, 1],
    [3, 1],
    [4, 1],
    [11, 1],
  ]);
  const oneTrip = (county.persons[0]?.roadKmToSeat ?? 0) * 2;
  expect(oneTrip).toBeGreaterThan(0);
  expect(year.totals.find((total) => total.key === 'distanceKm')?.value).toBe(4 * oneTrip);
});

it('is empty before the first round of a year', async () => {
  const year = await yearSavings({ conferences, county, now: Date.UTC(2027, 0, 1, 12) });
  expect(year).toMatchObject({ year: 2027, month: 1, rounds: 0, counted: 0, totals: [] });
});

import { personInput, personId } from '@kreisrunde/contract';
import type { PersonRow } from '@kreisrunde/contract';
import { describe, expect, it } from 'vitest';
import { countByFilter, peopleFor, roleWords } from './people-filter.ts';

function person(shortName: string, more: Partial<PersonRow>): PersonRow {
  const input = personInput.parse({
    office: `Amt ${shortName}`,
    shortName,
    article: null,
    agency: `Stadt ${shortName}`,
    role: 'partner',
    roadKmToSeat: 0,
    driveMinutesToSeat: 0,
    deputy: null,
  });
  return { ...input, id: personId.parse(shortName), devicesState: 'ready', devices: [], groups: [], ...more };
}

const people = [
  person('Landrat', { role: 'chair', agency: 'Landkreis' }),
  person('Moderation', { role: 'moderator', agency: 'Büro' }),
  person('S2', { agency: 'Landkreis', devicesState: 'none' }),
  person('Calbe', { devicesState: 'offline' }),
  person('Seeland', { devicesState: 'offlineOverADay' }),
];
const names = (found: readonly PersonRow[]): readonly string[] => found.map(({ shortName }) => shortName);

describe('who is shown', () => {
  it("counts as staff whoever is no partner, and everybody of the chair's agency", () => {
    expect(names(peopleFor(people, 'staff', ''))).toEqual(['Landrat', 'Moderation', 'S2']);
    expect(names(peopleFor(people, 'partners', ''))).toEqual(['Calbe', 'Seeland']);
    expect(roleWords(people).get(personId.parse('S2'))).toBe('staff');
    expect(roleWords(people).get(personId.parse('Calbe'))).toBe('partner');
  });

  it('has a hint where a device is away, not where there is none', () => {
    expect(names(peopleFor(people, 'hints', ''))).toEqual(['Calbe', 'Seeland']);
    expect(countByFilter(people)).toEqual({ all: 5, partners: 2, staff: 3, hints: 2, withoutDevice: 1 });
  });

  it('finds by every word, in any field, without case', () => {
    expect(names(peopleFor(people, 'all', ' stadt SEE'))).toEqual(['Seeland']);
    expect(names(peopleFor(people, 'all', 'landkreis'))).toEqual(['Landrat', 'S2']);
    expect(names(peopleFor(people, 'staff', 'calbe'))).toEqual([]);
  });
});

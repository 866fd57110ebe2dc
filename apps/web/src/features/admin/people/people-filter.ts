import type { PersonRow } from '@kreisrunde/contract';

export const filters = ['all', 'partners', 'staff', 'hints', 'withoutDevice'] as const;
export type Filter = (typeof filters)[number];

/** Who works in the county's own administration: its agency is that of the chair. */
function isStaff(person: PersonRow, countyAgencies: ReadonlySet<string>): boolean {
  return person.role !== 'partner' || countyAgencies.has(person.agency);
}

const rules: Record<Filter, (person: PersonRow, countyAgencies: ReadonlySet<string>) => boolean> = {
  all: () => true,
  partners: (person, agencies) => !isStaff(person, agencies),
  staff: isStaff,
  hints: ({ devicesState }) => devicesState === 'offline' || devicesState === 'offlineOverADay',
  withoutDevice: ({ devicesState }) => devicesState === 'none',
};

function countyAgencies(people: readonly PersonRow[]): ReadonlySet<string> {
  return new Set(people.filter(({ role }) => role === 'chair').map(({ agency }) => agency));
}

/** How many each filter would show. */
export function countByFilter(people: readonly PersonRow[]): Record<Filter, number> {
  const agencies = countyAgencies(people);
  const count = (filter: Filter): number => people.filter((person) => rules[filter](person, agencies)).length;
  return {
    all: people.length,
    partners: count('partners'),
    staff: count('staff'),
    hints: count('hints'),
    withoutDevice: count('withoutDevice'),
  };
}

/** Whom a filter shows; each word of the search must occur in office, short name, agency or a device's name. */
export function peopleFor(people: readonly PersonRow[], filter: Filter, search: string): readonly PersonRow[] {
  const agencies = countyAgencies(people);
  const words = search
    .toLocaleLowerCase('de')
    .split(/\s+/)
    .filter((word) => word !== '');
  return people.filter((person) => {
    if (!rules[filter](person, agencies)) return false;
    const devices = person.devices.map(({ name }) => name);
    const text = [person.office, person.shortName, person.agency, ...devices].join(' ').toLocaleLowerCase('de');
    return words.every((word) => text.includes(word));
  });
}

/** The word for a role; a partner of the county's own administration is called staff. */
export function roleWords(people: readonly PersonRow[]): ReadonlyMap<PersonRow['id'], PersonRow['role'] | 'staff'> {
  const agencies = countyAgencies(people);
  return new Map(
    people.map((person) => [person.id, person.role === 'partner' && isStaff(person, agencies) ? 'staff' : person.role]),
  );
}

import type { OfficeView } from '@kreisrunde/contract';
import type { Person, PersonId } from '@kreisrunde/domain';
import type { County } from '../../ports/store.ts';

/** Persons and groups of the county, by id. */
export type Directory = {
  readonly county: County;
  person(id: PersonId): Person | undefined;
  office(id: PersonId): OfficeView;
};

export function createDirectory(county: County): Directory {
  const persons = new Map(county.persons.map((person) => [person.id, person]));
  return {
    county,
    person: (id) => persons.get(id),
    office: (id) => officeView(persons.get(id), id),
  };
}

function officeView(person: Person | undefined, personId: PersonId): OfficeView {
  if (person === undefined) return { personId, office: '', officeTitle: '', shortName: '' };
  const { office, shortName } = person;
  return { personId, office, officeTitle: officeTitle(office, shortName), shortName };
}

/** "Bürgermeister/in Calbe (Saale)" without its place is "Bürgermeister/in". */
function officeTitle(office: string, shortName: string): string {
  const place = shortName.replace(/^VG /, '');
  if (!office.endsWith(` ${place}`)) return office;
  return office.slice(0, -place.length).trim();
}

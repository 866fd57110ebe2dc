import type { OfficeView } from '@kreisrunde/contract';
import type { Person, PersonId } from '@kreisrunde/domain';
import type { County } from '../../ports/store.ts';

/** Persons and groups of the county, by id, as they stand now. */
export type Directory = {
  readonly county: County;
  /** Somebody of the county; not who was removed. */
  person(id: PersonId): Person | undefined;
  /** Names also who was removed, for rounds in which they took part. */
  office(id: PersonId): OfficeView;
  /** An administrator changed something. */
  replace(county: County): void;
};

export function createDirectory(first: County): Directory {
  let county = first;
  let persons = byId(first.persons);
  let former = byId(first.former);
  return {
    get county() {
      return county;
    },
    person: (id) => persons.get(id),
    office: (id) => officeView(persons.get(id) ?? former.get(id), id),
    replace: (next) => {
      county = next;
      persons = byId(next.persons);
      former = byId(next.former);
    },
  };
}

function byId(persons: readonly Person[]): ReadonlyMap<PersonId, Person> {
  return new Map(persons.map((person) => [person.id, person]));
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

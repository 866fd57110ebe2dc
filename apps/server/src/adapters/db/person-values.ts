import type { NewPerson } from '../../ports/people-store.ts';

/** A person as the columns of the table. */
export function personValues(person: NewPerson) {
  return {
    office: person.office,
    short_name: person.shortName,
    article: person.article,
    agency: person.agency,
    role: person.role,
    road_km_to_seat: person.roadKmToSeat,
    drive_minutes_to_seat: person.driveMinutesToSeat,
    deputy_id: person.deputy,
  };
}

import { attendance, isRepresented, savings, type Conference, type PersonId, type Savings } from '@kreisrunde/domain';
import type { County } from '../ports/store.ts';

export type RoundReport = {
  readonly conference: Conference;
  readonly attended: readonly PersonId[];
  readonly absent: readonly PersonId[];
  readonly savings: Savings;
};

/** Attendance and savings of a round, from its state and the county's factors. Per round, never per person. */
export function roundReport(conference: Conference, county: County): RoundReport {
  const attended = attendance(conference);
  const called = conference.participants
    .filter((one) => one.call.state !== 'none' && !isRepresented(one))
    .map((one) => one.personId);
  const trips = [...county.persons, ...county.former]
    .filter((person) => attended.includes(person.id))
    .map((person) => ({ roadKm: person.roadKmToSeat, driveMinutes: person.driveMinutesToSeat }));
  return {
    conference,
    attended,
    absent: called.filter((personId) => !attended.includes(personId)),
    savings: savings(trips, county.savingsFactors),
  };
}

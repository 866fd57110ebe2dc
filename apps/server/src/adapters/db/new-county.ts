import type { County } from '../../ports/store.ts';

/** What holds until an administrator has said something else: the usual factors of Saxony-Anhalt, with their sources. */
export const newCounty: Pick<County, 'name' | 'savingsFactors'> = {
  name: 'Kreisverwaltung',
  savingsFactors: {
    mileageEurPerKm: {
      value: 0.3,
      source: '§ 5 BRKG, ohne den Fall eines Dienstwagens; enthält den Kraftstoff bereits',
    },
    labourEurPerHour: {
      value: 71,
      source: '§ 3 AllGO LSA, durchschnittliche Personal- und Sachkosten; Untergrenze für diese Ämter',
    },
    fuelLitresPer100Km: { value: 7.4, source: 'KBA, Flottenmittel 2023' },
    co2KgPerKm: { value: 0.175, source: '7,4 l/100 km × 2,37 kg/l, nur Verbrennung' },
    roomRentEurPerEvent: { value: 0, source: 'Angabe der Verwaltung' },
    setupMinutesPerTrip: 0,
    noTripBelowKm: 5,
  },
};

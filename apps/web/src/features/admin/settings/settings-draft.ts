import type { SettingsView } from '@kreisrunde/contract';

type Savings = SettingsView['savings'];
/** Factors that carry their source, with the unit they are entered in. */
export const sourced = [
  { key: 'mileageEurPerKm', unit: 'eurPerKm' },
  { key: 'labourEurPerHour', unit: 'eurPerHour' },
  { key: 'fuelLitresPer100Km', unit: 'litresPer100Km' },
  { key: 'co2KgPerKm', unit: 'kgPerKm' },
  { key: 'roomRentEurPerEvent', unit: 'eur' },
] as const;
export const plain = [
  { key: 'setupMinutesPerTrip', unit: 'minutes' },
  { key: 'noTripBelowKm', unit: 'km' },
] as const;

type SourcedKey = (typeof sourced)[number]['key'];
type PlainKey = (typeof plain)[number]['key'];

/** Settings as they stand in the form: numbers are text until they are sent. */
export type SettingsDraft = {
  readonly county: string;
  readonly values: Readonly<Record<SourcedKey | PlainKey, string>>;
  readonly sources: Readonly<Record<SourcedKey, string>>;
};

const written = (value: number): string => String(value).replace('.', ',');
const read = (text: string): number => Number(text.trim() === '' ? 'none' : text.trim().replace(',', '.'));

export function settingsDraft({ county, savings }: SettingsView): SettingsDraft {
  const { mileageEurPerKm, labourEurPerHour, fuelLitresPer100Km, co2KgPerKm, roomRentEurPerEvent } = savings;
  return {
    county,
    values: {
      mileageEurPerKm: written(mileageEurPerKm.value),
      labourEurPerHour: written(labourEurPerHour.value),
      fuelLitresPer100Km: written(fuelLitresPer100Km.value),
      co2KgPerKm: written(co2KgPerKm.value),
      roomRentEurPerEvent: written(roomRentEurPerEvent.value),
      setupMinutesPerTrip: written(savings.setupMinutesPerTrip),
      noTripBelowKm: written(savings.noTripBelowKm),
    },
    sources: {
      mileageEurPerKm: mileageEurPerKm.source,
      labourEurPerHour: labourEurPerHour.source,
      fuelLitresPer100Km: fuelLitresPer100Km.source,
      co2KgPerKm: co2KgPerKm.source,
      roomRentEurPerEvent: roomRentEurPerEvent.source,
    },
  };
}

/** What would be sent; a number that is none stays NaN, for the schema to name. */
export function settingsOf({ county, values, sources }: SettingsDraft): { county: string; savings: Savings } {
  const factor = (key: SourcedKey) => ({ value: read(values[key]), source: sources[key] });
  return {
    county,
    savings: {
      mileageEurPerKm: factor('mileageEurPerKm'),
      labourEurPerHour: factor('labourEurPerHour'),
      fuelLitresPer100Km: factor('fuelLitresPer100Km'),
      co2KgPerKm: factor('co2KgPerKm'),
      roomRentEurPerEvent: factor('roomRentEurPerEvent'),
      setupMinutesPerTrip: read(values.setupMinutesPerTrip),
      noTripBelowKm: read(values.noTripBelowKm),
    },
  };
}

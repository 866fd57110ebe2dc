import { roles, type SavingsFactors } from '@kreisrunde/domain';
import { z } from 'zod';
import type { CountySeed } from './ports/store.ts';

const factor = z.object({ default: z.number(), source: z.string().optional(), note: z.string().optional() });

const countyFile = z.object({
  county: z.object({ name: z.string() }),
  people: z.array(
    z.object({
      key: z.string(),
      office: z.string(),
      shortName: z.string(),
      article: z.string().nullable().default(null),
      agency: z.string(),
      role: z.enum(roles),
      roadKmToSeat: z.number(),
      driveMinutesToSeat: z.number(),
      /** Key of whoever comes instead. */
      deputy: z.string().nullable().default(null),
    }),
  ),
  groups: z.array(z.object({ name: z.string(), members: z.array(z.string()), defaultReason: z.string() })),
  savingsFactors: z.object({
    mileageEurPerKm: factor,
    labourEurPerHour: factor,
    fuelLitresPer100Km: factor,
    co2KgPerKm: z.object({ tankToWheel: z.number(), note: z.string() }),
    roomRentEurPerEvent: factor,
    setupMinutesPerTrip: factor,
    noTripBelowKm: factor,
  }),
});

/** Reads the demo county. Throws a ZodError naming the field that does not fit. */
export function parseCountyFile(text: string): CountySeed {
  const file = countyFile.parse(JSON.parse(text));
  return {
    name: file.county.name,
    persons: file.people.map(({ deputy, ...person }) => ({ ...person, deputyKey: deputy })),
    groups: file.groups.map(({ name, defaultReason, members }) => ({ name, defaultReason, memberKeys: members })),
    savingsFactors: savingsFactors(file.savingsFactors),
  };
}

function savingsFactors(file: z.infer<typeof countyFile>['savingsFactors']): SavingsFactors {
  const sourced = (one: z.infer<typeof factor>) => ({ value: one.default, source: one.source ?? one.note ?? '' });
  return {
    mileageEurPerKm: sourced(file.mileageEurPerKm),
    labourEurPerHour: sourced(file.labourEurPerHour),
    fuelLitresPer100Km: sourced(file.fuelLitresPer100Km),
    co2KgPerKm: { value: file.co2KgPerKm.tankToWheel, source: file.co2KgPerKm.note },
    roomRentEurPerEvent: sourced(file.roomRentEurPerEvent),
    setupMinutesPerTrip: file.setupMinutesPerTrip.default,
    noTripBelowKm: file.noTripBelowKm.default,
  };
}

/** Who administers the demo. No password fits: the way in is the link that the demo prints. */
export const demoAdministrator = { id: 'demo-administrator', name: 'IT-Leitung', login: 'it', passwordHash: 'none' };

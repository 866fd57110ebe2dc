/** Cost factors, as entered by the operator; each with its source. */
export type SavingsFactors = {
  readonly mileageEurPerKm: Factor;
  readonly labourEurPerHour: Factor;
  readonly fuelLitresPer100Km: Factor;
  readonly co2KgPerKm: Factor;
  readonly roomRentEurPerEvent: Factor;
  /** Extra minutes of each trip (both ways together), 0 by default. */
  readonly setupMinutesPerTrip: number;
  /** Places closer to the seat than this count no trip. */
  readonly noTripBelowKm: number;
};
export type Factor = { readonly value: number; readonly source: string };

/** The way of one attendee to the county seat, one way. No person is named: savings are per round only. */
export type Trip = { readonly roadKm: number; readonly driveMinutes: number };

export type SavingsFigure = {
  readonly key: 'distanceKm' | 'travelHours' | 'mileageEur' | 'labourEur' | 'fuelLitres' | 'co2Kg' | 'roomRentEur';
  /** Unrounded; the screen rounds. */
  readonly value: number;
  /** The numbers the formula was fed with, by name. */
  readonly operands: Readonly<Record<string, number>>;
  /** Where the factor comes from, as the operator entered it; null where the screen tells the product's own way. */
  readonly source: string | null;
  readonly isEstimate: boolean;
};

export type Savings = { readonly travellers: number; readonly figures: readonly SavingsFigure[] };

/**
 * What a round saved against meeting at the county seat: kilometres, hours on the road, travel and labour cost
 * (€), fuel (l), CO₂ (kg), hall hire (€). Distances and times are estimates, and so is what follows from them.
 */
export function savings(attendees: readonly Trip[], factors: SavingsFactors): Savings {
  const trips = attendees.filter((trip) => trip.roadKm >= factors.noTripBelowKm);
  const oneWayKm = sum(trips.map((trip) => trip.roadKm));
  const distanceKm = oneWayKm * 2;
  const minutes = sum(trips.map((trip) => trip.driveMinutes * 2 + factors.setupMinutesPerTrip));
  const hours = minutes / 60;
  const perKm = (key: SavingsFigure['key'], factor: Factor, rate: number): SavingsFigure => ({
    key,
    value: distanceKm * rate,
    operands: { distanceKm, factor: factor.value },
    source: factor.source,
    isEstimate: true,
  });
  return {
    travellers: trips.length,
    figures: [
      { key: 'distanceKm', value: distanceKm, operands: { oneWayKm }, source: null, isEstimate: true },
      { key: 'travelHours', value: hours, operands: { minutes }, source: null, isEstimate: true },
      perKm('mileageEur', factors.mileageEurPerKm, factors.mileageEurPerKm.value),
      {
        key: 'labourEur',
        value: hours * factors.labourEurPerHour.value,
        operands: { hours, factor: factors.labourEurPerHour.value },
        source: factors.labourEurPerHour.source,
        isEstimate: true,
      },
      perKm('fuelLitres', factors.fuelLitresPer100Km, factors.fuelLitresPer100Km.value / 100),
      perKm('co2Kg', factors.co2KgPerKm, factors.co2KgPerKm.value),
      {
        key: 'roomRentEur',
        value: trips.length === 0 ? 0 : factors.roomRentEurPerEvent.value,
        operands: { factor: factors.roomRentEurPerEvent.value },
        source: factors.roomRentEurPerEvent.source,
        isEstimate: false,
      },
    ],
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

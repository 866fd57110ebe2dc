import { levels } from '@kreisrunde/domain';
import { z } from 'zod';
import { conferenceId } from './ids.ts';
import { instant, officeView } from './office-view.ts';

/** One figure of the savings: `value` in `unit`, with the operands of its formula and its source. */
export const savingsFigureView = z.object({
  key: z.enum(['distanceKm', 'travelHours', 'mileageEur', 'labourEur', 'fuelLitres', 'co2Kg', 'roomRentEur']),
  value: z.number(),
  operands: z.record(z.string(), z.number()),
  /** Null where the screen itself tells the way of calculating, in its language. */
  source: z.string().nullable(),
  isEstimate: z.boolean(),
});
export type SavingsFigureView = z.infer<typeof savingsFigureView>;

/** What the rounds of a calendar year saved together. No person is in it, and none can be read out of it. */
export const yearSavingsView = z.object({
  year: z.number().int(),
  /** The running month, 1 to 12: later ones are still open. */
  month: z.number().int().min(1).max(12),
  /** Ended rounds of the year, and those among them for which somebody would have travelled. */
  rounds: z.number().int(),
  counted: z.number().int(),
  months: z.array(z.object({ month: z.number().int(), counted: z.number().int(), distanceKm: z.number() })).length(12),
  totals: z.array(savingsFigureView.pick({ key: true, value: true, isEstimate: true })),
});
export type YearSavingsView = z.infer<typeof yearSavingsView>;

export const reportView = z.object({
  conferenceId,
  title: z.string(),
  reason: z.string(),
  level: z.enum(levels),
  convenedAt: instant,
  endedAt: instant,
  called: z.number().int(),
  attended: z.array(officeView),
  /** Called but not there. */
  absent: z.array(officeView),
  travellers: z.number().int(),
  figures: z.array(savingsFigureView),
});
export type ReportView = z.infer<typeof reportView>;

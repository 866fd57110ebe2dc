import { z } from 'zod';
import { personId } from './ids.ts';

/** Milliseconds since 1970, by the server's clock. Compare with `serverNow`, never with the device's clock. */
export const instant = z.number().int();

export const officeView = z.object({
  personId,
  /** Full office: "Bürgermeister/in Calbe (Saale)". Part of accessible names. */
  office: z.string(),
  /** The office without the place: "Bürgermeister/in". */
  officeTitle: z.string(),
  /** Visible name: "Calbe (Saale)". */
  shortName: z.string(),
});
export type OfficeView = z.infer<typeof officeView>;

/**
 * State of a person's devices now, never a history: `ready` one is connected; `offline` none is, the last was less than
 * a day ago; `offlineOverADay` more than a day ago; `none` no device is enrolled.
 */
export const deviceReadiness = z.enum(['ready', 'offline', 'offlineOverADay', 'none']);

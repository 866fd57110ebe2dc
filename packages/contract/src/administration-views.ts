import { roles } from '@kreisrunde/domain';
import { z } from 'zod';
import { deviceId, groupId, personId, sixDigits } from './ids.ts';
import { line } from './line.ts';
import { deviceReadiness, instant } from './office-view.ts';

/** Sign-in name of an account: a mail address or a short name, compared without case. */
export const loginName = line(120).toLowerCase();
/** Long rather than complicated (BSI ORP.4): at least 12 characters, at most what argon2id should chew on. */
export const newPassword = z.string().min(12).max(200);

/** What an administrator writes about a person. Distances are one way, for the savings of a round. */
export const personInput = z.object({
  office: line(120),
  shortName: line(40),
  /** "Der" or "Die" before the short name at the start of a sentence; null where none is used. */
  article: line(10).nullable(),
  agency: line(120),
  role: z.enum(roles),
  roadKmToSeat: z.number().min(0).max(2_000),
  driveMinutesToSeat: z.number().int().min(0).max(1_440),
  deputy: personId.nullable(),
});

export const deviceView = z.object({
  id: deviceId,
  kind: z.enum(['personal', 'wall']),
  /** What the administrator calls it, else guessed from the browser: "Tablet", "PC", "Telefon", "Bildwand". */
  name: z.string(),
  personId: personId.nullable(),
  isConnected: z.boolean(),
  enrolledAt: instant,
  /** Rounded to the day; null while connected or never seen. */
  lastSeenAt: instant.nullable(),
  isThisDevice: z.boolean(),
});

export const personRow = personInput.extend({
  id: personId,
  devicesState: deviceReadiness,
  devices: z.array(deviceView),
  groups: z.array(groupId),
});

export const groupInput = z.object({
  name: line(80),
  defaultReason: line(200),
  members: z.array(personId).max(200),
});
export const groupRow = groupInput.extend({ id: groupId });

export const accountInput = z.object({ name: line(80), login: loginName });
export const accountRow = accountInput.extend({ id: z.string(), isSelf: z.boolean(), hasSignedIn: z.boolean() });

/** A code one tablet enters once. `waiting` until it did; `used` names the new device. */
export const enrolmentView = z.object({
  code: sixDigits,
  personId,
  state: z.enum(['waiting', 'used', 'expired']),
  expiresAt: instant,
  /** Address a tablet's camera reads: the own origin, the code in the fragment, which no server log sees. */
  link: z.string(),
  device: deviceView.nullable(),
});

/** A factor of the savings, with the source an administrator gives for it. */
const factor = (max: number) => z.object({ value: z.number().min(0).max(max), source: line(200) });

export const settingsView = z.object({
  county: line(120),
  /** As `SavingsFactors` of the domain; units in the names. */
  savings: z.object({
    mileageEurPerKm: factor(10),
    labourEurPerHour: factor(1_000),
    fuelLitresPer100Km: factor(100),
    co2KgPerKm: factor(10),
    roomRentEurPerEvent: factor(100_000),
    setupMinutesPerTrip: z.number().min(0).max(600),
    noTripBelowKm: z.number().min(0).max(1_000),
  }),
  /** Where tablets find this server, by configuration; shown, not changed here. */
  publicUrl: z.string(),
});

/** One privileged act: who, what, to whom; never contents of a round. Newest first. */
export const auditEntry = z.object({
  id: z.string(),
  at: instant,
  /** Code of the act, e.g. `person.removed`; its sentence stands in the texts of the web application. */
  act: z.string(),
  /** Name of the account, office of the person, or "system". */
  actor: z.string(),
  /** What it was done to, as it was called then; empty where nothing. */
  subject: z.string(),
  outcome: z.enum(['done', 'refused']),
});

/** One check of the machine. Texts come from the checks themselves, in the language asked for. */
export const findingView = z.object({
  key: z.string(),
  status: z.enum(['ok', 'hint', 'failed']),
  title: z.string(),
  detail: z.string(),
  remedy: z.string().nullable(),
});

/** How it runs now; figures of the machine, none of persons. */
export const operationsView = z.object({
  version: z.string(),
  startedAt: instant,
  conferencesRunning: z.number().int(),
  pagesConnected: z.number().int(),
  wallsConnected: z.number().int(),
  engineReady: z.boolean(),
  engineRestarts: z.number().int(),
  refusalsAtGate: z.number().int(),
});

export type PersonInput = z.infer<typeof personInput>;
export type PersonRow = z.infer<typeof personRow>;
export type DeviceView = z.infer<typeof deviceView>;
export type GroupInput = z.infer<typeof groupInput>;
export type GroupRow = z.infer<typeof groupRow>;
export type AccountRow = z.infer<typeof accountRow>;
export type EnrolmentView = z.infer<typeof enrolmentView>;
export type SettingsView = z.infer<typeof settingsView>;
export type AuditEntry = z.infer<typeof auditEntry>;
export type FindingView = z.infer<typeof findingView>;
export type OperationsView = z.infer<typeof operationsView>;

import { currentLocale } from '../i18n/i18n.ts';

/** Counties of this product lie in one time zone; devices may be set to another. */
const timeZone = 'Europe/Berlin';

const dateStyles = {
  clock: { timeZone, hour: '2-digit', minute: '2-digit' },
  long: { timeZone, weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  month: { timeZone: 'UTC', month: 'long' },
  shortMonth: { timeZone: 'UTC', month: 'short' },
  day: { timeZone, day: 'numeric', month: 'long', year: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** Building a formatter costs more than using it, and a wall asks for the clock every second. */
const dateFormats = new Map<string, Intl.DateTimeFormat>();

function formatInstant(instantMs: number, style: keyof typeof dateStyles): string {
  const locale = currentLocale();
  const key = `${locale} ${style}`;
  const format = dateFormats.get(key) ?? new Intl.DateTimeFormat(locale, dateStyles[style]);
  dateFormats.set(key, format);
  return format.format(instantMs);
}

/** "14:01" */
export const formatClock = (instantMs: number): string => formatInstant(instantMs, 'clock');
/** "Dienstag, 24. November 2026" · "Tuesday, 24 November 2026" */
export const formatLongDate = (instantMs: number): string => formatInstant(instantMs, 'long');
/** "24. November 2026" · "24 November 2026" */
export const formatDate = (instantMs: number): string => formatInstant(instantMs, 'day');

/** 1–12 as "Januar" or "Jan", without a full stop. */
export const formatMonth = (month: number, length: 'long' | 'short'): string =>
  formatInstant(Date.UTC(2026, month - 1, 15), length === 'long' ? 'month' : 'shortMonth').replace('.', '');

/** "1:48", never negative. Hours only where there are any: "1:02:09". */
export function formatElapsed(durationMs: number): string {
  const total = Math.max(0, Math.floor(durationMs / 1000));
  const hours = Math.floor(total / 3600);
  const minutes = Math.floor((total % 3600) / 60);
  const seconds = String(total % 60).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${seconds}` : `${minutes}:${seconds}`;
}

/** "9,7" · "1.558", in English "9.7" · "1,558" */
export function formatNumber(value: number, fractionDigits = 0): string {
  return new Intl.NumberFormat(currentLocale(), {
    minimumFractionDigits: fractionDigits,
    maximumFractionDigits: fractionDigits,
  }).format(value);
}

/** A factor as it was entered: up to three digits behind the comma, none added. */
export const formatFactor = (value: number): string =>
  new Intl.NumberFormat(currentLocale(), { maximumFractionDigits: 3 }).format(value);

/** "Barby, Calbe und Könnern" */
export const formatList = (items: readonly string[]): string =>
  new Intl.ListFormat(currentLocale(), { type: 'conjunction' }).format(items);

/** Whole minutes of a duration, at least 1. */
export const wholeMinutes = (durationMs: number): number => Math.max(1, Math.round(durationMs / 60_000));

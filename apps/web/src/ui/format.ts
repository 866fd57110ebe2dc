const locale = 'de-DE';
/** Counties of this product lie in one time zone; devices may be set to another. */
const timeZone = 'Europe/Berlin';

const clock = new Intl.DateTimeFormat(locale, { timeZone, hour: '2-digit', minute: '2-digit' });
const longDate = new Intl.DateTimeFormat(locale, {
  timeZone,
  weekday: 'long',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});
const dayDate = new Intl.DateTimeFormat(locale, { timeZone, day: 'numeric', month: 'long', year: 'numeric' });

/** "14:01" */
export const formatClock = (instantMs: number): string => clock.format(instantMs);
/** "Dienstag, 24. November 2026" */
export const formatLongDate = (instantMs: number): string => longDate.format(instantMs);
/** "24. November 2026" */
export const formatDate = (instantMs: number): string => dayDate.format(instantMs);

/** "1:48", never negative. Hours only where there are any: "1:02:09". */
export function formatElapsed(durationMs: number): string {
  const total = Math.max(0, Math.floor(durationMs / 1000));
  const hours = Math.floor(total / 3600);
  const minutes = Math.floor((total % 3600) / 60);
  const seconds = String(total % 60).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${seconds}` : `${minutes}:${seconds}`;
}

/** "9,7" · "1.558" */
export function formatNumber(value: number, fractionDigits = 0): string {
  return new Intl.NumberFormat(locale, {
    minimumFractionDigits: fractionDigits,
    maximumFractionDigits: fractionDigits,
  }).format(value);
}

/** "Barby, Calbe und Könnern" */
export const formatList = (items: readonly string[]): string =>
  new Intl.ListFormat(locale, { type: 'conjunction' }).format(items);

/** Whole minutes of a duration, at least 1. */
export const wholeMinutes = (durationMs: number): number => Math.max(1, Math.round(durationMs / 60_000));

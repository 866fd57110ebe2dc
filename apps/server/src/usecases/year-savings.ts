import { savingsOfYear, type Instant, type YearSavings } from '@kreisrunde/domain';
import type { ConferenceStore, County } from '../ports/store.ts';
import { roundReport } from './round-report.ts';

/** Counties of this product lie in one time zone: a round on New Year's Eve belongs to the year on their clocks. */
const calendar = new Intl.DateTimeFormat('en', { timeZone: 'Europe/Berlin', year: 'numeric', month: 'numeric' });

/** Midnight is no further than this from the same midnight in UTC. */
const widestOffsetMs = 2 * 3_600_000;

type Sources = {
  readonly conferences: Pick<ConferenceStore, 'endedSince'>;
  readonly county: County;
  readonly now: Instant;
};

/** What the rounds that ended in the running year saved, at the factors that hold today. */
export async function yearSavings({
  conferences,
  county,
  now,
}: Sources): Promise<YearSavings & { readonly year: number; readonly month: number }> {
  const today = dateOf(now);
  const ended = await conferences.endedSince(Date.UTC(today.year, 0, 1) - widestOffsetMs);
  const rounds = ended.flatMap((conference) => {
    const { year, month } = dateOf(conference.endedAt ?? now);
    return year === today.year ? [{ month, savings: roundReport(conference, county).savings }] : [];
  });
  return { ...today, ...savingsOfYear(rounds) };
}

function dateOf(instant: Instant): { readonly year: number; readonly month: number } {
  const parts = new Map(calendar.formatToParts(instant).map((part) => [part.type, Number(part.value)]));
  return { year: parts.get('year') ?? 0, month: parts.get('month') ?? 0 };
}

import type { YearSavingsView } from '@kreisrunde/contract';
import type { CSSProperties } from 'react';
import { useTranslation } from 'react-i18next';
import { formatMonth, formatNumber } from '../../ui/format.ts';
import { isShown, totalText } from './figures.ts';

type MonthProps = { year: YearSavingsView; month: YearSavingsView['months'][number]; mostKm: number };

/** One month: a column, on a phone a line. What it shows is said in one sentence. */
function Month({ year, month, mostKm }: MonthProps) {
  const { t } = useTranslation('savings');
  const isOpen = month.month > year.month;
  const km = formatNumber(month.distanceKm);
  const part: CSSProperties & Record<'--part', number> = { '--part': mostKm === 0 ? 0 : month.distanceKm / mostKm };
  return (
    <li className="year-month" style={part}>
      <span className="sr-only">
        {isOpen
          ? `${formatMonth(month.month, 'long')}: ${t('year.open')}`
          : t('year.month', { month: formatMonth(month.month, 'long'), km, count: month.counted })}
      </span>
      <span aria-hidden="true" className="year-bar">
        {isOpen ? (
          <span className="text-caption text-muted">{t('year.open')}</span>
        ) : month.counted === 0 ? null : (
          <span className="text-caption font-semibold">{km}</span>
        )}
        {isOpen ? null : <span className={`year-fill ${month.month === year.month ? 'bg-action' : 'bg-action/75'}`} />}
      </span>
      <span aria-hidden="true" className="year-name text-caption leading-tight">
        {formatMonth(month.month, 'short')}
        <span className="ml-2 text-muted sm:ml-0 sm:block">
          {isOpen || month.counted === 0 ? '' : t('year.times', { count: month.counted })}
        </span>
      </span>
    </li>
  );
}

/** The year month by month, and its sums. */
export function YearCard({ year }: { year: YearSavingsView }) {
  const { t } = useTranslation('savings');
  const mostKm = Math.max(0, ...year.months.map((month) => month.distanceKm));
  return (
    <section
      aria-labelledby="year-title"
      className="flex flex-col rounded-card border border-line bg-surface-1 p-6 max-sm:p-4"
    >
      <div className="mb-4 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
        <h2 id="year-title" className="text-card font-semibold">
          {t('year.chart', { year: year.year })}
        </h2>
        <p className="text-body text-muted">{t('year.counted', { counted: year.counted, count: year.rounds })}</p>
      </div>
      {year.counted === 0 ? (
        <div className="grid flex-1 place-items-center gap-2 py-10 text-center">
          <p className="text-card font-medium text-balance">{t('year.empty', { year: year.year })}</p>
          <p className="max-w-[32rem] text-body text-muted">{t('year.emptyText')}</p>
        </div>
      ) : (
        <>
          <ol className="year-chart flex-1">
            {year.months.map((month) => (
              <Month key={month.month} year={year} month={month} mostKm={mostKm} />
            ))}
          </ol>
          <ul className="mt-5 flex flex-wrap justify-between gap-x-6 gap-y-3 border-t border-line pt-4">
            {year.totals.filter(isShown).map((total) => (
              <li key={total.key}>
                <span className="block text-title font-semibold">{totalText(total, t)}</span>
                <span className="block text-body text-muted">{t(`year.total.${total.key}`)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

import type { ReportView } from '@kreisrunde/contract';
import { useTranslation } from 'react-i18next';
import { formatClock, formatDate, formatNumber, wholeMinutes } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import type { IconName } from '../../ui/icon-shapes.tsx';
import { Logo } from '../../ui/logo.tsx';
import { savedOf } from './saved.ts';

const icons: Record<ReturnType<typeof savedOf>[number]['key'], IconName> = {
  km: 'road',
  hours: 'clock',
  fuel: 'fuel',
  money: 'euro',
};

/** "Runde beendet" for a minute: what it has spared, as estimates. */
export function EndedView({ report }: { readonly report: ReportView }) {
  const { t } = useTranslation('wall');
  const saved = savedOf(report.figures);
  const times = {
    date: formatDate(report.convenedAt),
    from: formatClock(report.convenedAt),
    to: formatClock(report.endedAt),
  };
  return (
    <main data-state="ended" className="flex h-dvh flex-col justify-between px-16 py-12">
      <header className="flex items-start justify-between gap-16">
        <div>
          <p className="flex items-center gap-5 text-[1.875rem] text-muted">
            <Logo size={60} className="text-ink" />
            {report.title} · {report.reason}
          </p>
          <h1 className="mt-8 text-[5rem] leading-tight font-semibold">{t('ended.title')}</h1>
          <p className="text-[3rem] leading-tight text-muted">{t('ended.noDrive')}</p>
          <p className="mt-6 text-[1.875rem]">
            {t('ended.times', times)} ·{' '}
            {t('ended.minutes', { count: wholeMinutes(report.endedAt - report.convenedAt) })}
          </p>
        </div>
        <p className="grid size-[17rem] shrink-0 place-content-center rounded-full border-4 border-action text-center">
          <span className="text-[6rem] leading-none font-semibold">{report.attended.length}</span>
          <span className="text-[1.75rem] text-muted">{t('ended.of', { called: report.called })}</span>
        </p>
      </header>
      <section aria-label={t('ended.saved')} className="rounded-sheet border border-line bg-surface-1 p-10">
        <h2 className="flex items-center justify-between text-[2.125rem] font-semibold">
          {t('ended.saved')}
          <span className="flex items-center gap-3 rounded-button border-2 border-dashed border-broken px-5 py-1.5 text-[1.5rem] text-broken">
            <Icon name="info" size={28} />
            {t('ended.estimate')}
          </span>
        </h2>
        <ul className="mt-8 grid grid-cols-4 gap-10">
          {saved.map(({ key, value, digits }) => (
            <li key={key} className="flex items-center gap-6">
              <Icon name={icons[key]} size={64} className="text-action" />
              <p className="leading-tight">
                <span className="block text-[3.75rem] font-semibold">
                  {formatNumber(value, digits)} <span className="text-[1.875rem]">{t(`ended.${key}Unit`)}</span>
                </span>
                <span className="block text-[1.625rem] text-muted">{t(`ended.${key}`)}</span>
              </p>
            </li>
          ))}
        </ul>
      </section>
      <section aria-label={t('ended.attended')}>
        <ul className="flex flex-wrap gap-3.5">
          {report.attended.map((who) => (
            <li
              key={who.personId}
              className="flex items-center gap-3 rounded-label bg-surface-2 px-4 py-2 text-[1.5rem] font-medium"
            >
              <Icon name="check" size={26} className="text-ready" />
              {who.shortName}
            </li>
          ))}
        </ul>
      </section>
    </main>
  );
}

import type { OfficeView, ReportView, YearSavingsView } from '@kreisrunde/contract';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { formatClock, formatDate, formatNumber, wholeMinutes } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { Logo } from '../../ui/logo.tsx';
import { useTheme } from '../../ui/theme.tsx';
import { AttendanceRing } from './attendance-ring.tsx';
import { figureIcons, figureOf, figureText, totalEur, totalText } from './figures.ts';
import { EstimateMark, hasEstimate } from './estimate-mark.tsx';
import { FigureTile } from './figure-tile.tsx';
import { Pending } from './pending.tsx';
import { useReport, useYear } from './fetched.ts';

type ReportScreenProps = {
  conferenceId: ReportView['conferenceId'];
  onOpenCalculation: () => void;
  onHome: () => void;
};

const mainFigures = ['distanceKm', 'travelHours', 'fuelLitres'] as const;

/** The sum of the year below the figure of the round. */
function YearSum({ text }: { text: string | null }) {
  return text === null ? null : <p className="bg-surface-2 px-5 py-2.5 text-card font-semibold sm:pl-22">{text}</p>;
}

function SavingsCard({ report, year }: { report: ReportView; year: YearSavingsView | null }) {
  const { t } = useTranslation('savings');
  const hasYear = year !== null && year.counted > 0;
  const counted = hasYear ? t('year.short', { year: year.year, count: year.counted }) : null;
  const sumOf = (key: (typeof mainFigures)[number]): string | null => {
    const total = hasYear ? year.totals.find((one) => one.key === key) : undefined;
    return total === undefined ? null : `${hasYear ? year.year : ''}: ${totalText(total, t)}`;
  };
  return (
    <section aria-labelledby="savings-title" className="rounded-card border border-line bg-surface-1">
      <div className="flex flex-wrap items-center justify-between gap-3 px-6 pt-5">
        <h2 id="savings-title" className="text-card font-semibold">
          {t('savedTitle')}
        </h2>
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
          {counted === null ? null : <p className="text-body text-muted">{counted}</p>}
          {hasEstimate(report.figures) ? <EstimateMark /> : null}
        </div>
      </div>
      <div className="mt-2 grid grid-cols-1 divide-line overflow-hidden rounded-b-card sm:grid-cols-2 lg:grid-cols-4 lg:divide-x">
        {mainFigures.map((key) => (
          <div key={key}>
            <FigureTile
              icon={figureIcons[key]}
              value={figureText({ key, value: figureOf(report, key)?.value ?? 0 })}
              unit={t(`unit.${key}`)}
              text={t(`saved.${key}`)}
            />
            <YearSum text={sumOf(key)} />
          </div>
        ))}
        <div>
          <FigureTile
            icon="euro"
            value={formatNumber(totalEur(report.figures))}
            unit={t('unit.total')}
            text={t('saved.total')}
          />
          <YearSum text={hasYear ? `${year.year}: ${formatNumber(totalEur(year.totals))} ${t('unit.total')}` : null} />
        </div>
      </div>
    </section>
  );
}

type AttendeesProps = { title: string; people: readonly OfficeView[]; wasHere: boolean };

function Attendees({ title, people, wasHere }: AttendeesProps) {
  if (people.length === 0) return null;
  return (
    <div>
      <h2 className="mb-3 text-card font-semibold">{title}</h2>
      <ul className="flex flex-wrap gap-2">
        {people.map((person) => (
          <li
            key={person.personId}
            className="flex items-center gap-2 rounded-label bg-surface-3 px-2.5 py-1 text-body font-medium"
          >
            <Icon
              name={wasHere ? 'check' : 'minusCircle'}
              size={18}
              className={wasHere ? 'text-ready' : 'text-muted'}
            />
            {person.shortName}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** End of the round: who was there, how long, what it saved. */
export function ReportScreen({ conferenceId, onOpenCalculation, onHome }: ReportScreenProps) {
  const { t } = useTranslation('savings');
  useTheme('office');
  const state = useReport(conferenceId);
  const year = useYear();
  if (state.status !== 'ready') return <Pending state={state} onHome={onHome} />;
  const report = state.value;
  const minutes = wholeMinutes(report.endedAt - report.convenedAt);
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-[76rem] flex-col gap-4 p-7 max-sm:p-4">
      <header className="flex flex-wrap items-center justify-between gap-x-8 gap-y-5 pb-2">
        <div className="min-w-0 flex-1 basis-80">
          <p className="mb-3 flex items-center gap-4 text-lead text-muted">
            <Logo size={36} className="text-ink" />
            {report.title} · {t(`ui:level.${report.level}`)}: {report.reason}
          </p>
          <h1 className="text-display font-medium max-sm:text-[1.875rem]">
            <span className="block">{t('ended')}</span>
            <span className="block">{report.travellers > 0 ? t('nobodyDrove') : t('nobodyWaited')}</span>
          </h1>
          <p className="mt-3 text-card">
            {t('when', {
              date: formatDate(report.convenedAt),
              from: formatClock(report.convenedAt),
              to: formatClock(report.endedAt),
            })}{' '}
            · <strong className="font-semibold">{t('minutes', { count: minutes })}</strong>
          </p>
        </div>
        <AttendanceRing here={report.attended.length} called={report.called} />
      </header>
      <SavingsCard report={report} year={year.status === 'ready' ? year.value : null} />
      <div className="grid flex-1 gap-4 lg:grid-cols-[minmax(0,1fr)_23rem]">
        <Card className="flex flex-col gap-5 p-6">
          <Attendees title={t('present')} people={report.attended} wasHere />
          <Attendees title={t('absent')} people={report.absent} wasHere={false} />
        </Card>
        <Card className="flex flex-col gap-3 p-6">
          <h2 className="text-card font-semibold">{t('how')}</h2>
          <p className="text-body text-muted">{t('howText')}</p>
          <div className="mt-auto flex flex-col gap-3 pt-3">
            <Button size="regular" icon="chart" onPress={onOpenCalculation}>
              {t('calculation')}
            </Button>
            <Button tone="filled" size="large" icon="home" onPress={onHome}>
              {t('home')}
            </Button>
          </div>
        </Card>
      </div>
    </main>
  );
}

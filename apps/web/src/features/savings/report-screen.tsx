import type { OfficeView, ReportView } from '@kreisrunde/contract';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { formatClock, formatDate, formatNumber, wholeMinutes } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { Logo } from '../../ui/logo.tsx';
import { useTheme } from '../../ui/theme.tsx';
import { AttendanceRing } from './attendance-ring.tsx';
import { figureIcons, figureOf, figureText, totalEur } from './figures.ts';
import { EstimateMark, FigureTile, hasEstimate, PendingReport } from './parts.tsx';
import { useReport } from './use-report.ts';

type ReportScreenProps = {
  conferenceId: ReportView['conferenceId'];
  onOpenCalculation: () => void;
  onHome: () => void;
};

const mainFigures = ['distanceKm', 'travelHours', 'fuelLitres'] as const;

function SavingsCard({ report }: { report: ReportView }) {
  const { t } = useTranslation('savings');
  return (
    <section aria-labelledby="savings-title" className="rounded-card border border-line bg-surface-1">
      <div className="flex flex-wrap items-center justify-between gap-3 px-6 pt-5">
        <h2 id="savings-title" className="text-card font-semibold">
          {t('savedTitle')}
        </h2>
        {hasEstimate(report.figures) ? <EstimateMark /> : null}
      </div>
      <div className="grid grid-cols-1 divide-line py-2 sm:grid-cols-2 lg:grid-cols-4 lg:divide-x">
        {mainFigures.map((key) => (
          <FigureTile
            key={key}
            icon={figureIcons[key]}
            value={figureText({ key, value: figureOf(report, key)?.value ?? 0 })}
            unit={t(`unit.${key}`)}
            text={t(`saved.${key}`)}
          />
        ))}
        <FigureTile icon="euro" value={formatNumber(totalEur(report))} unit={t('unit.total')} text={t('saved.total')} />
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
  if (state.status !== 'ready') return <PendingReport state={state} onHome={onHome} />;
  const { report } = state;
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
      <SavingsCard report={report} />
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

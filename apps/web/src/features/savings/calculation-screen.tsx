import type { ReportView, SavingsFigureView } from '@kreisrunde/contract';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { formatDate } from '../../ui/format.ts';
import { useTheme } from '../../ui/theme.tsx';
import { TopBar } from '../../ui/top-bar.tsx';
import { figureIcons, figureText, isShown, operandTexts } from './figures.ts';
import { EstimateMark, hasEstimate } from './estimate-mark.tsx';
import { FigureTile } from './figure-tile.tsx';
import { Pending } from './pending.tsx';
import { useReport, useYear } from './fetched.ts';
import { YearCard } from './year-card.tsx';

type CalculationScreenProps = { conferenceId: ReportView['conferenceId']; onBack: () => void; onHome: () => void };

function Formula({ figure }: { figure: SavingsFigureView }) {
  const { t } = useTranslation('savings');
  return (
    <li className="py-3 first:pt-0 last:pb-0">
      <p className="flex flex-wrap items-baseline gap-x-3 text-lead font-semibold">
        {t(`formula.${figure.key}`, operandTexts(figure))}
        {figure.isEstimate ? <span className="text-caption font-medium text-broken">{t('estimate')}</span> : null}
      </p>
      <p className="text-body text-muted">{figure.source ?? t(`way.${figure.key}`)}</p>
    </li>
  );
}

/** "So rechnen wir": each figure of one round with its formula and its source. */
export function CalculationScreen({ conferenceId, onBack, onHome }: CalculationScreenProps) {
  const { t } = useTranslation('savings');
  useTheme('office');
  const state = useReport(conferenceId);
  const year = useYear();
  if (state.status !== 'ready') return <Pending state={state} onHome={onHome} />;
  const report = state.value;
  const figures = report.figures.filter(isShown);
  return (
    <div className="flex min-h-dvh flex-col">
      <TopBar title={t('ui:product')} subtitle={t('savingsOf', { title: report.title })}>
        <Button icon="chevronLeft" className="max-sm:hidden" onPress={onBack}>
          {t('back')}
        </Button>
        <Button icon="home" onPress={onHome}>
          {t('homeShort')}
        </Button>
      </TopBar>
      <main className="mx-auto flex w-full max-w-[90rem] flex-1 flex-col gap-4 p-6 max-sm:p-4">
        <header className="flex flex-wrap items-end justify-between gap-3">
          <div>
            <h1 className="text-[1.875rem] font-medium leading-tight">{t('savedQuestion')}</h1>
            <p className="text-lead text-muted">
              {report.title} · {formatDate(report.convenedAt)} · {t('attended', { count: report.attended.length })},{' '}
              {t('travellers', { count: report.travellers })}
            </p>
          </div>
          {hasEstimate(figures) ? <EstimateMark /> : null}
        </header>
        <ul className="grid overflow-hidden rounded-card border border-line bg-surface-1 sm:grid-cols-2 lg:grid-cols-3 [@media(width>=90rem)]:grid-cols-6">
          {figures.map((figure) => (
            <li key={figure.key} className="-mr-px -mb-px flex items-center border-r border-b border-line">
              <FigureTile
                icon={figureIcons[figure.key]}
                value={figureText(figure)}
                unit={t(`unit.${figure.key}`)}
                text={t(`saved.${figure.key}`)}
                isGreen={figure.key === 'co2Kg'}
              />
            </li>
          ))}
        </ul>
        <div className="grid flex-1 gap-4 lg:grid-cols-[minmax(0,7fr)_minmax(0,4fr)]">
          {year.status === 'ready' ? <YearCard year={year.value} /> : null}
          <section
            aria-labelledby="formulas"
            className="flex flex-col rounded-card border border-line bg-surface-1 p-7 max-sm:p-5"
          >
            <h2 id="formulas" className="mb-4 text-card font-semibold">
              {t('calculation')}
            </h2>
            <ul className="divide-y divide-line">
              {figures.map((figure) => (
                <Formula key={figure.key} figure={figure} />
              ))}
            </ul>
            <div className="mt-auto pt-5">
              <p className="rounded-button bg-surface-2 p-4 text-body">{t('noPersons')}</p>
            </div>
          </section>
        </div>
      </main>
    </div>
  );
}

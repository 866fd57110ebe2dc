import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { useTheme } from '../../ui/theme.tsx';
import { TopBar } from '../../ui/top-bar.tsx';
import { useYear } from './fetched.ts';
import { EstimateMark, hasEstimate } from './estimate-mark.tsx';
import { Pending } from './pending.tsx';
import { YearCard } from './year-card.tsx';

/** What all rounds of the running year saved together. */
export function YearScreen({ onHome }: { onHome: () => void }) {
  const { t } = useTranslation('savings');
  useTheme('office');
  const state = useYear();
  if (state.status !== 'ready') return <Pending state={state} onHome={onHome} />;
  const year = state.value;
  return (
    <div className="flex min-h-dvh flex-col">
      <TopBar title={t('ui:product')} subtitle={t('shell:screen.year')}>
        <Button icon="home" onPress={onHome}>
          {t('homeShort')}
        </Button>
      </TopBar>
      <main className="mx-auto flex w-full max-w-[76rem] flex-1 flex-col gap-4 p-6 max-sm:p-4">
        <header className="flex flex-wrap items-end justify-between gap-3">
          <h1 className="text-[1.875rem] leading-tight font-medium">{t('year.title', { year: year.year })}</h1>
          {hasEstimate(year.totals) ? <EstimateMark /> : null}
        </header>
        <YearCard year={year} />
        <p className="rounded-button bg-surface-3 p-4 text-body">{t('year.rule')}</p>
      </main>
    </div>
  );
}

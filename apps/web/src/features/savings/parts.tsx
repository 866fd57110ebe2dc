import type { SavingsFigureView } from '@kreisrunde/contract';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icon.tsx';
import type { IconName } from '../../ui/icon-shapes.tsx';
import { ScreenMessage } from '../../ui/screen-message.tsx';
import { failureSentence } from '../../api/failure.ts';
import { Button } from '../../ui/button.tsx';
import type { Fetched } from './fetched.ts';

type FigureTileProps = { icon: IconName; value: string; unit: string; text: string; isGreen?: boolean };

/** One figure, large: 540 km nicht gefahren. */
export function FigureTile({ icon, value, unit, text, isGreen = false }: FigureTileProps) {
  return (
    <div className="flex items-center gap-4 px-5 py-4 max-[20rem]:flex-wrap max-[20rem]:gap-2 max-[20rem]:px-3">
      <span
        className={`grid size-13 shrink-0 place-items-center rounded-button ${
          isGreen ? 'bg-ready-soft text-ready' : 'bg-action-soft text-action'
        }`}
      >
        <Icon name={icon} size={28} />
      </span>
      <p className="min-w-0">
        <span className="block text-hero sm:whitespace-nowrap font-semibold leading-none">
          {value} <span className="text-card font-medium">{unit}</span>
        </span>
        <span className="block pt-1 text-body leading-tight text-muted">{text}</span>
      </p>
    </div>
  );
}

/** Says on every page with figures that they are estimates. */
export function EstimateMark() {
  const { t } = useTranslation('savings');
  return (
    <span className="inline-flex items-center gap-2 rounded-label border-2 border-dashed border-broken bg-broken-soft px-3 py-1 text-body font-medium text-broken">
      <Icon name="info" size={20} />
      {t('estimate')}
    </span>
  );
}

export const hasEstimate = (figures: readonly Pick<SavingsFigureView, 'isEstimate'>[]): boolean =>
  figures.some((figure) => figure.isEstimate);

type PendingProps = { state: Exclude<Fetched<unknown>, { status: 'ready' }>; onHome: () => void };

export function Pending({ state, onHome }: PendingProps) {
  const { t } = useTranslation('savings');
  return (
    <ScreenMessage title={state.status === 'loading' ? t('loading') : failureSentence(state.code)}>
      {state.status === 'failed' ? (
        <Button tone="filled" size="large" icon="home" onPress={onHome}>
          {t('home')}
        </Button>
      ) : null}
    </ScreenMessage>
  );
}

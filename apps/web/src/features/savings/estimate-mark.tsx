import type { SavingsFigureView } from '@kreisrunde/contract';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icon.tsx';

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

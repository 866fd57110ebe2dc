import type { ConferenceView } from '@kreisrunde/contract';
import { useTranslation } from 'react-i18next';
import { WallButton } from './wall-button.tsx';
import type { Box } from './seat-grid.ts';

type RingPanelProps = { readonly counts: ConferenceView['counts']; readonly box: Box };

/** In the last two cells of the cards: who is still open, and the two buttons that matter now. */
export function RingPanel({ counts, box }: RingPanelProps) {
  const { t } = useTranslation('wall');
  const open = counts.called - counts.here;
  return (
    <section
      className="absolute flex flex-col rounded-tile border-2 border-[#33427c] bg-[#151c38] px-7 py-5"
      style={{ ...box }}
    >
      <h2 className="text-[1.75rem] leading-tight font-semibold">
        {open > 0 ? t('round.open', { count: open }) : t('round.complete')}
      </h2>
      <p className="mt-1 text-[1.25rem] leading-snug text-muted">{t('round.openText')}</p>
      <div className="mt-auto grid grid-cols-2 gap-4">
        <WallButton command={{ type: 'call.ringAgain' }} icon="bell" text={t('round.ringAgain')} />
        <WallButton command={{ type: 'stage.setAll', to: 'on' }} icon="onAir" text={t('round.allOn')} isFilled />
      </div>
    </section>
  );
}

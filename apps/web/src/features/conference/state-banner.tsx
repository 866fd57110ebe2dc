import type { ConferenceView, OwnPartView } from '@kreisrunde/contract';
import { useTranslation } from 'react-i18next';
import { useServerNow } from '../../api/use-server-now.ts';
import { useRoomSession } from '../../media/use-media.ts';
import { chairWithin } from '../../ui/chair-name.ts';
import { formatClock } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { ownDetailKey, ownState } from './own-state.ts';

const looks = {
  offAir: { box: 'border-b-[3px] border-[#a29ac9] bg-surface-2', icon: 'offAir' },
  ready: { box: 'border-b-[3px] border-ready bg-[#10301a]', icon: 'checkCircle' },
  onAir: { box: 'bg-tally-banner', icon: 'onAir' },
} as const;

function Line() {
  const { t } = useTranslation('conference');
  const now = useServerNow();
  const { quality } = useRoomSession().view;
  return (
    <div className="ml-auto shrink-0 text-right leading-tight">
      <p className="text-title font-semibold">{formatClock(now)}</p>
      {quality === null ? null : (
        <p className="mt-1 flex items-center justify-end gap-2 text-body">
          <Icon name="signal" size={20} className={quality === 'weak' ? 'opacity-50' : ''} />
          <span className="max-sm:sr-only">{t(`link.${quality}`)}</span>
        </p>
      )}
    </div>
  );
}

/** Am I seen? Am I heard? One sentence, always in view. Only "auf Sendung" interrupts a screen reader. */
export function StateBanner({ own, conference }: { readonly own: OwnPartView; readonly conference: ConferenceView }) {
  const { t } = useTranslation('conference');
  const state = ownState(own);
  const look = looks[state];
  return (
    <header className={`flex items-center gap-4 px-4 py-3 text-white max-[20rem]:flex-wrap sm:px-6 ${look.box}`}>
      <Icon name={look.icon} size={44} className="max-sm:!size-9" strokeWidth={2.2} />
      <output
        aria-live={state === 'onAir' ? 'assertive' : 'polite'}
        data-state={state}
        className="block min-w-0 flex-1 leading-tight max-[20rem]:order-last max-[20rem]:basis-full"
      >
        <span className="block text-[clamp(1.25rem,2.9vw,1.6875rem)] font-semibold">{t(`state.${state}`)}</span>{' '}
        <span className="mt-0.5 block text-caption sm:text-lead">
          {t(`detail.${ownDetailKey(own)}`, { chair: chairWithin(conference.chair) })}
        </span>
      </output>
      <Line />
    </header>
  );
}

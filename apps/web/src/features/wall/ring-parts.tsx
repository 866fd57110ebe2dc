import type { ConferenceView } from '@kreisrunde/contract';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icon.tsx';
import type { IconName } from '../../ui/icon-shapes.tsx';
import { RoundButton } from './round-button.tsx';
import type { Box } from './seat-grid.ts';

type Counts = ConferenceView['counts'];

const segments: Readonly<Partial<Record<keyof Counts, string>>> = {
  onAir: 'bg-tally',
  ready: 'bg-ready',
  accepted: 'bg-[#f3f4f7]',
  ringing: 'bg-[#12bdee]',
  delayed: 'bg-[#23506e]',
  missing: 'bg-[#2a2e4a]',
};
const kinds = ['onAir', 'ready', 'accepted', 'ringing', 'delayed', 'missing'] as const;
const looks: Record<(typeof kinds)[number], { readonly icon: IconName; readonly text: string }> = {
  onAir: { icon: 'onAir', text: 'text-live' },
  ready: { icon: 'checkCircle', text: 'text-ready' },
  accepted: { icon: 'check', text: 'text-ink' },
  ringing: { icon: 'bell', text: 'text-ring' },
  delayed: { icon: 'clock', text: 'text-ring' },
  missing: { icon: 'minusCircle', text: 'text-muted' },
};

/** One mark per called partner, in the colour of the state: the count as a picture. */
function CountBar({ counts }: { readonly counts: Counts }) {
  const marks = kinds.flatMap((kind) =>
    Array.from({ length: counts[kind] }, (_, index) => ({ kind, key: `${kind}${String(index)}` })),
  );
  return (
    <span aria-hidden className="flex h-[1.375rem] flex-[0_1_35rem] gap-1.5">
      {marks.map(({ kind, key }) => (
        <span key={key} className={`flex-1 rounded-[0.3rem] ${segments[kind] ?? ''}`} />
      ))}
    </span>
  );
}

/** While it rings: the count, large, and who is in which state. */
export function CountLine({ counts }: { readonly counts: Counts }) {
  const { t } = useTranslation('wall');
  return (
    <div className="flex items-center gap-9">
      <output className="shrink-0 text-[4.75rem] leading-none font-medium">{t('head.here', counts)}</output>
      <CountBar counts={counts} />
      <p className="flex flex-1 flex-wrap justify-end gap-x-8 gap-y-1 text-[1.375rem] font-semibold">
        {kinds
          .filter((kind) => counts[kind] > 0)
          .map((kind) => (
            <span key={kind} className={`flex items-center gap-2.5 ${looks[kind].text}`}>
              <Icon name={looks[kind].icon} size={26} />
              {t(`count.${kind}`, { count: counts[kind] })}
            </span>
          ))}
      </p>
    </div>
  );
}

type RingPanelProps = { readonly counts: Counts; readonly box: Box };

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
        <RoundButton command={{ type: 'call.ringAgain' }} icon="bell" text={t('round.ringAgain')} />
        <RoundButton command={{ type: 'stage.setAll', to: 'on' }} icon="onAir" text={t('round.allOn')} isFilled />
      </div>
    </section>
  );
}

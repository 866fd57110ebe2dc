import type { ConferenceView } from '@kreisrunde/contract';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/icon.tsx';
import type { IconName } from '../../ui/icon-shapes.tsx';

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

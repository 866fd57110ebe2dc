import type { ParticipantView } from '@kreisrunde/contract';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatClock, formatElapsed } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { stateLook, stateWord } from '../../ui/participant-state.ts';
import type { StateTone } from '../../ui/participant-state.ts';
import { hasSwitches } from './tile-switches.tsx';

const frames: Record<StateTone, string> = {
  ready: 'border-[#3f8f4e] bg-[#0f1a17]',
  neutral: 'border-[#6a6498] bg-surface-1',
  ring: 'border-[#22b9ea] bg-[#07202f]',
  muted: 'border-line bg-[#0f111e]',
  broken: 'border-dashed border-broken bg-broken-soft',
  live: 'border-tally bg-surface-1',
};
const discs: Record<StateTone, string> = {
  ready: 'bg-[#7cbd86] text-[#0b1a10]',
  neutral: 'bg-[#3c4060] text-white',
  ring: 'bg-[#12bdee] text-[#04202c]',
  muted: 'bg-[#1d2034] text-muted',
  broken: 'bg-broken text-[#1d1303]',
  live: 'bg-tally-label text-white',
};
const words: Record<StateTone, string> = {
  ready: 'text-ready',
  neutral: 'text-ink',
  ring: 'text-[#8fe6ff]',
  muted: 'text-[#d0d3e2]',
  broken: 'text-broken',
  live: 'text-live',
};

function useCornerText(who: ParticipantView, elapsedMs: number | null): string | null {
  const { t } = useTranslation('wall');
  if (who.state === 'delayed' && who.until !== null) return t('card.until', { time: formatClock(who.until) });
  if (elapsedMs === null) return null;
  const isAgain = who.state === 'ringing' && (who.ringAttempt ?? 1) > 1;
  return t(isAgain ? 'card.again' : 'card.since', { time: formatElapsed(elapsedMs) });
}

/** Where a long office may break: browsers without a German dictionary break anywhere. */
const softened = (title: string): string => title.replace('gemeindebürger', 'gemeinde\u00ADbürger');

/** "kommt in 10 Minuten" is blue like ringing, but quiet. */
const isQuiet = (who: ParticipantView): boolean => who.state === 'delayed';

export const ringFrame = (who: ParticipantView): string =>
  isQuiet(who) ? 'border-[#3c6f8f] bg-[#101a2b]' : frames[stateLook(who.state).tone];

type RingCardProps = {
  readonly who: ParticipantView;
  /** How long it rings or the line is broken; null where no seconds are counted. */
  readonly elapsedMs: number | null;
  readonly isOpen: boolean;
};

/** While it rings: who, which state, since when. Open, the switches take the place of the state. */
export const RingCard = memo(function RingCard({ who, elapsedMs, isOpen }: RingCardProps) {
  const { t } = useTranslation(['wall', 'ui']);
  const corner = useCornerText(who, elapsedMs);
  const look = stateLook(who.state);
  const word = stateWord(who);
  const quiet = isQuiet(who);
  return (
    <div className="flex size-full flex-col px-5 py-4">
      <p className="flex justify-between gap-3 text-[1.25rem] leading-snug text-muted">
        <span className="line-clamp-2 min-w-0 hyphens-auto [overflow-wrap:anywhere]">
          {who.standsInFor === null ? softened(who.officeTitle) : t('ui:standsIn', { name: who.standsInFor.shortName })}
        </span>
        {corner === null ? null : <span className="shrink-0">{corner}</span>}
      </p>
      <p
        className={`mt-1 text-[2.125rem] leading-[1.1] font-medium text-balance ${look.tone === 'muted' ? 'text-muted' : ''}`}
      >
        {who.shortName}
      </p>
      {isOpen && hasSwitches(who) ? null : (
        <div className="mt-auto flex items-center gap-3.5">
          <span
            className={`relative grid size-[3.375rem] shrink-0 place-items-center rounded-full ${quiet ? 'bg-[#23506e] text-white' : discs[look.tone]}`}
          >
            {who.state === 'ringing' ? (
              <span
                aria-hidden
                className="animate-halo absolute -inset-2.5 rounded-full border-[0.5rem] border-[#12bdee]/25"
              />
            ) : null}
            <Icon name={look.icon} size={30} />
          </span>
          <span className="min-w-0 leading-tight">
            <span
              className={`block text-[1.5625rem] leading-[1.15] font-semibold ${quiet ? words.ring : words[look.tone]}`}
            >
              {t(`ui:${word.key}`, word.values)}
            </span>
            <span className="block text-[1.1875rem] leading-tight text-muted">{t(`detail.${who.state}`)}</span>
          </span>
        </div>
      )}
    </div>
  );
});

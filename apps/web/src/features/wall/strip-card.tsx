import type { ParticipantView } from '@kreisrunde/contract';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatClock, formatElapsed } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { stateLook, stateWord } from '../../ui/participant-state.ts';
import { toneText } from '../../ui/state-badge.tsx';
import { ActButton } from './tile-switches.tsx';

type StripCardProps = {
  readonly who: ParticipantView;
  /** How long it rings or the line is broken; null where no seconds are counted. */
  readonly elapsedMs: number | null;
  readonly kind: 'card' | 'chip';
  readonly isOpen: boolean;
};

function useDetail(who: ParticipantView, elapsedMs: number | null): string {
  const { t } = useTranslation(['wall', 'ui']);
  const { standsInFor } = who;
  if (standsInFor !== null) return t('ui:standsIn', { name: standsInFor.shortName });
  if (who.releaseAskedAt !== null && who.state !== 'ready') return t('tile.asked');
  const detail = t(who.state === 'ready' ? 'tile.released' : `detail.${who.state}`);
  if (who.state === 'delayed' && who.until !== null) return t('card.until', { time: formatClock(who.until) });
  return elapsedMs === null ? detail : `${detail} ${t('card.since', { time: formatElapsed(elapsedMs) })}`;
}

/** Below the grid: whoever has not been on air yet. With more than four it is a chip of one line and a half. */
export const StripCard = memo(function StripCard({ who, elapsedMs, kind, isOpen }: StripCardProps) {
  const { t } = useTranslation(['wall', 'ui']);
  const detail = useDetail(who, elapsedMs);
  const look = stateLook(who.state);
  const word = stateWord(who);
  const canBringOn = who.state === 'ready';
  return (
    <div className={`flex size-full items-center gap-3 ${kind === 'card' ? 'px-4 py-2' : 'px-3'}`}>
      <div className="min-w-0 flex-1 leading-snug">
        <p
          className={`leading-tight font-semibold ${kind === 'card' ? 'text-[1.375rem]' : 'text-[1.25rem]'} ${look.tone === 'muted' ? 'text-muted' : ''}`}
        >
          {who.shortName}
        </p>
        <p className={`flex items-center gap-2 text-[1.1875rem] font-semibold ${toneText[look.tone]}`}>
          <Icon name={look.icon} size={22} />
          <span className="min-w-0 leading-tight">{t(`ui:${word.key}`, word.values)}</span>
        </p>
        {kind === 'card' ? <p className="text-[1.125rem] leading-tight text-muted">{detail}</p> : null}
      </div>
      {!isOpen && canBringOn && kind === 'card' ? (
        <ActButton
          command={{ type: 'stage.set', participant: who.personId, picture: true, sound: true }}
          icon="onAir"
          text={t('switch.both')}
          label={t('switch.bothLabel', { name: who.shortName })}
          size="tight"
        />
      ) : null}
    </div>
  );
});

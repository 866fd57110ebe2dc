import type { ParticipantView } from '@kreisrunde/contract';
import { useTranslation } from 'react-i18next';
import { formatClock, formatElapsed } from '../../ui/format.ts';
import { Icon } from '../../ui/icon.tsx';
import { stateLook, stateWord } from '../../ui/participant-state.ts';
import { toneText } from '../../ui/state-badge.tsx';
import { ActButton } from './tile-switches.tsx';

type StripCardProps = {
  readonly who: ParticipantView;
  readonly now: number;
  readonly kind: 'card' | 'chip';
  readonly isOpen: boolean;
};

function useDetail(who: ParticipantView, now: number): string {
  const { t } = useTranslation(['wall', 'ui']);
  const { standsInFor } = who;
  if (standsInFor !== null) return t('ui:standsIn', { name: standsInFor.shortName });
  if (who.releaseAskedAt !== null && who.state !== 'ready') return t('tile.asked');
  const detail = t(who.state === 'ready' ? 'tile.released' : `detail.${who.state}`);
  if (who.state === 'delayed' && who.until !== null) return t('card.until', { time: formatClock(who.until) });
  return who.since === null || (who.state !== 'lost' && who.state !== 'ringing')
    ? detail
    : `${detail} ${t('card.since', { time: formatElapsed(now - who.since) })}`;
}

/** Below the grid: whoever has not been on air yet. With more than four it is a chip of one line and a half. */
export function StripCard({ who, now, kind, isOpen }: StripCardProps) {
  const { t } = useTranslation(['wall', 'ui']);
  const detail = useDetail(who, now);
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
}

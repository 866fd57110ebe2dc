import type { ParticipantView } from '@kreisrunde/contract';
import { useTranslation } from 'react-i18next';
import { formatElapsed } from './format.ts';
import { Icon } from './icon.tsx';
import { stateElapsedMs, stateLook, stateWord } from './participant-state.ts';
import type { StateTone } from './participant-state.ts';

export const toneText: Record<StateTone, string> = {
  live: 'text-live',
  ready: 'text-ready',
  ring: 'text-ring',
  broken: 'text-broken',
  neutral: 'text-ink',
  muted: 'text-muted',
};

type StateBadgeProps = {
  participant: ParticipantView;
  /** By the server's clock; gives the seconds of ringing and of a broken line. Left out: no seconds. */
  now?: number;
  iconSize?: number;
  className?: string;
};

/** State of one participant: icon, word and colour, and `data-state` for programs. */
export function StateBadge({ participant, now, iconSize = 20, className = '' }: StateBadgeProps) {
  const { t } = useTranslation('ui');
  const look = stateLook(participant.state);
  const word = stateWord(participant);
  const elapsed = now === undefined ? null : stateElapsedMs(participant, now);
  return (
    <span
      data-state={participant.state}
      className={`inline-flex min-w-0 items-center gap-2 font-medium leading-tight ${toneText[look.tone]} ${className}`}
    >
      <Icon name={look.icon} size={iconSize} />
      <span>
        {t(word.key, word.values)}
        {elapsed === null ? null : (
          <>
            {' '}
            <span className="whitespace-nowrap font-normal">· {formatElapsed(elapsed)}</span>
          </>
        )}
      </span>
    </span>
  );
}

import type { ParticipantView } from '@kreisrunde/contract';
import { useTranslation } from 'react-i18next';
import { formatElapsed } from './format.ts';
import { Icon } from './icon.tsx';
import { stateLook, stateWord } from './participant-state.ts';
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
  /** How long it rings or the line is broken (`stateElapsedMs`). Null: no seconds. */
  elapsedMs?: number | null;
  iconSize?: number;
  className?: string;
};

/** State of one participant: icon, word and colour, and `data-state` for programs. */
export function StateBadge({ participant, elapsedMs = null, iconSize = 20, className = '' }: StateBadgeProps) {
  const { t } = useTranslation('ui');
  const look = stateLook(participant.state);
  const word = stateWord(participant);
  return (
    <span
      data-state={participant.state}
      className={`inline-flex min-w-0 items-center gap-2 font-medium leading-tight ${toneText[look.tone]} ${className}`}
    >
      <Icon name={look.icon} size={iconSize} />
      <span>
        {t(word.key, word.values)}
        {elapsedMs === null ? null : (
          <>
            {' '}
            <span className="whitespace-nowrap font-normal">· {formatElapsed(elapsedMs)}</span>
          </>
        )}
      </span>
    </span>
  );
}

import { useId } from 'react';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-shapes.tsx';
import { useTapGuard } from './tap-guard.ts';

export type ToggleTone = 'neutral' | 'ready' | 'live' | 'action';

type ToggleButtonProps = {
  /** Visible and accessible name; it never changes: "Mikrofon", "Kamera", "Melden". */
  name: string;
  icon: IconName;
  isPressed: boolean;
  /** The line below the name: "freigegeben", "an – alle hören Sie". */
  stateLine: string;
  tone?: ToggleTone;
  isPending?: boolean;
  onSet: (on: boolean) => void;
  /** `row`: icon left of name and state, for narrow places. */
  layout?: 'stack' | 'row';
  className?: string;
};

const tones: Record<ToggleTone, string> = {
  neutral: 'border-control bg-surface-2 text-ink',
  ready: 'border-ready bg-ready-soft text-ink',
  live: 'border-tally bg-switch-on text-white',
  action: 'border-action bg-action text-on-action',
};

/** A toggle of the own device: keeps its name, tells its state on the line below and in aria-pressed. */
export function ToggleButton(props: ToggleButtonProps) {
  const { name, icon, isPressed, stateLine, tone = 'neutral', isPending = false, onSet, layout = 'stack' } = props;
  const { isFresh, guard } = useTapGuard();
  const stateId = useId();
  return (
    <button
      type="button"
      aria-pressed={isPressed}
      aria-label={name}
      aria-describedby={stateId}
      aria-busy={isPending || undefined}
      aria-disabled={isFresh || undefined}
      onClick={guard(() => {
        if (!isPending) onSet(!isPressed);
      })}
      className={`inline-flex items-center justify-center rounded-tile border-2 px-2 py-2 leading-tight ${
        layout === 'stack' ? 'min-h-21 flex-col gap-1 text-center' : 'min-h-16 flex-row gap-3 text-left'
      } ${tones[tone]} ${props.className ?? ''}`}
    >
      <Icon name={icon} size={layout === 'stack' ? 28 : 24} />
      <span className="min-w-0">
        <span className="block text-lead font-medium leading-tight">{name}</span>
        <span id={stateId} className="block text-caption leading-tight">
          {stateLine}
        </span>
      </span>
    </button>
  );
}

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
const stateColours: Record<ToggleTone, string> = {
  neutral: 'text-ink',
  ready: 'text-ink',
  live: 'text-white',
  action: 'text-on-action',
};

const layouts = {
  stack: {
    button: 'min-h-21 flex-col gap-1 px-2 text-center justify-center',
    state: 'inset-x-1 top-[calc(50%+1.05rem)] text-center',
  },
  row: {
    button: 'min-h-13 flex-row gap-2 px-2.5 text-left justify-start',
    state: 'left-[2.72rem] right-1 top-[calc(50%+0.05rem)] text-left',
  },
} as const;

/**
 * A toggle of the own device: keeps its name, tells its state on the line below and in aria-pressed. The line lies
 * over the button instead of in it: text inside would have to be part of the name, and the name must not change.
 */
export function ToggleButton(props: ToggleButtonProps) {
  const { name, icon, isPressed, stateLine, tone = 'neutral', isPending = false, onSet, layout = 'stack' } = props;
  const { isFresh, guard } = useTapGuard();
  const stateId = useId();
  return (
    <span className={`relative inline-flex ${props.className ?? ''}`}>
      <button
        type="button"
        aria-pressed={isPressed}
        aria-describedby={stateId}
        aria-busy={isPending || undefined}
        aria-disabled={isFresh || undefined}
        onClick={guard(() => {
          if (!isPending) onSet(!isPressed);
        })}
        className={`flex min-w-0 flex-1 items-center rounded-tile border-2 py-0.5 leading-tight ${layouts[layout].button} ${tones[tone]}`}
      >
        <Icon name={icon} size={layout === 'stack' ? 28 : 24} />
        <span className="block pb-[1.25rem] text-lead font-medium leading-tight">{name}</span>
      </button>
      <span
        id={stateId}
        className={`pointer-events-none absolute truncate text-caption leading-tight ${layouts[layout].state} ${stateColours[tone]}`}
      >
        {stateLine}
      </span>
    </span>
  );
}

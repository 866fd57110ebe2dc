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
  stack: { box: 'min-h-21 px-1.5', content: 'flex-col justify-center gap-1 text-center' },
  row: {
    box: 'min-h-13 px-1 sm:px-2.5',
    content: 'flex-row gap-2 text-left max-sm:flex-col max-sm:gap-0.5 max-sm:text-center',
  },
} as const;

/**
 * A toggle of the own device: keeps its name, tells its state on the line below and in aria-pressed. The button lies
 * below the words instead of around them: text inside would have to be part of its name, and the name must not change.
 */
export function ToggleButton(props: ToggleButtonProps) {
  const { name, icon, isPressed, stateLine, tone = 'neutral', isPending = false, onSet, layout = 'stack' } = props;
  const { isFresh, guard } = useTapGuard();
  const stateId = useId();
  const look = layouts[layout];
  return (
    <span
      className={`relative inline-flex min-w-0 rounded-tile border-2 py-1.5 leading-tight ${look.box} ${tones[tone]} ${props.className ?? ''}`}
    >
      <button
        type="button"
        aria-label={name}
        aria-pressed={isPressed}
        aria-describedby={stateId}
        aria-busy={isPending || undefined}
        aria-disabled={isFresh || undefined}
        onClick={guard(() => {
          if (!isPending) onSet(!isPressed);
        })}
        className="absolute -inset-0.5 rounded-tile"
      />
      <span className={`pointer-events-none relative flex min-w-0 flex-1 items-center ${look.content}`}>
        <Icon name={icon} size={layout === 'stack' ? 28 : 24} />
        <span className="min-w-0">
          <span aria-hidden="true" className="block text-lead leading-tight font-medium">
            {name}
          </span>
          <span id={stateId} className={`block text-caption leading-tight ${stateColours[tone]}`}>
            {stateLine}
          </span>
        </span>
      </span>
    </span>
  );
}

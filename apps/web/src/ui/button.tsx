import type { ReactNode, RefObject } from 'react';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-shapes.tsx';
import { useTapGuard } from './tap-guard.ts';

export type ButtonTone = 'filled' | 'ready' | 'outline' | 'neutral' | 'leave' | 'quiet';
export type ButtonSize = 'compact' | 'regular' | 'large' | 'main';

type ButtonProps = {
  children: ReactNode;
  onPress: () => void;
  tone?: ButtonTone;
  size?: ButtonSize;
  icon?: IconName;
  /** A second, quieter line: describes the button, is no part of its name, and so is drawn, not contained. */
  detail?: string | undefined;
  /** Accessible name where it differs from the visible text; it must contain that text. */
  label?: string;
  isBusy?: boolean;
  isDisabled?: boolean;
  isFocusedFirst?: boolean;
  align?: 'center' | 'start';
  className?: string;
  type?: 'button' | 'submit';
  ref?: RefObject<HTMLButtonElement | null>;
};

const tones: Record<ButtonTone, string> = {
  filled: 'border-2 border-action bg-action text-on-action hover:bg-action-hover hover:border-action-hover',
  ready: 'border-2 border-ready-fill bg-ready-fill text-on-ready-fill hover:brightness-110',
  outline: 'border-2 border-action bg-surface-1 text-action hover:bg-action-soft',
  neutral: 'border-2 border-control bg-surface-1 text-ink hover:bg-surface-2',
  leave: 'border-2 border-leave bg-transparent text-leave hover:bg-live-soft',
  quiet: 'border-2 border-transparent bg-transparent text-ink hover:bg-surface-2',
};

const sizes: Record<ButtonSize, { box: string; icon: number }> = {
  compact: { box: 'min-h-12 px-4 text-body gap-2', icon: 20 },
  regular: { box: 'min-h-14 px-5 text-lead gap-3', icon: 22 },
  large: { box: 'min-h-[4.25rem] px-5 text-lead gap-3', icon: 24 },
  main: { box: 'min-h-21 px-8 text-heading gap-4', icon: 32 },
};

/** Acts on release; sliding off cancels. */
export function Button({
  children,
  onPress,
  tone = 'neutral',
  size = 'compact',
  icon,
  detail,
  label,
  isBusy = false,
  isDisabled = false,
  isFocusedFirst = false,
  align = 'center',
  className = '',
  type = 'button',
  ref,
}: ButtonProps) {
  const { isFresh, guard } = useTapGuard();
  const look = sizes[size];
  return (
    <button
      ref={ref}
      type={type}
      autoFocus={isFocusedFirst}
      aria-label={label}
      aria-description={detail}
      aria-busy={isBusy || undefined}
      aria-disabled={isFresh || isBusy || isDisabled || undefined}
      onClick={guard(() => {
        if (!isBusy && !isDisabled) onPress();
      })}
      className={`inline-flex items-center rounded-button py-1.5 font-medium transition-colors ${
        align === 'center' ? 'justify-center text-center' : 'justify-start text-left'
      } ${tones[tone]} ${look.box} ${isBusy || isDisabled ? 'cursor-default opacity-70' : ''} ${className}`}
    >
      {icon === undefined ? null : <Icon name={icon} size={look.icon} />}
      <span className="min-w-0">
        <span className="block leading-tight">{children}</span>
        {detail !== undefined ? (
          <span
            aria-hidden="true"
            data-detail={detail}
            className="block text-caption font-normal leading-tight opacity-90 before:content-[attr(data-detail)]"
          />
        ) : null}
      </span>
    </button>
  );
}

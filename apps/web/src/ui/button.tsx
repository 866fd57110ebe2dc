import { useEffect, useId, useRef } from 'react';
import type { ReactNode } from 'react';
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

const aligns = { center: 'justify-center text-center', start: 'justify-start text-left' } as const;

function Detail({ id, text }: { id: string; text: string }) {
  return (
    <>
      <span
        aria-hidden="true"
        data-detail={text}
        className="block text-caption font-normal leading-tight opacity-90 before:content-[attr(data-detail)]"
      />
      <span id={id} hidden>
        {text}
      </span>
    </>
  );
}

/** Acts on release; sliding off cancels. */
export function Button(props: ButtonProps) {
  const {
    children,
    onPress,
    tone = 'neutral',
    size = 'compact',
    icon,
    detail,
    align = 'center',
    className = '',
  } = props;
  const isIdle = props.isBusy !== true && props.isDisabled !== true;
  const isFocusedFirst = props.isFocusedFirst === true;
  const { isFresh, guard } = useTapGuard();
  const detailId = useId();
  const ref = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (isFocusedFirst) ref.current?.focus();
  }, [isFocusedFirst]);
  return (
    <button
      ref={ref}
      type="button"
      aria-label={props.label}
      aria-describedby={detail === undefined ? undefined : detailId}
      aria-busy={props.isBusy === true ? true : undefined}
      aria-disabled={isFresh || !isIdle ? true : undefined}
      onClick={guard(() => {
        if (isIdle) onPress();
      })}
      className={`inline-flex items-center rounded-button py-1.5 font-medium transition-colors ${aligns[align]} ${
        tones[tone]
      } ${sizes[size].box} ${isIdle ? '' : 'cursor-default opacity-70'} ${className}`}
    >
      {icon === undefined ? null : <Icon name={icon} size={sizes[size].icon} />}
      <span className="min-w-0">
        <span className="block leading-tight">{children}</span>
        {detail === undefined ? null : <Detail id={detailId} text={detail} />}
      </span>
    </button>
  );
}

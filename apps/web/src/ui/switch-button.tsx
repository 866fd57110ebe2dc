import type { Medium } from '@kreisrunde/contract';
import { useTranslation } from 'react-i18next';
import { Icon } from './icon.tsx';
import { useDelayed } from './use-delayed.ts';
import { useTapGuard } from './tap-guard.ts';

/** From here on a tap that is not yet confirmed says so. */
const sayPendingAfterMs = 150;

type SwitchButtonProps = {
  /** Accessible name; never changes with the state: "Bild Calbe (Saale)". */
  name: string;
  medium: Medium;
  isOn: boolean;
  /** Red is for what flows: on, but with a broken line, stays neutral. Left out: as `isOn`. */
  isOnAir?: boolean;
  /** The command is under way; the switch keeps showing what is true until the server confirms. */
  isPending: boolean;
  /** Sets, never toggles: the wish is the opposite of what this switch shows now. */
  onSet: (on: boolean) => void;
  size?: 'desk' | 'narrow' | 'wall';
  className?: string;
};

const icons = {
  picture: { on: 'camera', off: 'cameraOff' },
  sound: { on: 'microphone', off: 'microphoneOff' },
} as const;

const boxes = {
  desk: 'min-h-16 w-[4.625rem] px-0.5 text-caption',
  narrow: 'min-h-16 w-16 px-0 text-small',
  wall: 'min-h-[max(4rem,9.6vh)] min-w-[max(4rem,9.6vh)] px-2 text-[max(1rem,1.85vh)]',
} as const;

/** One of the two switches of a participant on the stage. Red only once the server says that it is on. */
export function SwitchButton(props: SwitchButtonProps) {
  const { name, medium, isOn, isOnAir = isOn, isPending, onSet, size = 'desk', className = '' } = props;
  const { t } = useTranslation('ui');
  const { isFresh, guard } = useTapGuard();
  const saysPending = useDelayed(isPending, sayPendingAfterMs);
  const word = saysPending ? t('switch.pending') : t(`switch.${medium}.${isOn ? 'on' : 'off'}`);
  return (
    <button
      type="button"
      role="switch"
      aria-checked={isOn}
      aria-label={name}
      aria-busy={isPending || undefined}
      aria-disabled={isFresh || undefined}
      onClick={guard(() => {
        if (!isPending) onSet(!isOn);
      })}
      className={`inline-flex flex-col items-center justify-center gap-1 rounded-button border-2 font-medium leading-none ${
        isOnAir ? 'border-tally bg-switch-on text-white' : 'border-control bg-surface-2 text-ink'
      } ${boxes[size]} ${className}`}
    >
      <Icon name={icons[medium][isOn ? 'on' : 'off']} size={size === 'wall' ? 28 : 24} />
      <span aria-hidden="true" className="text-center">
        {word}
      </span>
    </button>
  );
}

/** Stands in a switch's place where the owner has closed the medium: it says so and is nothing to tap. */
export function ClosedByOwner({ medium, size = 'desk' }: Pick<SwitchButtonProps, 'medium' | 'size'>) {
  const { t } = useTranslation('ui');
  return (
    <span
      className={`inline-flex flex-col items-center justify-center gap-1 rounded-button leading-tight text-muted ${boxes[size]} !text-small`}
    >
      <Icon name={icons[medium].off} size={22} />
      <span className="text-center">{t(`switch.${medium}.offByOwner`)}</span>
    </span>
  );
}

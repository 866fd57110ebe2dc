import type { CommandInput } from '@kreisrunde/contract';
import { useCommand } from '../../api/use-command.ts';
import { Icon } from '../../ui/icon.tsx';
import type { IconName } from '../../ui/icon-shapes.tsx';
import { useTapGuard } from '../../ui/tap-guard.ts';

type WallButtonProps = {
  readonly command: CommandInput;
  readonly icon: IconName;
  readonly text: string;
  readonly detail?: string;
  readonly isFilled?: boolean;
  readonly isStacked?: boolean;
  readonly className?: string;
};

/** A button of the wall that sends one command, to be hit from a step away. */
export function WallButton({
  command,
  icon,
  text,
  detail,
  isFilled = false,
  isStacked = false,
  className = '',
}: WallButtonProps) {
  const { send, isPending } = useCommand();
  const { isFresh, guard } = useTapGuard();
  const look = isFilled ? 'border-action bg-action text-on-action' : 'border-[#8d93b4] bg-surface-2 text-ink';
  return (
    <button
      type="button"
      aria-busy={isPending || undefined}
      aria-disabled={isFresh || isPending || undefined}
      onClick={guard(() => {
        if (!isPending) void send(command);
      })}
      className={`flex min-h-16 items-center justify-center rounded-button border-2 px-3 py-2 text-[1.375rem] leading-tight font-semibold ${
        isStacked ? 'flex-col gap-1.5' : 'gap-3.5'
      } ${look} ${className}`}
    >
      <Icon name={icon} size={28} />
      <span>
        {text}
        {detail === undefined ? null : <span className="block text-[1.125rem] font-normal">{detail}</span>}
      </span>
    </button>
  );
}

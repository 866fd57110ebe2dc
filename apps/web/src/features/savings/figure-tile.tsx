import { Icon } from '../../ui/icon.tsx';
import type { IconName } from '../../ui/icon-shapes.tsx';

type FigureTileProps = { icon: IconName; value: string; unit: string; text: string; isGreen?: boolean };

/** One figure, large: 540 km nicht gefahren. */
export function FigureTile({ icon, value, unit, text, isGreen = false }: FigureTileProps) {
  return (
    <div className="flex items-center gap-4 px-5 py-4 max-[20rem]:flex-wrap max-[20rem]:gap-2 max-[20rem]:px-3">
      <span
        className={`grid size-13 shrink-0 place-items-center rounded-button ${
          isGreen ? 'bg-ready-soft text-ready' : 'bg-action-soft text-action'
        }`}
      >
        <Icon name={icon} size={28} />
      </span>
      <p className="min-w-0">
        <span className="block text-hero sm:whitespace-nowrap font-semibold leading-none">
          {value} <span className="text-card font-medium">{unit}</span>
        </span>
        <span className="block pt-1 text-body leading-tight text-muted">{text}</span>
      </p>
    </div>
  );
}

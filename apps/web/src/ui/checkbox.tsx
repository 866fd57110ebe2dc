import { Checkbox as AriaCheckbox } from 'react-aria-components';
import { Icon } from './icon.tsx';

type CheckboxProps = { label: string; isSelected: boolean; onChange: (isSelected: boolean) => void };

export function Checkbox({ label, isSelected, onChange }: CheckboxProps) {
  return (
    <AriaCheckbox
      isSelected={isSelected}
      onChange={onChange}
      className="group inline-flex min-h-12 cursor-pointer items-center gap-3 rounded-label pr-2 text-body font-medium data-focus-visible:outline-4 data-focus-visible:outline-offset-2 data-focus-visible:outline-action"
    >
      <span className="grid size-6 shrink-0 place-items-center rounded-label border-2 border-control bg-surface-1 text-on-action group-data-selected:border-action group-data-selected:bg-action">
        {isSelected ? <Icon name="check" size={16} strokeWidth={3} /> : null}
      </span>
      {label}
    </AriaCheckbox>
  );
}

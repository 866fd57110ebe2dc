import { useId } from 'react';
import { Icon } from './icon.tsx';
import { FieldProblem } from './text-field.tsx';

type SelectFieldProps<Value extends string> = {
  label: string;
  value: Value;
  options: readonly { readonly value: Value; readonly name: string }[];
  onChange: (value: Value) => void;
  problem?: string | undefined;
  help?: string;
  className?: string;
};

/** The browser's own choice: every tablet has a good one, for fingers and for screen readers. */
export function SelectField<Value extends string>(props: SelectFieldProps<Value>) {
  const { label, value, options, onChange, problem, help, className = '' } = props;
  const id = useId();
  const helpId = useId();
  const problemId = useId();
  return (
    <div className={`flex min-w-0 flex-col ${className}`}>
      <label htmlFor={id} className="mb-1 block text-body font-medium">
        {label}
      </label>
      <span className="relative block">
        <select
          id={id}
          value={value}
          aria-invalid={problem !== undefined || undefined}
          aria-describedby={`${helpId} ${problemId}`}
          onChange={(event) => {
            const chosen = options.find((option) => option.value === event.target.value);
            if (chosen !== undefined) onChange(chosen.value);
          }}
          className={`h-13 w-full appearance-none truncate rounded-button border-2 bg-surface-1 pl-4 pr-11 text-lead ${
            problem === undefined ? 'border-control' : 'border-broken'
          }`}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.name}
            </option>
          ))}
        </select>
        <Icon
          name="chevronDown"
          size={20}
          className="pointer-events-none absolute right-3.5 top-1/2 -translate-y-1/2"
        />
      </span>
      <span id={helpId} className={help === undefined ? 'hidden' : 'mt-1 text-caption leading-snug text-muted'}>
        {help}
      </span>
      <span id={problemId}>{problem === undefined ? null : <FieldProblem>{problem}</FieldProblem>}</span>
    </div>
  );
}

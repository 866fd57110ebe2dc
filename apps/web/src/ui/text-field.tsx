import type { ReactNode } from 'react';
import { FieldError, Input, Label, Text, TextArea, TextField as AriaTextField } from 'react-aria-components';
import { Icon } from './icon.tsx';

type TextFieldProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** What is wrong with the input; stands beside the field and is read with it. */
  problem?: string | undefined;
  help?: string;
  type?: 'text' | 'password' | 'search';
  inputMode?: 'text' | 'numeric' | 'decimal';
  autoComplete?: string;
  placeholder?: string;
  isFocusedFirst?: boolean;
  isReadOnly?: boolean;
  /** More than one: a field of several lines. */
  rows?: number;
  /** Stands in the field, on its right: a unit, a button. */
  after?: ReactNode;
  className?: string;
  inputClassName?: string;
};

const box =
  'w-full rounded-button border-2 border-control bg-surface-1 px-4 text-lead data-invalid:border-broken placeholder:text-muted read-only:bg-surface-2';

/** Sentence beside a field, in the look of all that needs a hand. */
export function FieldProblem({ children }: { children: ReactNode }) {
  return (
    <span className="mt-1.5 flex items-start gap-2 text-body font-medium text-broken">
      <Icon name="warning" size={20} className="mt-0.5" />
      <span>{children}</span>
    </span>
  );
}

/** A field with its name above it, help below, and what is wrong beside it. */
export function TextField(props: TextFieldProps) {
  const { label, value, onChange, problem, help, rows = 1, after, className = '', inputClassName = '' } = props;
  return (
    <AriaTextField
      value={value}
      onChange={onChange}
      isInvalid={problem !== undefined}
      isReadOnly={props.isReadOnly ?? false}
      type={props.type ?? 'text'}
      validationBehavior="aria"
      autoComplete={props.autoComplete ?? 'off'}
      {...(props.inputMode === undefined ? {} : { inputMode: props.inputMode })}
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- A page or dialog that is one form starts in its first field.
      autoFocus={props.isFocusedFirst ?? false}
      className={`flex min-w-0 flex-col ${className}`}
    >
      <Label className="mb-1 block text-body font-medium">{label}</Label>
      <span className="relative block">
        {rows > 1 ? (
          <TextArea rows={rows} placeholder={props.placeholder ?? ''} className={`${box} py-3 ${inputClassName}`} />
        ) : (
          <Input placeholder={props.placeholder ?? ''} className={`${box} h-13 ${inputClassName}`} />
        )}
        {after === undefined ? null : (
          <span className="absolute inset-y-0 right-0 flex items-center pr-4 text-body text-muted">{after}</span>
        )}
      </span>
      {help === undefined ? null : (
        <Text slot="description" className="mt-1 text-caption leading-snug text-muted">
          {help}
        </Text>
      )}
      <FieldError>{problem === undefined ? null : <FieldProblem>{problem}</FieldProblem>}</FieldError>
    </AriaTextField>
  );
}

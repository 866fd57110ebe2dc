import { useEffect, useRef } from 'react';
import type { FormEvent, ReactNode } from 'react';
import { FieldProblem } from './text-field.tsx';

type FormProps = {
  onSubmit: () => void;
  /** A new value for each refusal: the first wrong field then takes the focus. */
  refusal: unknown;
  children: ReactNode;
  className?: string;
  label?: string;
};

/** Sends on Enter too. Wrong fields are marked by the form's owner, never by the browser's own balloons. */
export function Form({ onSubmit, refusal, children, className = '', label }: FormProps) {
  const ref = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (refusal === null) return;
    ref.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [refusal]);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    event.stopPropagation();
    onSubmit();
  };
  return (
    <form ref={ref} noValidate onSubmit={submit} aria-label={label} className={className}>
      {children}
      {/* Enter sends a form only where it has a button of this kind; the visible one may stand elsewhere. */}
      <button type="submit" hidden tabIndex={-1} aria-hidden="true" />
    </form>
  );
}

/** Why the whole form was refused. */
export function FormProblem({ children }: { children: string | null }) {
  return (
    <div role="alert" className="empty:absolute">
      {children === null ? null : <FieldProblem>{children}</FieldProblem>}
    </div>
  );
}

import type { ReactNode } from 'react';

/** Something takes more than a moment: a turning ring, and words. */
export function Spinner({ children }: { children: ReactNode }) {
  return (
    <span className="inline-flex items-center gap-3">
      <span
        aria-hidden="true"
        className="size-6 shrink-0 animate-spin rounded-full border-[3px] border-line border-t-action"
      />
      {children}
    </span>
  );
}

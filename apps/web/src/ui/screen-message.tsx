import type { ReactNode } from 'react';
import { Logo } from './logo.tsx';

type ScreenMessageProps = { title: string; children?: ReactNode };

/** A calm page with one sentence, and where it helps one thing to do. */
export function ScreenMessage({ title, children }: ScreenMessageProps) {
  return (
    <main className="grid min-h-dvh place-items-center px-6 py-10 text-center">
      <div className="flex max-w-xl flex-col items-center gap-6">
        <Logo size={96} />
        <h1 className="text-hero font-semibold text-balance">{title}</h1>
        {children}
      </div>
    </main>
  );
}

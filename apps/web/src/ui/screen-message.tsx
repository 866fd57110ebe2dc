import type { ReactNode } from 'react';
import { LanguageButton } from './language-button.tsx';
import { Logo } from './logo.tsx';

type ScreenMessageProps = {
  title: string;
  children?: ReactNode;
  /** False where the page is only a wait: nothing to tap may stand where the next screen will. */
  hasLanguage?: boolean;
};

/** A calm page with one sentence, and where it helps one thing to do. */
export function ScreenMessage({ title, children, hasLanguage = true }: ScreenMessageProps) {
  return (
    <div className="flex min-h-dvh flex-col">
      <main className="order-2 grid flex-1 place-items-center px-6 pb-16 pt-4 text-center">
        <div className="flex max-w-xl flex-col items-center gap-6">
          <Logo size={96} />
          <h1 className="text-hero font-semibold text-balance">{title}</h1>
          {children}
        </div>
      </main>
      <div className="order-1 self-end p-2">{hasLanguage ? <LanguageButton /> : null}</div>
    </div>
  );
}

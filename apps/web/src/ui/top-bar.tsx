import type { ReactNode } from 'react';
import { LanguageButton } from './language-button.tsx';
import { Logo } from './logo.tsx';

type TopBarProps = { title: ReactNode; subtitle: ReactNode; children?: ReactNode; headingLevel?: 1 | 2 };

/** The bar at the top: mark, two lines, and what belongs to the screen on the right. */
export function TopBar({ title, subtitle, children, headingLevel }: TopBarProps) {
  const Title = headingLevel === undefined ? 'p' : (`h${headingLevel}` as const);
  return (
    <header className="flex min-h-16 flex-wrap items-center gap-x-4 border-b border-line bg-surface-1 px-6 py-1.5 max-sm:px-4">
      <Logo size={40} className="max-[20rem]:hidden" />
      <div className="min-w-0 flex-1 basis-36">
        <Title className="text-card font-semibold leading-tight">{title}</Title>
        <p className="text-body leading-tight text-muted">{subtitle}</p>
      </div>
      {children}
      <LanguageButton className="-mr-3 max-sm:-mr-2 max-sm:px-2" />
    </header>
  );
}

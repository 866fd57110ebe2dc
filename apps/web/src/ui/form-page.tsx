import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useTheme } from './theme.tsx';
import { TopBar } from './top-bar.tsx';

type FormPageProps = { subtitle: string; title: string; lead?: string; children: ReactNode };

/** A page that is one short form in a card. */
export function FormPage({ subtitle, title, lead, children }: FormPageProps) {
  const { t } = useTranslation('ui');
  useTheme('office');
  return (
    <div className="flex min-h-dvh flex-col">
      <TopBar title={t('product')} subtitle={subtitle} />
      <main className="grid flex-1 place-items-center px-4 py-6 sm:pb-[12vh]">
        <div className="w-full max-w-[34rem] rounded-sheet border border-line bg-surface-1 p-8 max-sm:p-5">
          <h1 className="text-heading font-semibold text-balance">{title}</h1>
          {lead === undefined ? null : <p className="mt-2 text-lead leading-snug text-muted">{lead}</p>}
          <div className="mt-6">{children}</div>
        </div>
      </main>
    </div>
  );
}

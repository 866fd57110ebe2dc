import { useState } from 'react';
import type { MouseEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogTitle } from '../../ui/dialog.tsx';
import { Icon } from '../../ui/icon.tsx';
import type { IconName } from '../../ui/icon-shapes.tsx';
import { LanguageButton } from '../../ui/language-button.tsx';
import { Logo } from '../../ui/logo.tsx';
import { accessPath, sections } from './sections.ts';
import type { Section } from './sections.ts';

type Navigation = {
  section: Section;
  /** Name of the own account, null until it is known. */
  accountName: string | null;
  onOpen: (path: string) => void;
  onSignOut: () => void;
};

type EntryProps = {
  path: string;
  icon: IconName;
  isCurrent: boolean;
  onOpen: (path: string) => void;
  children: string;
};

/** A real link, so that it may be opened in another window too. */
function Entry({ path, icon, isCurrent, onOpen, children }: EntryProps) {
  const follow = (event: MouseEvent): void => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    onOpen(path);
  };
  return (
    <a
      href={path}
      aria-current={isCurrent ? 'page' : undefined}
      onClick={follow}
      className={`flex min-h-12 items-center gap-3 rounded-button px-3 text-body font-medium ${
        isCurrent ? 'bg-action-soft text-action' : 'text-ink hover:bg-surface-2'
      }`}
    >
      <Icon name={icon} />
      {children}
    </a>
  );
}

function Menu({ section, accountName, onOpen, onSignOut }: Navigation) {
  const { t } = useTranslation('admin');
  return (
    <>
      <nav aria-label={t('menu')}>
        <ul className="flex flex-col gap-1">
          {sections.map(({ id, path, icon }) => (
            <li key={id}>
              <Entry path={path} icon={icon} isCurrent={id === section} onOpen={onOpen}>
                {t(`section.${id}`)}
              </Entry>
            </li>
          ))}
        </ul>
      </nav>
      <div className="mt-auto flex flex-col gap-1 pt-6">
        <LanguageButton className="justify-start! gap-3.5! px-3!" />
        <Entry path={accessPath} icon="person" isCurrent={section === 'access'} onOpen={onOpen}>
          {accountName ?? t('section.access')}
        </Entry>
        <button
          type="button"
          onClick={onSignOut}
          className="flex min-h-12 items-center gap-3 rounded-button px-3 text-body font-medium hover:bg-surface-2"
        >
          <Icon name="leave" />
          {t('signOut')}
        </button>
      </div>
    </>
  );
}

function Mark() {
  const { t } = useTranslation('admin');
  return (
    <div className="flex min-w-0 items-center gap-3">
      <Logo size={40} />
      <div className="min-w-0">
        <p className="text-card leading-tight font-semibold">{t('ui:product')}</p>
        <p className="text-body leading-tight text-muted">{t('title')}</p>
      </div>
    </div>
  );
}

/** On narrow screens the menu opens over the page, with the same entries in the same order. */
function NarrowBar(navigation: Navigation) {
  const { t } = useTranslation('admin');
  const [isOpen, setIsOpen] = useState(false);
  const open = (path: string): void => {
    setIsOpen(false);
    navigation.onOpen(path);
  };
  return (
    <header className="flex min-h-16 items-center justify-between gap-4 border-b border-line bg-surface-1 px-4 py-1.5 lg:hidden">
      <Mark />
      <Button icon="menu" onPress={() => setIsOpen(true)}>
        {t('openMenu')}
      </Button>
      <Dialog isOpen={isOpen} onClose={() => setIsOpen(false)} shape="side" className="max-w-80!">
        <div className="flex flex-1 flex-col overflow-y-auto p-4">
          <div className="mb-4 flex items-center justify-between gap-4 pl-3">
            <DialogTitle className="text-heading">{t('openMenu')}</DialogTitle>
            <Button tone="quiet" icon="close" onPress={() => setIsOpen(false)}>
              {t('ui:close')}
            </Button>
          </div>
          <Menu {...navigation} onOpen={open} />
        </div>
      </Dialog>
    </header>
  );
}

/** The menu on the left and one page beside it. */
export function AdminFrame({ children, ...navigation }: Navigation & { children: ReactNode }) {
  return (
    <div className="flex min-h-dvh flex-col lg:flex-row">
      <header className="sticky top-0 hidden h-dvh w-56 shrink-0 flex-col overflow-y-auto border-r border-line bg-surface-1 px-3 pb-3 pt-4 lg:flex">
        <div className="mb-5 pl-2">
          <Mark />
        </div>
        <Menu {...navigation} />
      </header>
      <NarrowBar {...navigation} />
      <main className="flex min-w-0 flex-1 flex-col px-7 pb-4 pt-5 max-sm:px-4">{children}</main>
    </div>
  );
}

type PageHeadProps = { title: string; lead?: string; children?: ReactNode };

/** Title of a page, and on its right what can be done on it. */
export function PageHead({ title, lead, children }: PageHeadProps) {
  return (
    <div className="mb-3 flex flex-wrap items-center justify-between gap-x-4 gap-y-3">
      <div className="min-w-0">
        <h1 className="text-heading font-semibold">{title}</h1>
        {lead === undefined ? null : <p className="text-body text-muted">{lead}</p>}
      </div>
      {children === undefined ? null : (
        <div className="flex flex-wrap gap-3 max-sm:w-full max-sm:gap-2 max-sm:*:flex-1 max-sm:*:px-2">{children}</div>
      )}
    </div>
  );
}

import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogTitle } from '../../ui/dialog.tsx';
import { useActions } from './administration-state.tsx';
import { UndoNotice } from './undo-notice.tsx';

type SidePanelProps = {
  isOpen: boolean;
  onClose: () => void;
  title: string;
  subtitle?: string;
  children: ReactNode;
};

function Content({ title, subtitle, onClose, children }: Omit<SidePanelProps, 'isOpen'>) {
  const { t } = useTranslation('ui');
  const { setIsPanelOpen } = useActions();
  useEffect(() => {
    setIsPanelOpen(true);
    return () => setIsPanelOpen(false);
  }, [setIsPanelOpen]);
  return (
    <>
      <div className="flex items-center justify-between gap-4 border-b border-line px-7 py-4 max-sm:px-4">
        <div className="min-w-0">
          <DialogTitle className="text-heading">{title}</DialogTitle>
          {subtitle === undefined ? null : <p className="text-body text-muted">{subtitle}</p>}
        </div>
        <Button tone="quiet" icon="close" onPress={onClose}>
          {t('close')}
        </Button>
      </div>
      {children}
      <UndoNotice isInPanel />
    </>
  );
}

/** What scrolls below the title of a panel. */
export function PanelBody({ children }: { children: ReactNode }) {
  return <div className="flex min-h-0 flex-1 flex-col gap-6 overflow-y-auto px-7 py-5 max-sm:px-4">{children}</div>;
}

/** What stays in view however long a panel is. */
export function PanelFoot({ children }: { children: ReactNode }) {
  return <div className="flex flex-col gap-3 border-t border-line bg-surface-1 px-7 py-4 max-sm:px-4">{children}</div>;
}

/** One entry of a list, opened beside it: its content is a PanelBody, and where it helps a PanelFoot. */
export function SidePanel({ isOpen, ...content }: SidePanelProps) {
  return (
    <Dialog isOpen={isOpen} onClose={content.onClose} shape="side">
      <Content {...content} />
    </Dialog>
  );
}

/** A part of a panel or of a page, named by its heading. */
export function Part({ title, children, action }: { title: string; children: ReactNode; action?: ReactNode }) {
  return (
    <section aria-label={title}>
      <div className="mb-2 flex flex-wrap items-center justify-between gap-3">
        <h3 className="text-card font-semibold">{title}</h3>
        {action}
      </div>
      {children}
    </section>
  );
}

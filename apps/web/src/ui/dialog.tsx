import { useEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Heading, I18nProvider, Modal, ModalOverlay } from 'react-aria-components';
import { currentLocale } from '../i18n/i18n.ts';

type DialogProps = {
  isOpen: boolean;
  onClose: () => void;
  children: ReactNode;
  role?: 'dialog' | 'alertdialog';
  /**
   * `sheet` rises from the lower edge and takes nearly the whole screen; `box` stands in the middle; `side` is as high
   * as the screen, on its right, so that the list it belongs to stays in view; `beside` is a box there.
   */
  shape?: 'sheet' | 'box' | 'side' | 'beside';
  /** Names the dialog where it has no DialogTitle. */
  label?: string;
  className?: string;
};

const places = {
  sheet: 'items-end justify-center pt-[max(1.75rem,env(safe-area-inset-top))] max-sm:pt-4 sm:px-10',
  box: 'items-center justify-center p-4',
  side: 'items-stretch justify-end sm:pl-16',
  beside: 'items-center justify-center p-4 lg:justify-end lg:p-6',
} as const;

const shapes = {
  sheet: 'w-full max-w-[70rem] max-h-full rounded-t-sheet flex flex-col overflow-hidden',
  box: 'w-full max-w-[45rem] max-h-full rounded-sheet border border-line overflow-y-auto',
  side: 'w-full max-w-[40rem] h-full sm:rounded-l-sheet flex flex-col overflow-hidden',
  beside: 'w-full max-w-[34rem] max-h-full rounded-sheet border border-line overflow-y-auto',
} as const;

/**
 * What had the focus may be gone with a step of the dialog, and for a moment nothing has it: Escape closes all the same,
 * the uppermost first.
 */
function EscapeWithoutFocus({ onClose }: { readonly onClose: () => void }) {
  const mark = useRef<HTMLSpanElement>(null);
  const close = useRef(onClose);
  useEffect(() => {
    close.current = onClose;
  }, [onClose]);
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const isLost = document.activeElement === null || document.activeElement === document.body;
      const uppermost = [...document.querySelectorAll('[data-dialog-mark]')].at(-1);
      if (event.key === 'Escape' && isLost && uppermost === mark.current) close.current();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return <span ref={mark} data-dialog-mark hidden />;
}

/** Modal dialog: keeps the focus, closes with Escape, gives the focus back. A tap beside it is no answer. */
export function Dialog({
  isOpen,
  onClose,
  children,
  role = 'dialog',
  shape = 'box',
  label,
  className = '',
}: DialogProps) {
  return (
    <I18nProvider locale={currentLocale()}>
      <ModalOverlay
        isOpen={isOpen}
        onOpenChange={(open) => {
          if (!open) onClose();
        }}
        className={`fixed inset-0 z-50 flex h-dvh animate-fade bg-veil ${places[shape]}`}
      >
        <Modal className={`bg-surface-1 text-ink shadow-sheet ${shapes[shape]} ${className}`}>
          <AriaDialog
            role={role}
            {...(label === undefined ? {} : { 'aria-label': label })}
            className="flex max-h-full min-h-0 flex-1 flex-col outline-none"
          >
            {children}
            <EscapeWithoutFocus onClose={onClose} />
          </AriaDialog>
        </Modal>
      </ModalOverlay>
    </I18nProvider>
  );
}

/** The heading that names the dialog. */
export function DialogTitle({ children, className = '' }: { children: ReactNode; className?: string }) {
  return (
    <Heading slot="title" level={2} className={`font-semibold max-[20rem]:text-title ${className}`}>
      {children}
    </Heading>
  );
}

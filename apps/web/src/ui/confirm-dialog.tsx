import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { Dialog, DialogTitle } from './dialog.tsx';

type ConfirmDialogProps = {
  isOpen: boolean;
  title: string;
  /** What happens then. */
  children: ReactNode;
  /** What the button does, verb first. */
  action: string;
  isBusy?: boolean;
  onConfirm: () => void;
  onClose: () => void;
};

/** Asks before something that cannot be taken back; the safe answer is the dominant one. */
export function ConfirmDialog({ isOpen, title, children, action, isBusy, onConfirm, onClose }: ConfirmDialogProps) {
  const { t } = useTranslation('ui');
  return (
    <Dialog isOpen={isOpen} onClose={onClose} role="alertdialog" className="max-w-[34rem]">
      <div className="flex flex-col gap-4 p-8 max-sm:p-5 max-[20rem]:p-3">
        <DialogTitle className="text-heading">{title}</DialogTitle>
        <p className="text-lead leading-snug">{children}</p>
        <div className="mt-2 flex flex-wrap justify-end gap-3">
          <Button tone="leave" size="regular" isBusy={isBusy ?? false} onPress={onConfirm}>
            {action}
          </Button>
          <Button tone="filled" size="regular" isFocusedFirst onPress={onClose}>
            {t('cancel')}
          </Button>
        </div>
      </div>
    </Dialog>
  );
}

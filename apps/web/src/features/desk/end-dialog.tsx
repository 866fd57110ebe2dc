import type { ConferenceView } from '@kreisrunde/contract';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogTitle } from '../../ui/dialog.tsx';

type EndDialogProps = { isOpen: boolean; conference: ConferenceView; onClose: () => void };

/** Asks before the round ends for all; the safe answer is the dominant one. */
export function EndDialog({ isOpen, conference, onClose }: EndDialogProps) {
  const { t } = useTranslation('desk');
  const { send, isPending } = useCommand();
  const { onAir, ready, ringing } = conference.counts;
  const facts = [
    onAir > 0 ? t('end.onAir', { count: onAir }) : null,
    ready > 0 ? t('end.ready', { count: ready }) : null,
    ringing > 0 ? t('end.ringing', { count: ringing }) : null,
  ].filter((fact) => fact !== null);
  return (
    <Dialog isOpen={isOpen} onClose={onClose} role="alertdialog" className="!bg-surface-2">
      <div className="flex flex-col gap-4 p-9 max-sm:p-5">
        <DialogTitle className="text-[2rem] leading-tight max-sm:text-heading">{t('end.title')}</DialogTitle>
        <p className="text-card font-normal leading-snug">
          {facts.length === 0 ? '' : `${facts.join(', ')}. `}
          {t('end.closes')}
        </p>
        <Button
          tone="filled"
          size="large"
          icon="onAir"
          align="start"
          isFocusedFirst
          className="mt-2 !min-h-20 w-full !gap-5 !px-6 !text-title max-[20rem]:!gap-2 max-[20rem]:!px-3 max-[20rem]:!text-lead focus:outline-4 focus:outline-offset-3 focus:outline-action"
          onPress={onClose}
        >
          {t('end.stay')}
        </Button>
        <Button
          tone="leave"
          size="large"
          icon="power"
          align="start"
          isBusy={isPending}
          className="!min-h-19 w-full !gap-5 !px-6 !text-title max-[20rem]:!gap-2 max-[20rem]:!px-3 max-[20rem]:!text-lead"
          onPress={() => void send({ type: 'conference.end' }).then(onClose)}
        >
          {t('end.action')}
        </Button>
      </div>
    </Dialog>
  );
}

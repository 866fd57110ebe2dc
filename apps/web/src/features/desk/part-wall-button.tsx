import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApiAccess } from '../../api/api-context.ts';
import { failureSentence } from '../../api/failure.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogTitle } from '../../ui/dialog.tsx';

/** Parts the wall while the round runs; asks first, for connecting again takes its six digits. */
export function PartWallButton({ isAtWall }: { isAtWall: boolean }) {
  const { t } = useTranslation('desk');
  const { api, onRefused } = useApiAccess();
  const [isAsking, setIsAsking] = useState(false);
  const [isParting, setIsParting] = useState(false);
  const part = async (): Promise<void> => {
    setIsParting(true);
    const reply = await api.partWall();
    if (!reply.ok) onRefused(failureSentence(reply.code));
    setIsParting(false);
    setIsAsking(false);
  };
  return (
    <>
      <Button tone="quiet" className="!px-3 text-muted" label={t('part.open')} onPress={() => setIsAsking(true)}>
        {t('part.action')}
      </Button>
      <Dialog isOpen={isAsking} onClose={() => setIsAsking(false)} role="alertdialog" className="max-w-[34rem]">
        <div className="flex flex-col gap-4 p-8 max-sm:p-5">
          <DialogTitle className="text-heading">{t('part.title')}</DialogTitle>
          <p className="text-lead text-muted">{t(isAtWall ? 'part.textWithSound' : 'part.text')}</p>
          <Button tone="filled" size="large" isFocusedFirst onPress={() => setIsAsking(false)}>
            {t('part.stay')}
          </Button>
          <Button tone="leave" size="large" isBusy={isParting} onPress={() => void part()}>
            {t('part.open')}
          </Button>
        </div>
      </Dialog>
    </>
  );
}

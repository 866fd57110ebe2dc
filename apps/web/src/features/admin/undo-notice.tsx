import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemSentence } from '../../api/use-submission.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useActions } from './administration-state.tsx';

type OpenRemoval = NonNullable<ReturnType<typeof useActions>['removal']>;

function Notice({ removal }: { removal: OpenRemoval }) {
  const { t } = useTranslation('admin');
  const { change, settleRemoval } = useActions();
  const [isBusy, setIsBusy] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => settleRemoval(removal.id), removal.until - Date.now());
    return () => clearTimeout(timer);
  }, [settleRemoval, removal]);
  const undo = async (): Promise<void> => {
    setIsBusy(true);
    const reply = await change(removal.restore, false);
    if (!reply.ok) showToast(problemSentence(reply));
    settleRemoval(removal.id);
    if (reply.ok) showToast(t('undo.done'));
  };
  return (
    <div className="flex max-w-2xl animate-fade flex-wrap items-center gap-x-4 gap-y-2 rounded-card border-2 border-control bg-surface-1 py-2.5 pl-5 pr-2.5 shadow-sheet">
      <Icon name="trash" />
      <output className="block min-w-40 flex-1 text-body font-medium">{removal.sentence}</output>
      <Button tone="outline" icon="undo" isFocusedFirst isBusy={isBusy} onPress={() => void undo()}>
        {t('undo.action')}
      </Button>
      <Button tone="quiet" icon="close" onPress={() => settleRemoval(removal.id)}>
        {t('ui:close')}
      </Button>
    </div>
  );
}

/** Stays until it is closed: nobody has to be quick. After the latest comes the one before. */
export function UndoNotice({ isInPanel = false }: { isInPanel?: boolean }) {
  const { removal, isPanelOpen } = useActions();
  const { t } = useTranslation('admin');
  if (removal === null || isPanelOpen !== isInPanel) return null;
  const place = isInPanel
    ? 'border-t border-line px-4 py-3'
    : 'pointer-events-none fixed inset-x-0 bottom-4 z-40 flex justify-center px-4 *:pointer-events-auto';
  return (
    <section aria-label={t('undo.region')} className={place}>
      <Notice key={removal.id} removal={removal} />
    </section>
  );
}

import type { ConvocationInput, GroupView, OfficeView } from '@kreisrunde/contract';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi } from '../../api/api-context.ts';
import { failureSentence } from '../../api/failure.ts';
import { openFor } from '../../media/open-for.ts';
import { useCapture } from '../../media/use-media.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogTitle } from '../../ui/dialog.tsx';
import { Icon } from '../../ui/icon.tsx';
import { LevelChoice } from './level-choice.tsx';
import { RecipientChoice } from './recipient-choice.tsx';

type Level = ConvocationInput['level'];
type PersonId = OfficeView['personId'];
type ConveneFormProps = { group: GroupView; everyone: readonly OfficeView[]; onClose: () => void };

function ConveneForm({ group, everyone, onClose }: ConveneFormProps) {
  const { t } = useTranslation('convene');
  const api = useApi();
  const { capture } = useCapture();
  const reasonId = useId();
  const [reason, setReason] = useState(group.defaultReason);
  const [level, setLevel] = useState<Level>('situation');
  const [added, setAdded] = useState<readonly OfficeView[]>([]);
  const [left, setLeft] = useState<ReadonlySet<PersonId>>(new Set());
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);

  const listed = [...group.members, ...added];
  const chosen = listed.filter((person) => !left.has(person.personId));

  const convene = async (): Promise<void> => {
    if (chosen.length === 0) {
      setProblem(t('nobodyChosen'));
      return;
    }
    setIsBusy(true);
    // Inside the tap, so that the browser may ask for camera and microphone now. Nothing is sent before both keys.
    await openFor(capture, async () => {
      const reply = await api.convene({
        groupId: group.id,
        reason: reason.trim() || group.defaultReason,
        level,
        participants: chosen.map((person) => person.personId),
      });
      // After success the snapshot brings the desk; until then the button stays as it is.
      if (reply.ok) return true;
      setProblem(failureSentence(reply.code));
      setIsBusy(false);
      return false;
    });
  };

  return (
    <>
      <header className="flex flex-wrap items-center justify-between gap-x-4 border-b border-line px-8 py-4 max-sm:px-5 [@media(height<36rem)]:py-1">
        <DialogTitle className="text-heading max-sm:text-title">{t('title', { group: group.name })}</DialogTitle>
        <Button tone="quiet" icon="close" onPress={onClose}>
          {t('ui:cancel')}
        </Button>
      </header>
      <div className="grid min-h-0 flex-1 overflow-y-auto lg:grid-cols-[minmax(0,24rem)_minmax(0,1fr)] lg:overflow-hidden">
        <div className="flex flex-col gap-5 px-8 py-5 max-sm:px-5 lg:overflow-y-auto">
          <div>
            <label htmlFor={reasonId} className="mb-2 block text-lead font-semibold">
              {t('reason')}
            </label>
            <input
              id={reasonId}
              value={reason}
              maxLength={120}
              placeholder={group.defaultReason}
              onChange={(event) => setReason(event.target.value)}
              className="h-15 w-full rounded-button border-2 border-ink bg-surface-1 px-4 text-lead"
            />
          </div>
          <LevelChoice value={level} onChange={setLevel} />
        </div>
        <RecipientChoice
          listed={listed}
          group={group}
          everyone={everyone}
          left={left}
          onSet={(personId, isChosen) => {
            const next = new Set(left);
            if (isChosen) next.delete(personId);
            else next.add(personId);
            setLeft(next);
            setProblem(null);
          }}
          onAdd={(person) => setAdded([...added, person])}
        />
      </div>
      <footer className="flex flex-wrap items-center justify-between gap-x-8 gap-y-3 border-t border-line px-8 py-5 max-sm:px-5 max-sm:py-3 [@media(height<36rem)]:py-2">
        <div
          role="alert"
          className="min-w-0 flex-1 basis-72 max-sm:hidden max-sm:has-[[data-problem]]:block [@media(height<36rem)]:hidden [@media(height<36rem)]:has-[[data-problem]]:block"
        >
          {problem === null ? null : (
            <p data-problem className="flex items-start gap-2 text-lead font-medium text-broken">
              <Icon name="warning" />
              {problem}
            </p>
          )}
          {problem === null ? (
            <>
              <p className="text-lead font-medium">{t('promise.title')}</p>
              <p className="text-lead text-muted">{t('promise.text')}</p>
            </>
          ) : null}
        </div>
        <Button
          tone="filled"
          size="main"
          icon="bell"
          isBusy={isBusy}
          className="max-sm:w-full max-sm:text-title"
          onPress={() => void convene()}
        >
          {t('action', { count: chosen.length })}
        </Button>
      </footer>
    </>
  );
}

type ConveneDialogProps = Omit<ConveneFormProps, 'group'> & { group: GroupView | null };

/** Second of the two taps: everything is filled in, the button rings. */
export function ConveneDialog({ group, everyone, onClose }: ConveneDialogProps) {
  return (
    <Dialog isOpen={group !== null} onClose={onClose} shape="sheet" className="h-full">
      {group === null ? null : <ConveneForm group={group} everyone={everyone} onClose={onClose} />}
    </Dialog>
  );
}

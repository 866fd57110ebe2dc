import type { PersonRow } from '@kreisrunde/contract';
import { useTranslation } from 'react-i18next';
import { problemSentence } from '../../../api/use-submission.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog, DialogTitle } from '../../../ui/dialog.tsx';
import { FormProblem } from '../../../ui/form.tsx';
import { Spinner } from '../../../ui/spinner.tsx';
import { ConnectArrived } from './connect-arrived.tsx';
import { ConnectCode } from './connect-code.tsx';
import { useEnrolment } from './use-enrolment.ts';

type ContentProps = { person: PersonRow; onClose: () => void };

function Content({ person, onClose }: ContentProps) {
  const { t } = useTranslation('admin');
  const { view, failure, isBusy, renew } = useEnrolment(person.id);
  return (
    <>
      <div className="flex items-center justify-between gap-4 border-b border-line px-7 py-4 max-sm:px-5">
        <div className="min-w-0">
          <DialogTitle className="text-title">{t('connect.title')}</DialogTitle>
          <p className="text-body text-muted">{t('connect.subtitle', { office: person.office })}</p>
        </div>
        <Button tone="quiet" icon="close" onPress={onClose} className="-mr-3">
          {t('ui:close')}
        </Button>
      </div>
      {view === null ? (
        <output className="grid min-h-60 place-items-center p-7">
          {failure === null ? (
            <Spinner>{t('connect.making')}</Spinner>
          ) : (
            <div className="flex flex-col items-center gap-4">
              <FormProblem>{problemSentence(failure)}</FormProblem>
              <Button tone="outline" icon="refresh" isBusy={isBusy} onPress={renew}>
                {t('reload')}
              </Button>
            </div>
          )}
        </output>
      ) : view.state === 'used' ? (
        <ConnectArrived device={view.device?.name ?? t('connect.device')} onMore={renew} onClose={onClose} />
      ) : (
        <ConnectCode view={view} failure={failure} isBusy={isBusy} renew={renew} shortName={person.shortName} />
      )}
    </>
  );
}

/** The six digits and the QR code that make one tablet this person's device. It says when the tablet has come. */
export function ConnectDialog({ person, onClose }: { person: PersonRow | null; onClose: () => void }) {
  return (
    <Dialog isOpen={person !== null} onClose={onClose} shape="beside">
      {person === null ? null : <Content key={person.id} person={person} onClose={onClose} />}
    </Dialog>
  );
}

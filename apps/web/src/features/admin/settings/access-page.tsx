import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAdministration } from '../../../api/administration-api.ts';
import { problemSentence, useSubmission } from '../../../api/use-submission.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { Form, FormProblem } from '../../../ui/form.tsx';
import { formatClock, formatDate } from '../../../ui/format.ts';
import { Icon } from '../../../ui/icon.tsx';
import { PasswordField } from '../../../ui/password-field.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { PageHead } from '../admin-frame.tsx';
import { useActions, useLoaded } from '../administration-state.tsx';
import { WhenLoaded } from '../loading.tsx';

function PasswordCard() {
  const { t } = useTranslation('admin');
  const { own } = useAdministration();
  const { change } = useActions();
  const { submit, isBusy, failure, field } = useSubmission();
  const [current, setCurrent] = useState('');
  const [next, setNext] = useState('');
  const save = async (): Promise<void> => {
    const saved = await submit(() => change(() => own.changePassword({ current, next }), false));
    if (saved === null) return;
    setCurrent('');
    setNext('');
    showToast(t('password.changed'));
  };
  const isWrong = failure?.code === 'signInFailed';
  return (
    <Card title={t('password.title')} icon="key">
      <Form refusal={failure} onSubmit={() => void save()} className="flex flex-col gap-2">
        <PasswordField
          label={t('password.current')}
          {...field('current', current, setCurrent)}
          autoComplete="current-password"
          {...(isWrong ? { problem: t('password.wrong') } : {})}
        />
        <PasswordField
          label={t('password.next')}
          help={t('password.help')}
          {...field('next', next, setNext)}
          autoComplete="new-password"
        />
        <FormProblem>{failure === null || isWrong ? null : problemSentence(failure)}</FormProblem>
        <Button tone="filled" className="mt-2 self-start" isBusy={isBusy} onPress={() => void save()}>
          {t('password.save')}
        </Button>
      </Form>
    </Card>
  );
}

function SessionsCard({ onEndedOwn }: { onEndedOwn: () => void }) {
  const { t } = useTranslation('admin');
  const { own } = useAdministration();
  const { change } = useActions();
  const loaded = useLoaded(['sessions'], () => own.sessions());
  const [ending, setEnding] = useState<{ id: string; isThisSession: boolean } | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const end = async (): Promise<void> => {
    if (ending === null) return;
    if (ending.isThisSession) {
      onEndedOwn();
      return;
    }
    setIsBusy(true);
    await change(() => own.endSession({ sessionId: ending.id }));
    setIsBusy(false);
    setEnding(null);
  };
  return (
    <Card title={t('sessions.title')} icon="monitor">
      <WhenLoaded loaded={loaded}>
        {({ sessions }) => (
          <ul>
            {sessions.map((session) => (
              <li
                key={session.id}
                className="flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-line py-3 first:border-t-0"
              >
                <Icon name={session.isThisSession ? 'checkCircle' : 'monitor'} className="text-muted" />
                <span className="min-w-[min(10rem,100%)] flex-1">
                  <span className="block text-body font-medium leading-tight">
                    {session.isThisSession ? t('sessions.this', { browser: session.browser }) : session.browser}
                  </span>
                  <span className="block text-caption text-muted">
                    {t('sessions.since', {
                      date: formatDate(session.startedAt),
                      time: formatClock(session.startedAt),
                    })}
                  </span>
                </span>
                <Button
                  tone="quiet"
                  icon="leave"
                  label={t('sessions.endLabel', { browser: session.browser })}
                  onPress={() => setEnding(session)}
                >
                  {t('sessions.end')}
                </Button>
              </li>
            ))}
          </ul>
        )}
      </WhenLoaded>
      <ConfirmDialog
        isOpen={ending !== null}
        title={t('sessions.endTitle')}
        action={t('sessions.end')}
        isBusy={isBusy}
        onConfirm={() => void end()}
        onClose={() => setEnding(null)}
      >
        {t(ending?.isThisSession === true ? 'sessions.endOwnText' : 'sessions.endText')}
      </ConfirmDialog>
    </Card>
  );
}

/** The own account: password, and where it is signed in. */
export function AccessPage({ onSignOut }: { onSignOut: () => void }) {
  const { t } = useTranslation('admin');
  return (
    <>
      <PageHead title={t('section.access')} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-4 xl:grid-cols-2 xl:items-start">
        <PasswordCard />
        <SessionsCard onEndedOwn={onSignOut} />
      </div>
    </>
  );
}

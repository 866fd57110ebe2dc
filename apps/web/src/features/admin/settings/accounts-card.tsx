import type { AccountRow } from '@kreisrunde/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAdministration } from '../../../api/administration-api.ts';
import { problemSentence, useSubmission } from '../../../api/use-submission.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { ConfirmDialog } from '../../../ui/confirm-dialog.tsx';
import { Form, FormProblem } from '../../../ui/form.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { useActions, useLoaded } from '../administration-state.tsx';
import { LinkBox } from '../link-box.tsx';
import { WhenLoaded } from '../loading.tsx';
import { PanelBody, SidePanel } from '../side-panel.tsx';

type Invited = { readonly link: string; readonly expiresAt: number; readonly name: string };

function InviteForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('admin');
  const { admin } = useAdministration();
  const { change } = useActions();
  const { submit, isBusy, failure, field } = useSubmission();
  const [name, setName] = useState('');
  const [login, setLogin] = useState('');
  const [invited, setInvited] = useState<Invited | null>(null);
  const invite = async (): Promise<void> => {
    const made = await submit(() => change(() => admin.accounts.invite({ name, login }), false));
    if (made !== null) setInvited({ ...made, name });
  };
  if (invited !== null) {
    return (
      <div className="flex flex-col gap-5">
        <p className="text-lead">{t('accounts.invited', { name: invited.name })}</p>
        <LinkBox label={t('accounts.link', { name: invited.name })} link={invited.link} expiresAt={invited.expiresAt} />
        <Button tone="filled" size="regular" className="self-start" onPress={onDone}>
          {t('connect.done')}
        </Button>
      </div>
    );
  }
  const isTaken = failure?.code === 'loginTaken';
  return (
    <Form refusal={failure} onSubmit={() => void invite()} className="flex flex-col gap-4">
      <TextField label={t('accounts.name')} {...field('name', name, setName)} isFocusedFirst />
      <TextField
        label={t('accounts.login')}
        help={t('accounts.loginHelp')}
        {...field('login', login, setLogin)}
        {...(isTaken ? { problem: problemSentence(failure) } : {})}
      />
      <FormProblem>{failure === null || isTaken ? null : problemSentence(failure)}</FormProblem>
      <Button tone="filled" size="regular" className="self-start" isBusy={isBusy} onPress={() => void invite()}>
        {t('accounts.makeLink')}
      </Button>
    </Form>
  );
}

function AccountLine({ account, onRemove }: { account: AccountRow; onRemove: () => void }) {
  const { t } = useTranslation('admin');
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-line py-3 first:border-t-0">
      <Icon name="person" className="text-muted" />
      <span className="min-w-36 flex-1">
        <span className="block text-body font-medium leading-tight">
          {account.isSelf ? t('accounts.self', { name: account.name }) : account.name}
        </span>
        <span className="block text-caption wrap-anywhere text-muted">
          {account.hasSignedIn ? account.login : t('accounts.pending', { login: account.login })}
        </span>
      </span>
      {account.isSelf ? null : (
        <Button tone="quiet" icon="trash" label={t('accounts.removeLabel', { name: account.name })} onPress={onRemove}>
          {t('accounts.remove')}
        </Button>
      )}
    </li>
  );
}

/** Who may administer: invited by a link, removed after a question. */
export function AccountsCard() {
  const { t } = useTranslation('admin');
  const { admin } = useAdministration();
  const { change, addRemoval } = useActions();
  const loaded = useLoaded(['accounts'], () => admin.accounts.list());
  const [isInviting, setIsInviting] = useState(false);
  const [leaving, setLeaving] = useState<AccountRow | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const remove = async (account: AccountRow): Promise<void> => {
    setIsBusy(true);
    const reply = await change(() => admin.accounts.remove({ accountId: account.id }));
    setIsBusy(false);
    setLeaving(null);
    if (!reply.ok) return;
    addRemoval({
      sentence: t('accounts.removed', { name: account.name }),
      restore: () => admin.accounts.restore({ accountId: account.id }),
    });
  };
  return (
    <Card title={t('accounts.title')} icon="key">
      <WhenLoaded loaded={loaded}>
        {({ accounts }) => (
          <ul>
            {accounts.map((account) => (
              <AccountLine key={account.id} account={account} onRemove={() => setLeaving(account)} />
            ))}
          </ul>
        )}
      </WhenLoaded>
      <Button icon="plus" className="mt-3 w-full" onPress={() => setIsInviting(true)}>
        {t('accounts.invite')}
      </Button>
      <SidePanel
        isOpen={isInviting}
        onClose={() => setIsInviting(false)}
        title={t('accounts.invite')}
        subtitle={t('accounts.inviteLead')}
      >
        <PanelBody>
          <InviteForm onDone={() => setIsInviting(false)} />
        </PanelBody>
      </SidePanel>
      <ConfirmDialog
        isOpen={leaving !== null}
        title={t('accounts.removeTitle', { name: leaving?.name ?? '' })}
        action={t('accounts.remove')}
        isBusy={isBusy}
        onConfirm={() => {
          if (leaving !== null) void remove(leaving);
        }}
        onClose={() => setLeaving(null)}
      >
        {t('accounts.removeText')}
      </ConfirmDialog>
    </Card>
  );
}

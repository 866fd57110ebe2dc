import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAdministration } from '../../api/administration-api.ts';
import { failureSentence } from '../../api/failure.ts';
import { fieldProblem, problemSentence, useSubmission } from '../../api/use-submission.ts';
import { Button } from '../../ui/button.tsx';
import { FormPage } from '../../ui/form-page.tsx';
import { Form, FormProblem } from '../../ui/form.tsx';
import { PasswordField } from '../../ui/password-field.tsx';

type InvitationPageProps = {
  /** The secret of the link, out of the address. */
  token: string;
  onSignedIn: () => void;
};

/** An invited administrator chooses a password; the link is used up by that. */
export function InvitationPage({ token, onSignedIn }: InvitationPageProps) {
  const { t } = useTranslation('sign-in');
  const { signIn } = useAdministration();
  const { submit, isBusy, failure, field } = useSubmission();
  const [password, setPassword] = useState('');
  const send = async (): Promise<void> => {
    const reply = await submit(() => signIn.invitation({ token, password }));
    if (reply !== null) onSignedIn();
  };
  const wrongPassword = fieldProblem(failure, 'password');
  const isBadLink = failure?.issues?.some(({ path }) => path[0] === 'token') === true;
  const problem =
    failure === null || wrongPassword !== undefined
      ? null
      : isBadLink
        ? failureSentence('linkUnknown')
        : problemSentence(failure);
  return (
    <FormPage subtitle={t('administration')} title={t('invitation.title')} lead={t('invitation.lead')}>
      <Form refusal={failure} onSubmit={() => void send()} className="flex flex-col gap-4">
        <PasswordField
          label={t('invitation.password')}
          {...field('password', password, setPassword)}
          autoComplete="new-password"
          help={t('passwordHelp')}
          isFocusedFirst
        />
        <FormProblem>{problem}</FormProblem>
        <Button tone="filled" size="regular" isBusy={isBusy} onPress={() => void send()}>
          {t('invitation.action')}
        </Button>
      </Form>
    </FormPage>
  );
}

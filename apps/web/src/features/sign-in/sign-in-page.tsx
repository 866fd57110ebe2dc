import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAdministration } from '../../api/administration-api.ts';
import { fieldProblem, problemSentence, useSubmission } from '../../api/use-submission.ts';
import { Button } from '../../ui/button.tsx';
import { FormPage } from '../../ui/form-page.tsx';
import { Form, FormProblem } from '../../ui/form.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { TextField } from '../../ui/text-field.tsx';

/** Seconds until another try is worth it; counts down by itself, 0 once it is. */
function useWait(): { left: number; start: (seconds: number) => void } {
  const [left, setLeft] = useState(0);
  const isWaiting = left > 0;
  useEffect(() => {
    if (!isWaiting) return undefined;
    const timer = setInterval(() => setLeft((seconds) => Math.max(0, seconds - 1)), 1000);
    return () => clearInterval(timer);
  }, [isWaiting]);
  return { left, start: setLeft };
}

/** Login and password of an administrator. What is wrong is never said in parts: that would tell who has an account. */
export function SignInPage({ onSignedIn }: { onSignedIn: () => void }) {
  const { t } = useTranslation('sign-in');
  const { signIn } = useAdministration();
  const { submit, isBusy, failure, forget } = useSubmission();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const { left: wait, start } = useWait();
  const send = async (): Promise<void> => {
    if (isBusy || wait > 0) return;
    const reply = await submit(async () => {
      const answer = await signIn.password({ login, password });
      if (!answer.ok && answer.code === 'throttled') start(answer.retryAfterSeconds ?? 0);
      return answer;
    });
    if (reply !== null) onSignedIn();
  };
  const problem =
    wait > 0
      ? t('form:throttled', { count: wait })
      : failure === null || failure.code === 'throttled'
        ? null
        : problemSentence(failure);
  return (
    <FormPage subtitle={t('administration')} title={t('title')} lead={t('lead')}>
      <Form refusal={failure} onSubmit={() => void send()} className="flex flex-col gap-4">
        <TextField
          label={t('login')}
          value={login}
          onChange={(next) => {
            setLogin(next);
            if (wait === 0) forget();
          }}
          autoComplete="username"
          isFocusedFirst
          problem={fieldProblem(failure, 'login')}
        />
        <PasswordField
          label={t('password')}
          value={password}
          onChange={(next) => {
            setPassword(next);
            if (wait === 0) forget();
          }}
          autoComplete="current-password"
          problem={fieldProblem(failure, 'password')}
        />
        <FormProblem>{problem}</FormProblem>
        <Button tone="filled" size="regular" isBusy={isBusy} isDisabled={wait > 0} onPress={() => void send()}>
          {t('action')}
        </Button>
        <p className="text-body text-muted">{t('forgotten')}</p>
      </Form>
    </FormPage>
  );
}

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAdministration } from '../../api/administration-api.ts';
import { problemSentence, useSubmission } from '../../api/use-submission.ts';
import { Button } from '../../ui/button.tsx';
import { Form, FormProblem } from '../../ui/form.tsx';
import { PasswordField } from '../../ui/password-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { keptCode } from './kept-code.ts';
import { StepFoot, StepHead } from './setup-frame.tsx';

type AccessStepProps = { onNext: () => void; onBack: () => void };

/** The first administrator. */
export function AccessStep({ onNext, onBack }: AccessStepProps) {
  const { t } = useTranslation('setup');
  const { setup } = useAdministration();
  const { submit, isBusy, failure, field } = useSubmission();
  const [name, setName] = useState('');
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const create = async (): Promise<void> => {
    const code = keptCode() ?? '';
    const made = await submit(() => setup.createAdministrator({ code, name, login, password }));
    if (made !== null) onNext();
  };
  return (
    <Form refusal={failure} onSubmit={() => void create()} className="flex flex-1 flex-col">
      <StepHead title={t('access.title')} lead={t('access.lead')} />
      <div className="flex max-w-xl flex-col gap-4 rounded-card border border-line bg-surface-1 p-6">
        <TextField
          label={t('access.name')}
          help={t('access.nameHelp')}
          {...field('name', name, setName)}
          autoComplete="name"
          isFocusedFirst
        />
        <TextField
          label={t('access.login')}
          help={t('access.loginHelp')}
          {...field('login', login, setLogin)}
          autoComplete="username"
        />
        <PasswordField
          label={t('access.password')}
          help={t('access.passwordHelp')}
          {...field('password', password, setPassword)}
          autoComplete="new-password"
        />
        <FormProblem>{failure === null ? null : problemSentence(failure)}</FormProblem>
      </div>
      <StepFoot
        back={
          <Button tone="quiet" size="regular" onPress={onBack}>
            {t('back')}
          </Button>
        }
        next={
          <Button tone="filled" size="regular" isBusy={isBusy} onPress={() => void create()}>
            {t('next', { step: t('step.county.name') })}
          </Button>
        }
      />
    </Form>
  );
}

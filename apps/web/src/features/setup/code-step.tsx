import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAdministration } from '../../api/administration-api.ts';
import { problemSentence, useSubmission } from '../../api/use-submission.ts';
import { Button } from '../../ui/button.tsx';
import { Form } from '../../ui/form.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { keepCode } from './kept-code.ts';
import { StepFoot, StepHead } from './setup-frame.tsx';

/** The code of the terminal proves that this is who installed the server: there is no password to begin with. */
export function CodeStep({ onNext }: { onNext: () => void }) {
  const { t } = useTranslation('setup');
  const { setup } = useAdministration();
  const { submit, isBusy, failure, forget } = useSubmission();
  const [code, setCode] = useState('');
  const check = async (): Promise<void> => {
    const reply = await submit(() => setup.checkCode({ code }));
    if (reply === null) return;
    keepCode(code);
    onNext();
  };
  const isShort = failure?.code === 'malformed';
  return (
    <Form refusal={failure} onSubmit={() => void check()} className="flex flex-1 flex-col">
      <StepHead title={t('code.title')} lead={t('code.lead')} />
      <div className="max-w-xl rounded-card border border-line bg-surface-1 p-6">
        <TextField
          label={t('code.label')}
          help={t('code.help')}
          value={code}
          onChange={(text) => {
            setCode(text.toUpperCase());
            forget();
          }}
          placeholder="K7Q4 – 93MX"
          isFocusedFirst
          problem={isShort ? t('code.incomplete') : failure === null ? undefined : problemSentence(failure)}
          inputClassName="h-16! text-center text-[1.625rem]! font-medium tracking-widest placeholder:text-line!"
        />
      </div>
      <StepFoot
        next={
          <Button tone="filled" size="regular" isBusy={isBusy} onPress={() => void check()}>
            {t('next', { step: t('step.access.name') })}
          </Button>
        }
      />
    </Form>
  );
}

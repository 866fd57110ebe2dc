import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useAdministration } from '../../api/administration-api.ts';
import { failureSentence } from '../../api/failure.ts';
import { problemSentence, useSubmission } from '../../api/use-submission.ts';
import { Button } from '../../ui/button.tsx';
import { FormPage } from '../../ui/form-page.tsx';
import { FormProblem } from '../../ui/form.tsx';

type LinkPageProps = { token: string; onEnrolled: () => void };

/**
 * A personal link is used up by a tap, not by opening it: programs that look into mails open links too, and the
 * right browser may be another one.
 */
export function LinkPage({ token, onEnrolled }: LinkPageProps) {
  const { t } = useTranslation('enrol');
  const { signIn } = useAdministration();
  const { submit, isBusy, failure } = useSubmission();
  const heading = useRef<HTMLDivElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const use = async (): Promise<void> => {
    const reply = await submit(() => signIn.link({ token }));
    if (reply !== null) onEnrolled();
  };
  const isBadLink = failure?.code === 'malformed';
  return (
    <FormPage subtitle={t('subtitle')} title={t('link.title')} lead={t('link.lead')}>
      <div ref={heading} tabIndex={-1} className="flex flex-col gap-5 outline-none">
        <FormProblem>
          {failure === null ? null : isBadLink ? failureSentence('linkUnknown') : problemSentence(failure)}
        </FormProblem>
        <Button tone="filled" size="regular" icon="tablet" isBusy={isBusy} onPress={() => void use()}>
          {t('link.action')}
        </Button>
      </div>
    </FormPage>
  );
}

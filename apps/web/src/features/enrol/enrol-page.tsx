import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAdministration } from '../../api/administration-api.ts';
import { problemSentence, useSubmission } from '../../api/use-submission.ts';
import { Button } from '../../ui/button.tsx';
import { FormPage } from '../../ui/form-page.tsx';
import { Form } from '../../ui/form.tsx';
import { Icon } from '../../ui/icon.tsx';
import { TextField } from '../../ui/text-field.tsx';

const codeLength = 6;
const onlyDigits = (text: string): string => text.replace(/\D/g, '').slice(0, codeLength);

type EnrolPageProps = {
  /** The digits a QR code brought along, empty where somebody types them. */
  initialCode: string;
  onEnrolled: (office: string) => void;
};

/** The six digits that the administration shows: with them this browser is that person's device. */
export function EnrolPage({ initialCode, onEnrolled }: EnrolPageProps) {
  const { t } = useTranslation('enrol');
  const { signIn, own } = useAdministration();
  const { submit, isBusy, failure, forget } = useSubmission();
  const [code, setCode] = useState(() => onlyDigits(initialCode));
  const [isIncomplete, setIsIncomplete] = useState(false);
  const send = async (digits: string): Promise<void> => {
    if (isBusy) return;
    setIsIncomplete(digits.length !== codeLength);
    if (digits.length !== codeLength) return;
    const reply = await submit(() => signIn.enrolment({ code: digits }));
    if (reply !== null) onEnrolled(reply.office);
  };
  const [isTaken, setIsTaken] = useState(false);
  // A code the camera has read needs no tap, unless it would take this browser away from somebody.
  const sendRead = useRef(async (digits: string): Promise<void> => {
    const devices = await own.devices();
    if (!devices.ok && devices.code === 'notSignedIn') await send(digits);
    else setIsTaken(devices.ok || devices.code === 'forbidden');
  });
  useEffect(() => {
    const digits = onlyDigits(initialCode);
    if (digits.length === codeLength) void sendRead.current(digits);
  }, [initialCode]);
  const problem = isIncomplete ? t('incomplete') : failure === null ? undefined : problemSentence(failure);
  return (
    <FormPage subtitle={t('subtitle')} title={t('title')} lead={t('lead')}>
      {isTaken ? (
        <p role="alert" className="mb-5 flex items-start gap-2 text-lead font-medium">
          <Icon name="warning" />
          {t('taken')}
        </p>
      ) : null}
      <Form refusal={failure} onSubmit={() => void send(code)} className="flex flex-col gap-5">
        <TextField
          label={t('code')}
          value={code}
          onChange={(text) => {
            const digits = onlyDigits(text);
            setCode(digits);
            setIsIncomplete(false);
            forget();
            // The sixth digit says all there is to say.
            if (digits.length === codeLength && digits !== code) void send(digits);
          }}
          inputMode="numeric"
          autoComplete="one-time-code"
          placeholder="000000"
          isFocusedFirst
          problem={problem}
          inputClassName="h-20! border-ink! text-center text-[2.75rem] font-medium tracking-[0.3em] placeholder:text-line!"
        />
        <Button tone="filled" size="regular" icon="tablet" isBusy={isBusy} onPress={() => void send(code)}>
          {t('action')}
        </Button>
      </Form>
    </FormPage>
  );
}

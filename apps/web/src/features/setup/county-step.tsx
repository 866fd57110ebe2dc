import type { SettingsView } from '@kreisrunde/contract';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAdministration } from '../../api/administration-api.ts';
import type { ApiFailure } from '../../api/failure.ts';
import { problemSentence, useSubmission } from '../../api/use-submission.ts';
import { Address } from '../../ui/address.tsx';
import { Button } from '../../ui/button.tsx';
import { Form, FormProblem } from '../../ui/form.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { StepFoot, StepHead } from './setup-frame.tsx';

type CountyStepProps = { onNext: () => void; onSignedOut: () => void };

function AddressNote({ publicUrl }: { publicUrl: string }) {
  const { t } = useTranslation('setup');
  const isHere = new URL(publicUrl).origin === location.origin;
  return (
    <div
      className={`flex items-start gap-3 rounded-button p-4 text-body ${isHere ? 'bg-ready-soft text-ready' : 'bg-broken-soft text-broken'}`}
    >
      <Icon name={isHere ? 'checkCircle' : 'warning'} className="mt-0.5" />
      <p>
        <strong className="block font-semibold">
          <Address>{publicUrl}</Address>
        </strong>
        {t(isHere ? 'county.addressGood' : 'county.addressOther', { here: location.origin })}
      </p>
    </div>
  );
}

/** What the county is called; where tablets find the server is shown, it comes from the configuration. */
export function CountyStep({ onNext, onSignedOut }: CountyStepProps) {
  const { t } = useTranslation('setup');
  const { admin } = useAdministration();
  const { submit, isBusy, failure, field } = useSubmission();
  const [settings, setSettings] = useState<SettingsView | null>(null);
  const [loadFailure, setLoadFailure] = useState<ApiFailure | null>(null);
  const [county, setCounty] = useState('');
  const load = useCallback(async (): Promise<void> => {
    const reply = await admin.settings.get();
    setLoadFailure(reply.ok ? null : reply);
    if (reply.ok) {
      setSettings(reply.value);
      setCounty(reply.value.county);
    } else if (reply.code === 'notSignedIn' || reply.code === 'forbidden') onSignedOut();
  }, [admin, onSignedOut]);
  useEffect(() => {
    const start = setTimeout(() => void load(), 0);
    return () => clearTimeout(start);
  }, [load]);
  const save = async (): Promise<void> => {
    if (settings === null) return;
    const saved = await submit(() => admin.settings.update({ county, savings: settings.savings }));
    if (saved !== null) onNext();
  };
  return (
    <Form refusal={failure} onSubmit={() => void save()} className="flex flex-1 flex-col">
      <StepHead title={t('county.title')} lead={t('county.lead')} />
      {settings === null ? (
        <output className="grid flex-1 place-items-center">
          {loadFailure === null ? (
            <Spinner>{t('loading')}</Spinner>
          ) : (
            <div className="flex flex-col items-center gap-4">
              <FormProblem>{problemSentence(loadFailure)}</FormProblem>
              <Button tone="outline" icon="refresh" onPress={() => void load()}>
                {t('again')}
              </Button>
            </div>
          )}
        </output>
      ) : (
        <div className="flex max-w-xl flex-col gap-5 rounded-card border border-line bg-surface-1 p-6">
          <TextField
            label={t('county.name')}
            help={t('county.nameHelp')}
            {...field('county', county, setCounty)}
            isFocusedFirst
          />
          <div>
            <h2 className="mb-1 text-body font-medium">{t('county.address')}</h2>
            <AddressNote publicUrl={settings.publicUrl} />
          </div>
          <FormProblem>{failure === null ? null : problemSentence(failure)}</FormProblem>
        </div>
      )}
      <StepFoot
        next={
          <Button
            tone="filled"
            size="regular"
            isBusy={isBusy}
            isDisabled={settings === null}
            onPress={() => void save()}
          >
            {t('next', { step: t('step.inspection.name') })}
          </Button>
        }
      />
    </Form>
  );
}

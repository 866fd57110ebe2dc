import { settingsView } from '@kreisrunde/contract';
import type { SettingsView } from '@kreisrunde/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAdministration } from '../../../api/administration-api.ts';
import { issuesOf } from '../../../api/field-issues.ts';
import { fieldProblem, problemSentence, useSubmission } from '../../../api/use-submission.ts';
import { Button } from '../../../ui/button.tsx';
import { Card } from '../../../ui/card.tsx';
import { Form, FormProblem } from '../../../ui/form.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { useActions } from '../administration-state.tsx';
import { plain, settingsDraft, settingsOf, sourced } from './settings-draft.ts';
import type { SettingsDraft } from './settings-draft.ts';

const schema = settingsView.omit({ publicUrl: true });

export function SettingsForm({ settings }: { settings: SettingsView }) {
  const { t } = useTranslation('admin');
  const { admin } = useAdministration();
  const { change } = useActions();
  const { submit, isBusy, failure, forget, refuse } = useSubmission();
  const [draft, setDraft] = useState(() => settingsDraft(settings));
  const set = (next: SettingsDraft): void => {
    setDraft(next);
    forget();
  };
  const save = async (): Promise<void> => {
    const parsed = schema.safeParse(settingsOf(draft));
    if (!parsed.success) {
      refuse({ ok: false, code: 'malformed', issues: issuesOf(parsed.error) });
      return;
    }
    const saved = await submit(() => change(() => admin.settings.update(parsed.data), false));
    if (saved !== null) showToast(t('saved'));
  };
  return (
    <Form refusal={failure} onSubmit={() => void save()} className="flex flex-col gap-4">
      <Card title={t('settings.county')} icon="home">
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            label={t('settings.name')}
            value={draft.county}
            onChange={(county) => set({ ...draft, county })}
            problem={fieldProblem(failure, 'county')}
          />
          <TextField
            label={t('settings.address')}
            help={t('settings.addressHelp')}
            value={settings.publicUrl}
            onChange={() => undefined}
            isReadOnly
          />
        </div>
      </Card>
      <Card title={t('settings.savings')} icon="leaf">
        <p className="mb-4 text-body text-muted">{t('settings.savingsText')}</p>
        <div className="flex flex-col gap-4">
          {sourced.map(({ key, unit }) => (
            <fieldset key={key} className="grid gap-x-4 gap-y-2 sm:grid-cols-[13rem_minmax(0,1fr)]">
              <legend className="sr-only">{t(`settings.factor.${key}`)}</legend>
              <TextField
                label={t(`settings.factor.${key}`)}
                value={draft.values[key]}
                onChange={(value) => set({ ...draft, values: { ...draft.values, [key]: value } })}
                inputMode="decimal"
                after={t(`unit.${unit}`)}
                problem={fieldProblem(failure, `savings.${key}.value`)}
              />
              <TextField
                label={t('settings.source')}
                value={draft.sources[key]}
                onChange={(source) => set({ ...draft, sources: { ...draft.sources, [key]: source } })}
                problem={fieldProblem(failure, `savings.${key}.source`)}
              />
            </fieldset>
          ))}
          <div className="grid gap-4 sm:grid-cols-2">
            {plain.map(({ key, unit }) => (
              <TextField
                key={key}
                label={t(`settings.factor.${key}`)}
                value={draft.values[key]}
                onChange={(value) => set({ ...draft, values: { ...draft.values, [key]: value } })}
                inputMode="decimal"
                after={t(`unit.${unit}`)}
                problem={fieldProblem(failure, `savings.${key}`)}
              />
            ))}
          </div>
        </div>
      </Card>
      <FormProblem>{failure === null ? null : problemSentence(failure)}</FormProblem>
      <Button tone="filled" size="regular" className="self-start" isBusy={isBusy} onPress={() => void save()}>
        {t('settings.save')}
      </Button>
    </Form>
  );
}

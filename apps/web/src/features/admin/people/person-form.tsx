import type { PersonRow } from '@kreisrunde/contract';
import { useTranslation } from 'react-i18next';
import type { ApiFailure } from '../../../api/failure.ts';
import { fieldProblem } from '../../../api/use-submission.ts';
import { SelectField } from '../../../ui/select-field.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import type { PersonDraft } from './person-draft.ts';

type PersonFieldsProps = {
  draft: PersonDraft;
  onChange: (draft: PersonDraft) => void;
  /** Everybody who may stand in for this person. */
  others: readonly PersonRow[];
  failure: ApiFailure | null;
};

const roles = ['partner', 'chair', 'moderator', 'minuteTaker'] as const;
const articles = ['', 'Die', 'Der'] as const;
const nobody = '';

/** What an administrator writes about a person. */
export function PersonFields({ draft, onChange, others, failure }: PersonFieldsProps) {
  const { t } = useTranslation('admin');
  const set =
    <Name extends keyof PersonDraft>(name: Name) =>
    (value: PersonDraft[Name]): void =>
      onChange({ ...draft, [name]: value });
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <TextField
        label={t('person.office')}
        help={t('person.officeHelp')}
        value={draft.office}
        onChange={set('office')}
        problem={fieldProblem(failure, 'office')}
        isFocusedFirst={draft.office === ''}
        className="sm:col-span-2"
      />
      <TextField
        label={t('person.shortName')}
        help={t('person.shortNameHelp')}
        value={draft.shortName}
        onChange={set('shortName')}
        problem={fieldProblem(failure, 'shortName')}
      />
      <TextField
        label={t('person.agency')}
        help={t('person.agencyHelp')}
        value={draft.agency}
        onChange={set('agency')}
        problem={fieldProblem(failure, 'agency')}
      />
      <SelectField
        label={t('person.role')}
        value={draft.role}
        options={roles.map((role) => ({ value: role, name: t(`role.${role}`) }))}
        onChange={set('role')}
        problem={fieldProblem(failure, 'role')}
      />
      <SelectField
        label={t('person.article')}
        value={draft.article}
        options={articles.map((value) => ({ value, name: value === '' ? t('person.noArticle') : value }))}
        onChange={set('article')}
        help={t('person.articleHelp')}
        problem={fieldProblem(failure, 'article')}
      />
      <SelectField
        label={t('person.deputy')}
        value={draft.deputy ?? nobody}
        options={[
          { value: nobody, name: t('person.noDeputy') },
          ...others.map(({ id, office }) => ({ value: id, name: office })),
        ]}
        onChange={(value) => set('deputy')(others.find(({ id }) => id === value)?.id ?? null)}
        problem={fieldProblem(failure, 'deputy')}
        className="sm:col-span-2"
      />
      <TextField
        label={t('person.km')}
        value={draft.km}
        onChange={set('km')}
        inputMode="decimal"
        after={t('unit.km')}
        problem={fieldProblem(failure, 'roadKmToSeat')}
      />
      <TextField
        label={t('person.minutes')}
        value={draft.minutes}
        onChange={set('minutes')}
        inputMode="numeric"
        after={t('unit.minutes')}
        problem={fieldProblem(failure, 'driveMinutesToSeat')}
      />
      <p className="text-caption text-muted sm:col-span-2">{t('person.distanceHelp')}</p>
    </div>
  );
}

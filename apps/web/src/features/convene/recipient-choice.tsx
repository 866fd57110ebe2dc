import type { GroupView, OfficeView } from '@kreisrunde/contract';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { PersonPicker } from '../../ui/person-picker.tsx';

type PersonId = OfficeView['personId'];
type RecipientChoiceProps = {
  listed: readonly OfficeView[];
  group: GroupView;
  everyone: readonly OfficeView[];
  /** Who is not called although listed. */
  left: ReadonlySet<PersonId>;
  onSet: (personId: PersonId, isChosen: boolean) => void;
  onAdd: (person: OfficeView) => void;
};

type RecipientProps = { person: OfficeView; isReady: boolean; isChosen: boolean; onSet: (isChosen: boolean) => void };

function Recipient({ person, isReady, isChosen, onSet }: RecipientProps) {
  const { t } = useTranslation('convene');
  const warningId = useId();
  return (
    <li className="relative flex min-h-15.5 items-center gap-3 rounded-button border border-line bg-surface-1 px-3 py-2 has-focus-visible:outline-4 has-focus-visible:outline-offset-3 has-focus-visible:outline-action">
      <input
        type="checkbox"
        checked={isChosen}
        aria-label={person.office}
        aria-describedby={isReady ? undefined : warningId}
        onChange={(event) => onSet(event.target.checked)}
        className="absolute inset-0 size-full cursor-pointer opacity-0"
      />
      <span
        aria-hidden="true"
        className={`grid size-7 shrink-0 place-items-center rounded-label ${
          isChosen ? 'bg-action text-on-action' : 'border-2 border-control bg-surface-1'
        }`}
      >
        {isChosen ? <Icon name="check" size={20} strokeWidth={2.6} /> : null}
      </span>
      <span className="min-w-0">
        <span className="block text-body font-medium leading-tight">{person.shortName}</span>
        {isReady ? (
          <span className="block hyphens-auto text-caption leading-tight text-muted">
            {person.officeTitle === person.shortName ? person.office : person.officeTitle}
          </span>
        ) : (
          <span id={warningId} className="flex items-center gap-1.5 text-caption font-medium leading-tight text-broken">
            <Icon name="warning" size={16} />
            {t('recipients.offline')}
          </span>
        )}
      </span>
    </li>
  );
}

/** Whom it rings: all of the group, less whoever is tapped away, plus whoever is added. */
export function RecipientChoice({ listed, group, everyone, left, onSet, onAdd }: RecipientChoiceProps) {
  const { t } = useTranslation('convene');
  const titleId = useId();
  const [isPicking, setIsPicking] = useState(false);
  const listedIds = new Set(listed.map((person) => person.personId));
  const offline = new Set(group.members.filter((member) => member.readiness !== 'ready').map((m) => m.personId));
  const others = everyone.filter((person) => !listedIds.has(person.personId));
  const chosen = listed.length - left.size;
  return (
    <section
      aria-labelledby={titleId}
      className="border-line bg-page px-7 py-5 max-lg:border-t max-sm:px-5 lg:overflow-y-auto lg:border-l"
    >
      <p className="mb-3 flex flex-wrap items-baseline gap-x-3">
        <span id={titleId} className="text-lead font-semibold">
          {t('recipients.title')}
        </span>
        <span className="text-body text-muted">
          {left.size === 0
            ? t('recipients.all', { count: chosen })
            : t('recipients.some', { chosen, total: listed.length })}
        </span>
      </p>
      <ul className="grid gap-2.5 sm:grid-cols-2">
        {listed.map((person) => (
          <Recipient
            key={person.personId}
            person={person}
            isReady={!offline.has(person.personId)}
            isChosen={!left.has(person.personId)}
            onSet={(isChosen) => onSet(person.personId, isChosen)}
          />
        ))}
        {others.length === 0 ? null : (
          <li className="flex">
            <Button
              tone="outline"
              size="regular"
              icon="plus"
              className="w-full border-dashed"
              onPress={() => setIsPicking(true)}
            >
              {t('recipients.add')}
            </Button>
          </li>
        )}
      </ul>
      <PersonPicker
        isOpen={isPicking}
        title={t('recipients.add')}
        people={others}
        onPick={(person) => {
          onAdd(person);
          setIsPicking(false);
        }}
        onClose={() => setIsPicking(false)}
      />
    </section>
  );
}

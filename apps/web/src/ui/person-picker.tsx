import type { OfficeView } from '@kreisrunde/contract';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { currentLocale } from '../i18n/i18n.ts';
import { Button } from './button.tsx';
import { Dialog, DialogTitle } from './dialog.tsx';

/** The full office is the name; where the short one is no part of it, both are. */
function nameOf({ office, officeTitle, shortName }: OfficeView): { label: string; detail?: string } {
  if (!office.includes(shortName)) return { label: `${shortName}, ${office}`, detail: office };
  return officeTitle === shortName || officeTitle === office
    ? { label: office }
    : { label: office, detail: officeTitle };
}

/** With fewer people than this a search field is only one more thing to look at. */
const searchFrom = 8;

type PersonPickerProps = {
  isOpen: boolean;
  title: string;
  people: readonly OfficeView[];
  onPick: (person: OfficeView) => void;
  onClose: () => void;
};

function PickerList({ title, people, onPick, onClose }: Omit<PersonPickerProps, 'isOpen'>) {
  const { t } = useTranslation('ui');
  const searchId = useId();
  const [search, setSearch] = useState('');
  const wanted = search.trim().toLocaleLowerCase(currentLocale());
  const found = people.filter((person) => person.office.toLocaleLowerCase(currentLocale()).includes(wanted));
  return (
    <div className="flex min-h-0 flex-col gap-4 p-6 max-sm:p-4">
      <div className="flex items-center justify-between gap-4 max-[20rem]:flex-wrap max-[20rem]:gap-1">
        <DialogTitle className="text-heading">{title}</DialogTitle>
        <Button tone="quiet" icon="close" onPress={onClose}>
          {t('close')}
        </Button>
      </div>
      {people.length < searchFrom ? null : (
        <div>
          <label htmlFor={searchId} className="mb-1 block text-body font-medium">
            {t('picker.search')}
          </label>
          <input
            id={searchId}
            type="search"
            value={search}
            onChange={(event) => setSearch(event.target.value)}
            className="h-14 w-full rounded-button border-2 border-control bg-surface-1 px-4 text-lead"
          />
        </div>
      )}
      {found.length === 0 ? <p className="py-6 text-lead text-muted">{t('picker.nobody')}</p> : null}
      <ul className="-mx-2 flex min-h-0 flex-col gap-2 overflow-y-auto px-2 py-1">
        {found.map((person) => (
          <li key={person.personId}>
            <Button
              size="regular"
              icon="plus"
              align="start"
              className="w-full"
              {...nameOf(person)}
              onPress={() => onPick(person)}
            >
              {person.shortName}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Picks one more office out of all. */
export function PersonPicker({ isOpen, ...list }: PersonPickerProps) {
  return (
    <Dialog isOpen={isOpen} onClose={list.onClose} className="max-w-[36rem]">
      <PickerList {...list} />
    </Dialog>
  );
}

import type { OfficeView } from '@kreisrunde/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommand } from '../../api/use-command.ts';
import { Button } from '../../ui/button.tsx';
import { PersonPicker } from '../../ui/person-picker.tsx';

/** Calls one more office into the running round; its devices ring at once. */
export function AddPerson({ people }: { people: readonly OfficeView[] }) {
  const { t } = useTranslation('desk');
  const { send, isPending } = useCommand();
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button
        size="large"
        icon="plus"
        isBusy={isPending}
        className="!rounded-tile border-dashed !bg-transparent text-action"
        onPress={() => setIsOpen(true)}
      >
        {t('add.action')}
      </Button>
      <PersonPicker
        isOpen={isOpen}
        title={t('add.title')}
        people={people}
        onPick={(person) => {
          setIsOpen(false);
          void send({ type: 'call.add', participant: person.personId });
        }}
        onClose={() => setIsOpen(false)}
      />
    </>
  );
}

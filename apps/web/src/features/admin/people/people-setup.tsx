import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { PageHead } from '../admin-frame.tsx';
import { usePeople } from '../administration-state.tsx';
import { WhenLoaded } from '../loading.tsx';
import { PeopleImport } from './people-import.tsx';
import { PersonPanel } from './person-panel.tsx';

/** The first people, in the set-up: a list, or one by one; nobody yet is fine too. */
export function PeopleSetup({ foot }: { foot: ReactNode }) {
  const { t } = useTranslation('admin');
  const loaded = usePeople();
  const [isAdding, setIsAdding] = useState(false);
  const everyone = loaded.value?.people ?? [];
  const added = (): void => {
    setIsAdding(false);
    showToast(t('saved'));
  };
  return (
    <>
      <PageHead title={t('people.title')} lead={t('people.setupLead')}>
        <Button icon="plus" onPress={() => setIsAdding(true)}>
          {t('people.add')}
        </Button>
      </PageHead>
      <WhenLoaded loaded={loaded}>
        {({ people }) => (
          <div className="flex flex-col gap-4 pb-4">
            {people.length === 0 ? null : (
              <section aria-label={t('people.added')} className="rounded-card border border-line bg-surface-1 p-5">
                <h2 className="text-lead font-semibold">{t('people.addedCount', { count: people.length })}</h2>
                <ul className="mt-3 flex flex-wrap gap-2">
                  {people.map((person) => (
                    <li
                      key={person.id}
                      className="rounded-label bg-ready-soft px-2.5 py-1 text-body font-medium text-ready"
                    >
                      {person.shortName}
                    </li>
                  ))}
                </ul>
              </section>
            )}
            <section aria-label={t('import.title')} className="rounded-card border border-line bg-surface-1 p-5">
              <PeopleImport everyone={people} onImported={(count) => showToast(t('import.done', { count }))} />
            </section>
          </div>
        )}
      </WhenLoaded>
      {foot}
      <PersonPanel
        open={isAdding ? 'new' : null}
        everyone={everyone}
        onConnect={() => undefined}
        onCreated={added}
        onClose={() => setIsAdding(false)}
      />
    </>
  );
}

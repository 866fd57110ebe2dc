import type { GroupRow, PersonRow } from '@kreisrunde/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../ui/button.tsx';
import { formatList } from '../../../ui/format.ts';
import { Icon } from '../../../ui/icon.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { PageHead } from '../admin-frame.tsx';
import { useGroups, usePeople } from '../administration-state.tsx';
import { WhenLoaded } from '../loading.tsx';
import { GroupPanel } from './group-panel.tsx';

/** As many names as say what a group is. */
const namesShown = 4;

function membersLine(group: GroupRow, people: readonly PersonRow[]): string {
  const names = group.members.flatMap((id) => people.find((person) => person.id === id)?.shortName ?? []);
  if (names.length <= namesShown) return formatList(names);
  return `${names.slice(0, namesShown).join(', ')} …`;
}

type GroupCardProps = { group: GroupRow; people: readonly PersonRow[]; onOpen: () => void };

function GroupCard({ group, people, onOpen }: GroupCardProps) {
  const { t } = useTranslation('admin');
  return (
    <li>
      <button
        type="button"
        onClick={onOpen}
        className="flex min-h-24 w-full items-center gap-4 rounded-card border border-line bg-surface-1 p-5 text-left hover:border-control"
      >
        <span className="grid size-12 shrink-0 place-items-center rounded-button bg-action-soft text-action">
          <Icon name="people" size={26} />
        </span>
        <span className="min-w-0 flex-1">
          <span className="block text-card font-medium leading-tight">{group.name}</span>
          <span className="mt-1 block text-body leading-snug text-muted">
            {t('group.summary', { count: group.members.length, reason: group.defaultReason })}
          </span>
          <span className="block text-body leading-snug text-muted">{membersLine(group, people)}</span>
        </span>
        <Icon name="chevronRight" size={20} />
      </button>
    </li>
  );
}

/** The prepared lists by which the chair convenes. */
export function GroupsPage() {
  const { t } = useTranslation('admin');
  const groups = useGroups();
  const loadedPeople = usePeople();
  const people = loadedPeople.value?.people ?? [];
  const [open, setOpen] = useState<GroupRow['id'] | 'new' | null>(null);
  const group = groups.value?.groups.find(({ id }) => id === open) ?? null;
  const close = (): void => setOpen(null);
  return (
    <>
      <PageHead title={t('group.title')} lead={t('group.lead')}>
        <Button tone="filled" icon="plus" onPress={() => setOpen('new')}>
          {t('group.add')}
        </Button>
      </PageHead>
      <WhenLoaded loaded={groups}>
        {(value) =>
          value.groups.length === 0 ? (
            <div className="grid flex-1 place-items-center rounded-card border border-line bg-surface-1 p-8 text-center">
              <div className="flex max-w-lg flex-col items-center gap-4">
                <span className="grid size-18 place-items-center rounded-full bg-action-soft text-action">
                  <Icon name="grid" size={36} />
                </span>
                <h2 className="text-title font-semibold">{t('group.empty')}</h2>
                <p className="text-lead text-muted">{t('group.emptyText')}</p>
              </div>
            </div>
          ) : (
            <ul className="grid grid-cols-[minmax(0,1fr)] gap-3 xl:grid-cols-[repeat(2,minmax(0,1fr))]">
              {value.groups.map((one) => (
                <GroupCard key={one.id} group={one} people={people} onOpen={() => setOpen(one.id)} />
              ))}
            </ul>
          )
        }
      </WhenLoaded>
      <GroupPanel
        open={open === 'new' ? 'new' : group}
        people={people}
        onClose={close}
        onSaved={() => {
          close();
          showToast(t('saved'));
        }}
      />
    </>
  );
}

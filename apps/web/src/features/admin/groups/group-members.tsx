import type { PersonRow } from '@kreisrunde/contract';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../../../ui/announcer.tsx';
import { Icon } from '../../../ui/icon.tsx';
import type { IconName } from '../../../ui/icon-shapes.tsx';
import { TextField } from '../../../ui/text-field.tsx';
import { Part } from '../side-panel.tsx';
import { peopleFor } from '../people/people-filter.ts';
import { moved } from './member-list.ts';

type PersonId = PersonRow['id'];
type SquareProps = { icon: IconName; label: string; isDisabled?: boolean; onPress: () => void };

function Square({ icon, label, isDisabled = false, onPress }: SquareProps) {
  return (
    <button
      type="button"
      aria-label={label}
      aria-disabled={isDisabled || undefined}
      onClick={() => {
        if (!isDisabled) onPress();
      }}
      className={`grid size-12 shrink-0 place-items-center rounded-button hover:bg-surface-2 ${isDisabled ? 'cursor-default opacity-30' : ''}`}
    >
      <Icon name={icon} size={20} />
    </button>
  );
}

type MemberProps = { place: number; name: string; children: ReactNode };

function Member({ place, name, children }: MemberProps) {
  return (
    <li className="flex min-h-13 items-center gap-3 border-t border-line first:border-t-0">
      <span aria-hidden="true" className="w-7 shrink-0 text-right text-body text-muted">
        {place}
      </span>
      <span className="min-w-0 flex-1 text-body font-medium">{name}</span>
      {children}
    </li>
  );
}

type GroupMembersProps = {
  people: readonly PersonRow[];
  members: readonly PersonId[];
  onChange: (members: readonly PersonId[]) => void;
};

/** Who is in the group, in the order of wall and desk; below, everybody who is not yet. */
export function GroupMembers({ people, members, onChange }: GroupMembersProps) {
  const { t } = useTranslation('admin');
  const [search, setSearch] = useState('');
  const nameOf = (id: PersonId): string => people.find((person) => person.id === id)?.shortName ?? t('group.unknown');
  const move = (index: number, by: -1 | 1): void => {
    const next = moved(members, index, by);
    if (next === members) return;
    onChange(next);
    const id = members[index];
    if (id !== undefined) announce(t('group.movedTo', { name: nameOf(id), place: index + by + 1 }));
  };
  const others = peopleFor(people, 'all', search).filter(({ id }) => !members.includes(id));
  return (
    <>
      <Part title={t('group.members', { count: members.length })}>
        {members.length === 0 ? (
          <p className="rounded-card border border-line p-5 text-body text-muted">{t('group.noMembers')}</p>
        ) : (
          <ol className="rounded-card border border-line px-2">
            {members.map((id, index) => {
              const name = nameOf(id);
              return (
                <Member key={id} place={index + 1} name={name}>
                  <span className="flex">
                    <Square
                      icon="arrowUp"
                      label={t('group.up', { name })}
                      isDisabled={index === 0}
                      onPress={() => move(index, -1)}
                    />
                    <Square
                      icon="arrowDown"
                      label={t('group.down', { name })}
                      isDisabled={index === members.length - 1}
                      onPress={() => move(index, 1)}
                    />
                    <Square
                      icon="close"
                      label={t('group.takeOut', { name })}
                      onPress={() => onChange(members.filter((one) => one !== id))}
                    />
                  </span>
                </Member>
              );
            })}
          </ol>
        )}
      </Part>
      <Part title={t('group.others')}>
        <TextField type="search" label={t('people.search')} value={search} onChange={setSearch} className="mb-3" />
        {others.length === 0 ? <p className="text-body text-muted">{t('group.nobodyLeft')}</p> : null}
        <ul className="grid gap-2 sm:grid-cols-2">
          {others.map((person) => (
            <li key={person.id}>
              <button
                type="button"
                aria-label={t('group.takeIn', { name: person.shortName })}
                onClick={() => onChange([...members, person.id])}
                className="flex min-h-12 w-full items-center gap-2 rounded-button border-2 border-line px-3 text-left text-body font-medium hover:border-control"
              >
                <Icon name="plus" size={18} className="text-action" />
                <span className="min-w-0">{person.shortName}</span>
              </button>
            </li>
          ))}
        </ul>
      </Part>
    </>
  );
}

import type { PersonRow } from '@kreisrunde/contract';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAdministration } from '../../../api/administration-api.ts';
import { Button } from '../../../ui/button.tsx';
import { Icon } from '../../../ui/icon.tsx';
import { PersonPicker } from '../../../ui/person-picker.tsx';
import { showToast } from '../../../ui/toast.tsx';
import { PageHead } from '../admin-frame.tsx';
import { useLoaded, usePeople } from '../administration-state.tsx';
import { WhenLoaded } from '../loading.tsx';
import { PanelBody, SidePanel } from '../side-panel.tsx';
import { ConnectDialog } from './connect-dialog.tsx';
import { countByFilter, filters, peopleFor, roleWords } from './people-filter.ts';
import type { Filter } from './people-filter.ts';
import { PeopleImport } from './people-import.tsx';
import { PeopleTable } from './people-table.tsx';
import { DeviceRow } from './person-devices.tsx';
import { PersonPanel } from './person-panel.tsx';

type PersonId = PersonRow['id'];

/** What stands over the list. */
type Open =
  | { readonly kind: 'nothing' | 'new' | 'import' | 'choose' }
  | { readonly kind: 'person' | 'connect'; readonly personId: PersonId };
const nothing: Open = { kind: 'nothing' };

function Search({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const { t } = useTranslation('admin');
  return (
    <label className="relative block min-w-[min(13rem,100%)] flex-1 basis-64">
      <span className="sr-only">{t('people.search')}</span>
      <Icon
        name="search"
        size={22}
        className="pointer-events-none absolute left-4 top-1/2 -translate-y-1/2 text-muted"
      />
      <input
        type="search"
        value={value}
        placeholder={t('people.search')}
        onChange={(event) => onChange(event.target.value)}
        className="h-13 w-full rounded-button border-2 border-control bg-surface-1 pl-12 pr-4 text-body placeholder:text-muted"
      />
    </label>
  );
}

type FiltersProps = { people: readonly PersonRow[]; filter: Filter; onFilter: (filter: Filter) => void };

function Filters({ people, filter, onFilter }: FiltersProps) {
  const { t } = useTranslation('admin');
  const counts = countByFilter(people);
  const shown = filters.filter((one) => one !== 'withoutDevice' || counts.withoutDevice > 0 || filter === one);
  return (
    <fieldset className="flex flex-wrap gap-2.5">
      <legend className="sr-only">{t('people.filters')}</legend>
      {shown.map((one) => (
        <button
          key={one}
          type="button"
          aria-pressed={one === filter}
          onClick={() => onFilter(one)}
          className={`inline-flex min-h-13 items-center gap-2.5 rounded-button border-2 bg-surface-1 px-4 text-body font-medium max-sm:min-h-12 max-sm:px-3 ${
            one === filter ? 'border-action bg-action-soft! text-action' : 'border-control text-ink hover:bg-surface-2'
          }`}
        >
          {t(`filter.${one}`)} <span className={one === filter ? '' : 'text-muted'}>{counts[one]}</span>
        </button>
      ))}
    </fieldset>
  );
}

/** Walls that nobody has connected yet: they belong to no row of the list. */
function UnownedWalls() {
  const { t } = useTranslation('admin');
  const { admin } = useAdministration();
  const loaded = useLoaded(['devices'], () => admin.devices.list());
  const walls = loaded.value?.devices.filter(({ personId }) => personId === null) ?? [];
  if (walls.length === 0) return null;
  return (
    <section aria-labelledby="unowned-walls" className="mt-3 rounded-card border border-line bg-surface-1 px-5 py-3">
      <h2 id="unowned-walls" className="text-body font-medium text-muted">
        {t('people.unownedWalls')}
      </h2>
      <ul>
        {walls.map((wall) => (
          <DeviceRow key={wall.id} device={wall} office={t('people.nobody')} />
        ))}
      </ul>
    </section>
  );
}

function NobodyYet({ onAdd, onImport }: { onAdd: () => void; onImport: () => void }) {
  const { t } = useTranslation('admin');
  return (
    <div className="grid flex-1 place-items-center rounded-card border border-line bg-surface-1 p-8">
      <div className="flex max-w-lg flex-col items-center gap-4 text-center">
        <span className="grid size-18 place-items-center rounded-full bg-action-soft text-action">
          <Icon name="people" size={36} />
        </span>
        <h2 className="text-title font-semibold">{t('people.empty')}</h2>
        <p className="text-lead text-muted">{t('people.emptyText')}</p>
        <div className="flex flex-wrap justify-center gap-3">
          <Button tone="filled" size="regular" icon="upload" onPress={onImport}>
            {t('import.title')}
          </Button>
          <Button size="regular" icon="plus" onPress={onAdd}>
            {t('people.add')}
          </Button>
        </div>
      </div>
    </div>
  );
}

type ListProps = { people: readonly PersonRow[]; openId: PersonId | null; onOpen: (person: PersonRow) => void };

function List({ people, openId, onOpen }: ListProps) {
  const { t } = useTranslation('admin');
  const [search, setSearch] = useState('');
  const [filter, setFilter] = useState<Filter>('all');
  const found = peopleFor(people, filter, search);
  return (
    <>
      <div className="mb-3 flex flex-wrap gap-2.5">
        <Search value={search} onChange={setSearch} />
        <Filters people={people} filter={filter} onFilter={setFilter} />
      </div>
      <div className="rounded-card border border-line bg-surface-1 max-lg:overflow-clip lg:min-h-64 lg:overflow-y-auto">
        {found.length === 0 ? (
          <output className="block p-10 text-center text-lead text-muted">{t('people.nobodyFound')}</output>
        ) : (
          <PeopleTable people={found} roles={roleWords(people)} openId={openId} onOpen={onOpen} />
        )}
      </div>
      <div className="mt-2.5 flex flex-wrap justify-between gap-x-6 gap-y-1 text-body text-muted">
        <p>
          {found.length === people.length
            ? t('people.count', { count: people.length })
            : t('people.countOf', { found: found.length, count: people.length })}
        </p>
        <p>{t('people.nowOnly')}</p>
      </div>
      <UnownedWalls />
    </>
  );
}

const officeOf = (person: PersonRow) => ({
  personId: person.id,
  office: person.office,
  officeTitle: person.office,
  shortName: person.shortName,
});

/** Everybody and their devices: who is ready to ring, and how a device comes to its person. */
export function PeoplePage() {
  const { t } = useTranslation('admin');
  const loaded = usePeople();
  const [open, setOpen] = useState<Open>(nothing);
  const close = (): void => setOpen(nothing);
  const people = loaded.value?.people ?? [];
  const personId = 'personId' in open ? open.personId : null;
  const person = people.find(({ id }) => id === personId) ?? null;
  const imported = (count: number): void => {
    close();
    showToast(t('import.done', { count }));
  };
  return (
    <>
      {/* Where there is room the list scrolls by itself, so that search and filters stay in view. */}
      <div className="flex flex-1 flex-col lg:max-h-[calc(100dvh-2.25rem)] lg:min-h-[30rem]">
        <PageHead title={t('people.title')}>
          <Button icon="upload" onPress={() => setOpen({ kind: 'import' })}>
            {t('import.title')}
          </Button>
          <Button icon="plus" onPress={() => setOpen({ kind: 'new' })}>
            {t('people.add')}
          </Button>
          {people.length === 0 ? null : (
            <Button tone="filled" icon="tablet" onPress={() => setOpen({ kind: 'choose' })}>
              {t('connect.title')}
            </Button>
          )}
        </PageHead>
        <WhenLoaded loaded={loaded}>
          {(value) =>
            value.people.length === 0 ? (
              <NobodyYet onAdd={() => setOpen({ kind: 'new' })} onImport={() => setOpen({ kind: 'import' })} />
            ) : (
              <List
                people={value.people}
                openId={personId}
                onOpen={({ id }) => setOpen({ kind: 'person', personId: id })}
              />
            )
          }
        </WhenLoaded>
      </div>
      <PersonPanel
        open={open.kind === 'new' ? 'new' : open.kind === 'person' ? person : null}
        everyone={people}
        onConnect={(id) => setOpen({ kind: 'connect', personId: id })}
        onCreated={(id) => setOpen({ kind: 'person', personId: id })}
        onClose={close}
      />
      <ConnectDialog person={open.kind === 'connect' ? person : null} onClose={close} />
      <PersonPicker
        isOpen={open.kind === 'choose'}
        title={t('connect.choose')}
        people={people.map(officeOf)}
        onPick={(picked) => setOpen({ kind: 'connect', personId: picked.personId })}
        onClose={close}
      />
      <SidePanel isOpen={open.kind === 'import'} onClose={close} title={t('import.title')} subtitle={t('import.lead')}>
        <PanelBody>
          <PeopleImport everyone={people} onImported={imported} />
        </PanelBody>
      </SidePanel>
    </>
  );
}

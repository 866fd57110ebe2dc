import type { PersonRow } from '@kreisrunde/contract';
import { Cell, Column, Row, Table, TableBody, TableHeader } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../ui/icon.tsx';
import { useWide } from '../../../ui/use-wide.ts';
import { DeviceState, needsLook } from './device-state.tsx';
import type { roleWords } from './people-filter.ts';

type PeopleTableProps = {
  people: readonly PersonRow[];
  roles: ReturnType<typeof roleWords>;
  /** The row whose panel or code is open. */
  openId: PersonRow['id'] | null;
  onOpen: (person: PersonRow) => void;
};

/** From here on a row has room for all four columns. */
const wideFromRem = 46;

const head = 'h-9 px-3.5 text-left text-body font-medium text-muted';
const cell = 'px-3.5 align-middle text-body';

/** Everybody, one row each; Enter or a tap opens the person. */
export function PeopleTable({ people, roles, openId, onOpen }: PeopleTableProps) {
  const { t } = useTranslation('admin');
  const isWide = useWide(wideFromRem);
  const devicesOf = (person: PersonRow): string =>
    person.devices.length === 0 ? t('people.noDevice') : person.devices.map(({ name }) => name).join(', ');
  return (
    <Table
      aria-label={t('people.title')}
      className="w-full table-fixed border-separate border-spacing-0"
      onRowAction={(key) => {
        const person = people.find(({ id }) => id === key);
        if (person !== undefined) onOpen(person);
      }}
    >
      <TableHeader className="sticky top-0 z-10 bg-surface-2">
        <Column isRowHeader className={head}>
          {t('people.office')}
        </Column>
        {isWide ? (
          <>
            <Column className={`${head} w-[13rem] lg:w-[21.5rem]`}>{t('people.state')}</Column>
            <Column className={`${head} w-[10.25rem]`}>{t('people.devices')}</Column>
            <Column className={`${head} w-[10.5rem]`}>{t('people.role')}</Column>
          </>
        ) : null}
        <Column className={`${head} w-14`}>
          <span className="sr-only">{t('people.open')}</span>
        </Column>
      </TableHeader>
      <TableBody>
        {people.map((person) => (
          <Row
            key={person.id}
            id={person.id}
            textValue={person.office}
            className={`group h-12 cursor-pointer outline-none data-focus-visible:outline-4 data-focus-visible:-outline-offset-4 data-focus-visible:outline-action *:border-t *:border-line ${
              person.id === openId
                ? 'bg-action-soft *:border-y-2! *:border-action!'
                : needsLook(person.devicesState)
                  ? 'bg-broken-soft/40 data-hovered:bg-broken-soft'
                  : 'data-hovered:bg-surface-2'
            }`}
          >
            <Cell className={`${cell} font-medium leading-tight ${isWide ? '' : 'py-2.5'}`}>
              {person.shortName}
              {isWide ? null : (
                <span className="mt-1 block text-caption">
                  <DeviceState state={person.devicesState} />
                </span>
              )}
            </Cell>
            {isWide ? (
              <>
                <Cell className={cell}>
                  <DeviceState state={person.devicesState} />
                </Cell>
                <Cell className={`${cell} leading-tight ${person.devices.length === 0 ? 'text-muted' : ''}`}>
                  {devicesOf(person)}
                </Cell>
                <Cell className={cell}>{t(`role.${roles.get(person.id) ?? person.role}`)}</Cell>
              </>
            ) : null}
            <Cell className={`${cell} text-right`}>
              <Icon name="chevronRight" size={20} className="inline-block" />
            </Cell>
          </Row>
        ))}
      </TableBody>
    </Table>
  );
}

import type { PersonInput } from '@kreisrunde/contract';
import { toId, type PersonId } from '@kreisrunde/domain';
import { ORPCError } from '@orpc/server';
import { restorableMs } from '../../../ports/restorable.ts';
import { newId, newSecret } from '../../../ports/ids.ts';
import { personalLinkLifeMs } from '../../../usecases/enrol-device.ts';
import { ensureKnown, pageLink, type AdministrationDeps, type AdministrationServer } from './administration-server.ts';
import { deviceView, devicesState } from './device-views.ts';

/** Reason and name of a group that comes with an import. */
const importedReason = 'Besprechung';

/** People, their offices and their deputies. */
export function peopleRoutes(os: AdministrationServer['admin']['people'], deps: AdministrationDeps) {
  const { store, clock, directory } = deps;
  const ensureDeputy = ({ deputy }: PersonInput, self: PersonId | null) =>
    ensureKnown(deputy === null || (deputy !== self && directory.person(deputy) !== undefined));
  return {
    list: os.list.handler(async ({ context }) => {
      const devices = (await store.devices.all()).filter((device) => device.kind === 'personal');
      const view = { presence: deps.presence, now: clock.now(), self: context.caller?.device.id ?? null };
      const { persons, groups } = directory.county;
      return {
        people: persons.map((person) => {
          const own = devices.filter((device) => device.personId === person.id);
          return {
            ...person,
            devicesState: devicesState(own, view),
            devices: own.map((device) => deviceView(device, view)),
            groups: groups.filter((group) => group.members.includes(person.id)).map((group) => group.id),
          };
        }),
      };
    }),
    create: os.create.handler(async ({ input, context }) => {
      context.note.subject = input.office;
      ensureDeputy(input, null);
      const personId = toId<PersonId>(newId());
      await store.people.createPerson(personId, input);
      await deps.countyChanged();
      return { personId };
    }),
    import: os.import.handler(async ({ input, context, errors }) => {
      context.note.subject = String(input.rows.length);
      input.rows.forEach((row, index) => ensureImportable(deps, row, index));
      const persons = input.rows.map((person) => ({ id: toId<PersonId>(newId()), person }));
      const group =
        input.groupName === null
          ? null
          : { id: toId<never>(newId()), name: input.groupName, defaultReason: importedReason };
      if (!(await store.people.importPersons(persons, group))) throw errors.GROUP_NAME_TAKEN();
      await deps.countyChanged();
      return { created: persons.length, groupId: group?.id ?? null };
    }),
    update: os.update.handler(async ({ input: { personId, ...person }, context }) => {
      context.note.subject = directory.office(personId).office;
      ensureDeputy(person, personId);
      ensureKnown(await store.people.updatePerson(personId, person));
      await deps.countyChanged();
      return {};
    }),
    remove: os.remove.handler(async ({ input, context }) => {
      context.note.subject = directory.office(input.personId).office;
      ensureKnown(await store.people.removePerson(input.personId, clock.now()));
      await deps.countyChanged();
      return {};
    }),
    restore: os.restore.handler(async ({ input, context }) => {
      context.note.subject = directory.office(input.personId).office;
      ensureKnown(await store.people.restorePerson(input.personId, clock.now() - restorableMs));
      await deps.countyChanged();
      return {};
    }),
    link: os.link.handler(async ({ input: { personId }, context }) => {
      context.note.subject = directory.office(personId).office;
      ensureKnown(directory.person(personId) !== undefined);
      const secret = newSecret();
      const expiresAt = clock.now() + personalLinkLifeMs;
      await store.enrolment.createLink({ secret, personId, expiresAt });
      return { link: pageLink(deps, context, `/zugang#${secret}`), expiresAt };
    }),
  };
}

/** Named by its row, like everything that does not fit. */
function ensureImportable({ directory }: AdministrationDeps, { deputy }: PersonInput, index: number): void {
  if (deputy === null || directory.person(deputy) !== undefined) return;
  const issues = [{ path: ['rows', index, 'deputy'], message: 'no such person' }];
  throw new ORPCError('BAD_REQUEST', { data: { issues } });
}

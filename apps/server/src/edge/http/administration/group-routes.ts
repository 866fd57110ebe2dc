import { toId, type GroupId, type PersonId } from '@kreisrunde/domain';
import { ORPCError } from '@orpc/server';
import type { GroupChange } from '../../../ports/group-store.ts';
import { restorableMs } from '../../../ports/restorable.ts';
import { newId } from '../../../ports/ids.ts';
import { ensureKnown, type AdministrationDeps, type AdministrationServer } from './administration-server.ts';

/** Groups (Verteiler): who is called together, in which order. */
export function groupRoutes(os: AdministrationServer['admin']['groups'], deps: AdministrationDeps) {
  const { store, clock, directory } = deps;
  const nameOf = (id: GroupId) => directory.county.groups.find((group) => group.id === id)?.name ?? '';
  const ensureMembers = (members: readonly PersonId[]) =>
    ensureKnown(members.every((id) => directory.person(id) !== undefined));
  return {
    list: os.list.handler(() => ({
      groups: directory.county.groups.map((group) => ({ ...group, members: [...group.members] })),
    })),
    create: os.create.handler(async ({ input, context, errors }) => {
      context.note.subject = input.name;
      ensureMembers(input.members);
      const groupId = toId<GroupId>(newId());
      ensureDone(await store.groups.create(groupId, input), () => errors.GROUP_NAME_TAKEN());
      await deps.countyChanged();
      return { groupId };
    }),
    update: os.update.handler(async ({ input: { groupId, ...group }, context, errors }) => {
      context.note.subject = nameOf(groupId);
      ensureMembers(group.members);
      ensureDone(await store.groups.update(groupId, group), () => errors.GROUP_NAME_TAKEN());
      await deps.countyChanged();
      return {};
    }),
    remove: os.remove.handler(async ({ input, context }) => {
      context.note.subject = nameOf(input.groupId);
      ensureKnown(await store.groups.remove(input.groupId, clock.now()));
      await deps.countyChanged();
      return {};
    }),
    restore: os.restore.handler(async ({ input, context, errors }) => {
      const since = clock.now() - restorableMs;
      ensureDone(await store.groups.restore(input.groupId, since), () => errors.GROUP_NAME_TAKEN());
      await deps.countyChanged();
      context.note.subject = nameOf(input.groupId);
      return {};
    }),
  };
}

function ensureDone(change: GroupChange, nameTaken: () => Error): void {
  if (change === 'nameTaken') throw nameTaken();
  if (change === 'unknown') throw new ORPCError('FORBIDDEN');
}

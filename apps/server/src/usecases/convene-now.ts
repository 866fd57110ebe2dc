import {
  canConvene,
  convene,
  refused,
  toId,
  type Actor,
  type Conference,
  type GroupId,
  type Level,
  type PersonId,
  type Result,
} from '@kreisrunde/domain';
import { newId } from '../ports/ids.ts';
import type { County } from '../ports/store.ts';
import type { CommandDeps } from './run-command.ts';

/**
 * Convenes now, in one transaction. The same chair pressing on two devices in the same second gets one
 * conference, and so does a second chair whom the first has called; another group while a round of the chair runs is
 * refused with `conferenceRunning`, a group that another chair has convened without this one with `groupRunning`.
 */
export async function conveneNow(
  deps: CommandDeps & { readonly county: () => County },
  request: {
    readonly actor: Actor;
    readonly groupId: GroupId;
    readonly reason: string;
    readonly level: Level;
    readonly participants: readonly PersonId[];
  },
): Promise<Result<Conference>> {
  const { actor } = request;
  const group = deps.county().groups.find((one) => one.id === request.groupId);
  if (actor.kind !== 'person' || !canConvene(actor) || group === undefined) return refused('forbidden');
  if (!request.participants.every(deps.isKnownPerson)) return refused('forbidden');
  const convoked = convene({
    id: toId(newId()),
    groupId: group.id,
    title: group.name,
    reason: request.reason,
    level: request.level,
    entryPolicy: 'nothing',
    chair: { personId: actor.personId, deviceId: actor.deviceId },
    persons: inOrderOf(group.members, request.participants),
    now: deps.clock.now(),
    reachable: deps.reachable(),
  });
  if (!convoked.ok) return convoked;
  const { isNew, conference } = await deps.store.conferences.create(convoked.value);
  if (!isNew && conference.groupId !== group.id) return refused('conferenceRunning');
  if (!isNew && !isIn(conference, actor.personId)) return refused('groupRunning');
  if (isNew) deps.notifier.committed(conference);
  return { ok: true, value: conference };
}

function isIn({ chairId, participants }: Conference, personId: PersonId): boolean {
  return chairId === personId || participants.some((one) => one.personId === personId);
}

/** Members in the order of the Verteiler, then whoever was added. */
function inOrderOf(members: readonly PersonId[], chosen: readonly PersonId[]): readonly PersonId[] {
  const isMember = new Set(members);
  return [...members.filter((id) => chosen.includes(id)), ...chosen.filter((id) => !isMember.has(id))];
}

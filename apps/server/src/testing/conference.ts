import { convene, toId, type Conference, type PersonId } from '@kreisrunde/domain';

/** A round that has just been convened: the chair at a desk, and Calbe, who rings where reachable. */
export function convenedRound(reachable: ReadonlySet<PersonId> = new Set()): Conference {
  const convened = convene({
    id: toId('round'),
    groupId: toId('group'),
    title: '',
    reason: '',
    level: 'briefing',
    entryPolicy: 'nothing',
    chair: { personId: toId('chair'), deviceId: toId('desk') },
    persons: [toId('calbe')],
    now: 0,
    reachable,
  });
  if (!convened.ok) throw new Error(convened.code);
  return convened.value.conference;
}

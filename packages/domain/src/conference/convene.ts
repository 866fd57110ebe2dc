import { queuedCall, ring, type Level } from '../calling/call.ts';
import { emptyFloor } from '../floor/floor.ts';
import type { ConferenceId, DeviceId, GroupId, PersonId } from '../people/ids.ts';
import { done, refused, type Result } from '../people/result.ts';
import type { Instant } from '../people/time.ts';
import { entryKeys, type EntryPolicy } from '../stage/keys.ts';
import type { Handled } from './command.ts';
import { calledParticipant, chairParticipant } from './participant.ts';

export type Convocation = {
  readonly id: ConferenceId;
  readonly groupId: GroupId;
  readonly title: string;
  readonly reason: string;
  readonly level: Level;
  readonly entryPolicy: EntryPolicy;
  readonly chair: { readonly personId: PersonId; readonly deviceId: DeviceId };
  /** Called persons in the order of the Verteiler; the chair among them is left out. */
  readonly persons: readonly PersonId[];
  readonly now: Instant;
  readonly reachable: ReadonlySet<PersonId>;
};

/**
 * Calls people together now. Everyone's call exists in the one state that is stored, or nothing does.
 * Refused with `nobodyToCall` when nobody but the chair is named.
 */
export function convene(convocation: Convocation): Result<Handled> {
  const { chair, now, reachable } = convocation;
  const persons = [...new Set(convocation.persons)].filter((personId) => personId !== chair.personId);
  if (persons.length === 0) return refused('nobodyToCall');
  const stageDefault = entryKeys(convocation.entryPolicy);
  const called = persons.map((personId) =>
    calledParticipant(personId, ring(queuedCall, { isReachable: reachable.has(personId), now }), stageDefault),
  );
  return done({
    conference: {
      id: convocation.id,
      rev: 1,
      phase: 'calling',
      groupId: convocation.groupId,
      title: convocation.title,
      reason: convocation.reason,
      level: convocation.level,
      chairId: chair.personId,
      convenedAt: now,
      endedAt: null,
      stageDefault,
      layout: 'round',
      floor: emptyFloor,
      participants: [...called, chairParticipant(chair.personId, chair.deviceId)],
      seats: [],
    },
    events: [
      {
        type: 'conference.convened',
        at: now,
        actor: { kind: 'person', personId: chair.personId, deviceId: chair.deviceId, role: 'chair' },
        participant: null,
      },
    ],
  });
}

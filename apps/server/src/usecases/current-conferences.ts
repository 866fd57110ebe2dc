import {
  conferenceMedia,
  type Conference,
  type ConferenceId,
  type DesiredMedia,
  type PersonId,
} from '@kreisrunde/domain';
import type { Clock } from '../ports/clock.ts';
import type { ConferenceStore } from '../ports/store.ts';

/** How long an ended round still shows on walls and partners' tablets. */
export const endedShownMs = 60_000;

/**
 * The newest committed state of every round that runs or has just ended: a copy of the database in memory, filled
 * from it at start and after every commit. Gate, reconciler and screens read it without waiting.
 */
export type CurrentConferences = {
  get(id: ConferenceId): Conference | undefined;
  running(): readonly Conference[];
  /** The running round of a person, the newest where there are several. */
  runningOf(personId: PersonId): Conference | undefined;
  /** Rounds that ended within the last minute, the newest first. */
  justEnded(): readonly Conference[];
  desiredMedia(id: ConferenceId): DesiredMedia | undefined;
  runningMedia(): readonly DesiredMedia[];
  /** Takes a committed state over; an older one than known changes nothing. */
  put(conference: Conference): boolean;
  reload(): Promise<void>;
};

export function createCurrentConferences(deps: {
  readonly store: Pick<ConferenceStore, 'current'>;
  readonly clock: Clock;
}): CurrentConferences {
  const states = new Map<ConferenceId, Conference>();
  const media = new Map<ConferenceId, DesiredMedia>();

  function put(conference: Conference): boolean {
    const known = states.get(conference.id);
    if (known !== undefined && known.rev >= conference.rev) return false;
    states.set(conference.id, conference);
    media.set(conference.id, conferenceMedia(conference));
    forget();
    return true;
  }

  function forget(): void {
    const since = deps.clock.now() - endedShownMs;
    for (const [id, conference] of states) {
      if (conference.endedAt === null || conference.endedAt >= since) continue;
      states.delete(id);
      media.delete(id);
    }
  }

  const list = () => [...states.values()];
  return {
    get: (id) => states.get(id),
    running: () => list().filter((one) => one.phase !== 'ended'),
    runningOf: (personId) =>
      list()
        .filter((one) => one.phase !== 'ended' && one.participants.some((member) => member.personId === personId))
        .toSorted((a, b) => b.convenedAt - a.convenedAt)[0],
    justEnded: () => {
      const since = deps.clock.now() - endedShownMs;
      return list()
        .filter((one) => one.endedAt !== null && one.endedAt >= since)
        .toSorted((a, b) => (b.endedAt ?? 0) - (a.endedAt ?? 0));
    },
    desiredMedia: (id) => media.get(id),
    runningMedia: () => [...media.values()].filter((desired) => desired.isOpen),
    put,
    reload: async () => {
      for (const conference of await deps.store.current(deps.clock.now() - endedShownMs)) put(conference);
    },
  };
}

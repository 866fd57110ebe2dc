import type { GroupView } from '@kreisrunde/contract';

export type Readiness = {
  ready: number;
  total: number;
  /** Short names, those missing for more than a day first. */
  offlineOverADay: readonly string[];
  offline: readonly string[];
};

/** How many devices of a group would ring now, and whose would not. Says something about devices, never about persons. */
export function readinessOf(group: GroupView): Readiness {
  const named = (readiness: GroupView['members'][number]['readiness']): string[] =>
    group.members.filter((member) => member.readiness === readiness).map((member) => member.shortName);
  return {
    ready: named('ready').length,
    total: group.members.length,
    offlineOverADay: named('offlineOverADay'),
    offline: named('offline'),
  };
}

import type { GroupView, HomeView, PersonSnapshot } from '@kreisrunde/contract';
import { can, type Actor, type Conference, type DeviceId, type PersonId } from '@kreisrunde/domain';
import type { Directory } from './directory.ts';
import type { Presence } from './presence.ts';
import type { WallFacts } from '../../ports/wall-store.ts';
import { projectConference, projectOwnPart } from './project-conference.ts';
import { pairedWall } from './project-wall.ts';

const dayMs = 24 * 60 * 60_000;

export type PersonFacts = {
  readonly actor: Extract<Actor, { kind: 'person' }>;
  readonly now: number;
  readonly rev: number;
  readonly engineEpoch: number;
  readonly conference: Conference | undefined;
  readonly lastEnded: Conference | undefined;
  readonly wall: { readonly deviceId: DeviceId; readonly facts: WallFacts } | null;
};

/** The whole snapshot of one person on one device. */
export function projectPerson(facts: PersonFacts, directory: Directory, presence: Presence): PersonSnapshot {
  const { actor, conference, lastEnded } = facts;
  const me = directory.person(actor.personId);
  const chair = directory.county.persons.find((person) => person.role === 'chair');
  return {
    kind: 'person',
    rev: facts.rev,
    serverNow: facts.now,
    county: directory.county.name,
    me: { ...directory.office(actor.personId), role: actor.role, article: me?.article ?? null },
    deviceId: actor.deviceId,
    chairName: { article: chair?.article ?? null, shortName: chair?.shortName ?? '' },
    otherDevicesConnected: Math.max(0, presence.connectedDevices(actor.personId) - 1),
    home: actor.role === 'chair' ? projectHome({ ...facts, directory, presence }) : null,
    conference:
      conference !== undefined && can(actor, 'conference.watch', conference)
        ? projectConference(conference, actor, directory)
        : null,
    own: conference === undefined ? null : projectOwnPart(conference, actor, directory),
    lastEnded:
      lastEnded === undefined
        ? null
        : { conferenceId: lastEnded.id, title: lastEnded.title, endedAt: lastEnded.endedAt ?? lastEnded.convenedAt },
    engineEpoch: facts.engineEpoch,
  };
}

function projectHome(facts: PersonFacts & { readonly directory: Directory; readonly presence: Presence }): HomeView {
  const { directory, presence, wall, now } = facts;
  const { county } = directory;
  const reachable = presence.reachable();
  const readiness = (personId: PersonId): GroupView['members'][number]['readiness'] => {
    if (reachable.has(personId)) return 'ready';
    const seenAt = presence.lastSeenAt(personId);
    return seenAt !== null && now - seenAt > dayMs ? 'offlineOverADay' : 'offline';
  };
  return {
    groups: county.groups.map((group) => ({
      id: group.id,
      name: group.name,
      defaultReason: group.defaultReason,
      members: group.members.map((id) => ({ ...directory.office(id), readiness: readiness(id) })),
    })),
    wall: wall === null ? null : pairedWall(wall.deviceId, presence.isDeviceConnected(wall.deviceId), wall.facts),
    everyone: county.persons.filter((person) => person.role !== 'chair').map((person) => directory.office(person.id)),
  };
}

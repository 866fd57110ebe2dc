import type { DeviceId, PersonId } from '../people/ids.ts';
import type { Role } from '../people/person.ts';

/** Who asks. A wall acts for the chair who paired it, but never for the chair's own keys. */
export type Actor =
  | { readonly kind: 'person'; readonly personId: PersonId; readonly deviceId: DeviceId; readonly role: Role }
  | { readonly kind: 'wall'; readonly deviceId: DeviceId; readonly ownerId: PersonId }
  | { readonly kind: 'system' };

/** What the actor is to this conference. */
export type Standing = 'chair' | 'moderator' | 'participant' | 'wall' | 'system' | 'outsider';

export type Action =
  | 'call.answer'
  | 'call.ring'
  | 'own.keys'
  | 'media.move'
  | 'own.leave'
  | 'own.hand'
  | 'stage.control'
  | 'floor.control'
  | 'release.ask'
  | 'conference.end'
  | 'conference.watch'
  | 'conference.report'
  | 'clock';

/** The one table of rights. What is not listed is forbidden. */
const table: Readonly<Record<Action, readonly Standing[]>> = {
  'call.answer': ['participant', 'moderator'],
  'call.ring': ['chair', 'moderator', 'wall'],
  'own.keys': ['chair', 'participant', 'moderator'],
  'media.move': ['chair', 'wall'],
  'own.leave': ['participant', 'moderator'],
  'own.hand': ['participant', 'moderator'],
  'stage.control': ['chair', 'moderator', 'wall'],
  'floor.control': ['chair', 'moderator', 'wall'],
  'release.ask': ['chair', 'moderator', 'wall'],
  // The server ends a round whose chair was removed for good.
  'conference.end': ['chair', 'moderator', 'system'],
  'conference.watch': ['chair', 'moderator', 'participant', 'wall'],
  'conference.report': ['chair', 'moderator', 'wall'],
  clock: ['system'],
};

/** What `can` needs to know of a conference. */
type Membership = { readonly chairId: PersonId; readonly participants: readonly { readonly personId: PersonId }[] };

/** What the actor is to this conference: being its chair comes before any role. */
export function standing(actor: Actor, conference: Membership): Standing {
  if (actor.kind === 'system') return 'system';
  if (actor.kind === 'wall') return actor.ownerId === conference.chairId ? 'wall' : 'outsider';
  if (actor.personId === conference.chairId) return 'chair';
  if (actor.role === 'moderator') return 'moderator';
  return conference.participants.some((one) => one.personId === actor.personId) ? 'participant' : 'outsider';
}

/** Whether the actor may do this in this conference. */
export function can(actor: Actor, action: Action, conference: Membership): boolean {
  return table[action].includes(standing(actor, conference));
}

/** Only a chair convenes. */
export function canConvene(actor: Actor): boolean {
  return actor.kind === 'person' && actor.role === 'chair';
}

/** What the rounds of a year saved, added up: for whoever leads or helps to lead. */
export function canSeeSavings(actor: Actor): boolean {
  return actor.kind === 'person' && (actor.role === 'chair' || actor.role === 'moderator');
}

import {
  can,
  type Actor,
  type Conference,
  type ConferenceId,
  type DeviceId,
  type Participant,
  type PersonId,
} from '@kreisrunde/domain';
import { mediaIdentity, type MediaAdmission, type MediaParty } from '../ports/media-engine.ts';
import type { RequestSource } from '../ports/request-source.ts';
import type { Device, IdentityStore } from '../ports/store.ts';

/**
 * Who may connect to the engine with this ticket: the own page that holds its device, while the round runs and the
 * device belongs to it. A native client tells no page and has its ticket alone. Asked anew for every connection, so an
 * old ticket is worth nothing afterwards.
 */
export async function authoriseMedia(
  deps: {
    readonly identity: Pick<IdentityStore, 'ticket'>;
    readonly conference: (id: ConferenceId) => Conference | undefined;
    readonly actorOf: (device: Device) => Actor | null;
    readonly isOwnPage: (source: RequestSource) => boolean;
  },
  secret: string,
  from: RequestSource,
): Promise<MediaAdmission | 'forbidden' | 'foreignOrigin'> {
  if (!deps.isOwnPage(from)) return 'foreignOrigin';
  const ticket = await deps.identity.ticket(secret);
  if (ticket === null) return 'forbidden';
  const { device, conferenceId, tab } = ticket;
  const conference = deps.conference(conferenceId);
  const actor = deps.actorOf(device);
  if (conference === undefined || actor === null || device.activeTab !== tab) return 'forbidden';
  if (!mayConnect(conference, actor)) return 'forbidden';
  const party: MediaParty =
    device.kind === 'wall'
      ? { kind: 'wall', deviceId: device.id }
      : { kind: 'participant', personId: device.personId, deviceId: device.id };
  return { conferenceId, party };
}

/** A device of the round: the wall of its chair, or a device of a participant that has not answered elsewhere. */
export function mayConnect(conference: Conference, actor: Actor): boolean {
  if (conference.phase === 'ended' || !can(actor, 'conference.watch', conference)) return false;
  if (actor.kind === 'system') return true;
  if (conference.participants.some((one) => one.unheard === actor.deviceId)) return false;
  if (actor.kind === 'wall') return true;
  const self = conference.participants.find((one) => one.personId === actor.personId);
  return self !== undefined && mayHoldLine(self, actor.deviceId);
}

/** Picture and sound at the wall: the tablet keeps a silent line, so that the way back is short. */
function mayHoldLine(self: Participant, device: DeviceId): boolean {
  if (self.unheard === device) return false;
  if (self.mediaDevice === null) return self.call.state === 'ringing';
  return self.mediaDevice === device || self.hall?.tablet === device;
}

/**
 * Whether a line that is open now may stay: one of a device that could still open it. `owner` is whose wall the device
 * is now, null where it is nobody's or no wall.
 */
export function mayStay(conference: Conference, identity: string, owner: PersonId | null): boolean {
  if (conference.phase === 'ended') return false;
  const self = conference.participants.find((one) => identity.startsWith(`${one.personId}.`));
  if (self === undefined) {
    return owner === conference.chairId && !conference.participants.some((one) => isUnheardWall(one, identity));
  }
  const devices = [self.mediaDevice, self.hall?.tablet ?? null].filter((device) => device !== null);
  if (devices.length === 0) return self.call.state === 'ringing';
  const { personId } = self;
  return devices.some(
    (deviceId) =>
      mayHoldLine(self, deviceId) && identity === mediaIdentity({ kind: 'participant', personId, deviceId }),
  );
}

function isUnheardWall({ unheard }: Participant, identity: string): boolean {
  return unheard !== null && identity === mediaIdentity({ kind: 'wall', deviceId: unheard });
}

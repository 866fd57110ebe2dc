import { decline, isMissing, queuedCall, ring } from '../calling/call.ts';
import type { PersonId } from '../people/ids.ts';
import { done, refused, type Result } from '../people/result.ts';
import type { CommandOf, Request } from './command.ts';
import { calledParticipant, participantOf, withParticipant } from './participant.ts';
import type { Conference, Participant } from './state.ts';

/**
 * "Verhindert", and with `deputy` "Vertretung schicken": the call of the deputy opens and rings. Whoever has declined
 * may still send the deputy. Refused with `noDeputy` where nobody can be sent.
 */
export function declineCall(
  conference: Conference,
  self: Participant,
  request: Request & { readonly command: CommandOf<'call.decline'> },
): Result<Conference> {
  const isSending = request.command.deputy === true;
  const hasDeclined = self.call.state === 'declined' && self.deputy === null && self.presence !== 'left';
  const call = isSending && hasDeclined ? done(self.call) : decline(self.call);
  if (!call.ok) return call;
  const declined = { ...self, call: call.value, deputy: null };
  return isSending ? sendDeputy(conference, declined, request) : done(withParticipant(conference, declined));
}

function sendDeputy(conference: Conference, self: Participant, request: Request): Result<Conference> {
  const deputy = request.deputy ?? null;
  if (deputy === null || !canSendDeputy(conference, self.personId, deputy)) return refused('noDeputy');
  const context = { isReachable: request.reachable.has(deputy), now: request.now };
  const linked = withParticipant(conference, { ...self, deputy });
  const known = participantOf(conference, deputy);
  if (known === undefined) {
    const called = calledParticipant(deputy, ring(queuedCall, context), conference.stageDefault);
    return done({
      ...linked,
      participants: linked.participants.flatMap((one) => (one.personId === self.personId ? [one, called] : [one])),
    });
  }
  return done(isMissing(known.call) ? withParticipant(linked, { ...known, call: ring(known.call, context) }) : linked);
}

/** Whether the deputy can come instead: not the chair, not somebody who has declined or left this round. */
export function canSendDeputy(conference: Conference, personId: PersonId, deputy: PersonId): boolean {
  if (deputy === personId || deputy === conference.chairId) return false;
  const known = participantOf(conference, deputy);
  return known === undefined || (known.presence !== 'left' && known.call.state !== 'declined');
}

/** Somebody else comes instead: the row of the deputy stands for this one. */
export function isRepresented(participant: Participant): boolean {
  return participant.deputy !== null && participant.call.state === 'declined';
}

/** For whom this person comes; the first of several. */
export function representedBy(conference: Conference, deputy: PersonId): Participant | undefined {
  return conference.participants.find((one) => one.deputy === deputy && isRepresented(one));
}

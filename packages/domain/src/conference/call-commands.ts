import { accept, callDeadline, delay, expire, isMissing, queuedCall, ring, type Call } from '../calling/call.ts';
import type { DeviceId, PersonId } from '../people/ids.ts';
import { done, refused, type Result } from '../people/result.ts';
import type { CommandOf, Request } from './command.ts';
import { isRepresented } from './deputy-commands.ts';
import { mediaAfterDeadline } from './media-commands.ts';
import { calledParticipant, participantOf, withParticipant } from './participant.ts';
import type { Conference, Participant } from './state.ts';

/** The sender answers the own call on one device; that device becomes the media device. */
export function acceptCall(conference: Conference, self: Participant, device: DeviceId): Result<Conference> {
  const call: Result<Call> = self.presence === 'left' ? done({ state: 'accepted' }) : accept(self.call);
  if (!call.ok) return call;
  return done(
    withParticipant(conference, {
      ...self,
      call: call.value,
      deputy: null,
      presence: 'outside',
      mediaDevice: device,
      lostSince: null,
    }),
  );
}

/** "Ich komme in … Minuten": the ring stops until then. Refused with `notCalled`, `callAnswered`, `callNotOpen`. */
export function delayCall(
  conference: Conference,
  self: Participant,
  request: { readonly command: CommandOf<'call.delay'>; readonly now: number },
): Result<Conference> {
  const call = delay(self.call, request.command.minutes, request.now);
  return call.ok ? done(withParticipant(conference, { ...self, call: call.value })) : call;
}

/** Rings one person who is missing, or everyone who is. Nobody missing changes nothing. */
export function ringAgain(conference: Conference, request: Request, only: PersonId | undefined): Result<Conference> {
  const mayRing = (one: Participant) => one.presence === 'left' || isMissing(one.call);
  if (only !== undefined) {
    const target = participantOf(conference, only);
    if (target === undefined) return refused('notCalled');
    if (target.call.state === 'ringing') return done(conference);
    if (!mayRing(target)) return refused(target.call.state === 'none' ? 'notCalled' : 'callAnswered');
  }
  // Whoever left on purpose, or sent a deputy, is rung only when named: "Erneut klingeln" is for those who never came.
  const isRung = (one: Participant) =>
    only === undefined ? one.presence !== 'left' && isMissing(one.call) && !isRepresented(one) : one.personId === only;
  const participants = conference.participants.map((one) => (isRung(one) ? rungAgain(one, request) : one));
  const isSame = participants.every((one, index) => one === conference.participants[index]);
  return done(isSame ? conference : { ...conference, participants });
}

function rungAgain(participant: Participant, request: Request): Participant {
  const context = { isReachable: request.reachable.has(participant.personId), now: request.now };
  const call = ring(participant.call, context);
  return call === participant.call && participant.presence === 'outside'
    ? participant
    : { ...participant, presence: 'outside', call };
}

/** Calls one more person into the round; whoever is called already and missing is rung again. */
export function addPerson(conference: Conference, request: Request, personId: PersonId): Result<Conference> {
  const existing = participantOf(conference, personId);
  if (existing !== undefined) {
    return existing.call.state === 'none' ? refused('alreadyCalled') : ringAgain(conference, request, personId);
  }
  const call = ring(queuedCall, { isReachable: request.reachable.has(personId), now: request.now });
  const added = calledParticipant(personId, call, conference.stageDefault);
  const isChair = (one: Participant) => one.personId === conference.chairId;
  return done({
    ...conference,
    participants: [
      ...conference.participants.filter((one) => !isChair(one)),
      added,
      ...conference.participants.filter(isChair),
    ],
  });
}

/** Lets rings run out, promised times ring again and hand-overs end. Nothing due changes nothing. */
export function tick(conference: Conference, request: Request): Result<Conference> {
  const isDue = (one: Participant) => (callDeadline(one.call) ?? Infinity) <= request.now;
  const participants = conference.participants.map((before) => {
    const one = mediaAfterDeadline(before, request.now);
    const context = { isReachable: request.reachable.has(one.personId), now: request.now };
    return isDue(one) ? { ...one, call: expire(one.call, context) } : one;
  });
  const isSame = participants.every((one, index) => one === conference.participants[index]);
  return done(isSame ? conference : { ...conference, participants });
}

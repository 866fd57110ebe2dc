import { can, type Action } from '../access/can.ts';
import { done, refused, type Result } from '../people/result.ts';
import { isAnyOn } from '../stage/keys.ts';
import { acceptCall, addPerson, delayCall, ringAgain, tick } from './call-commands.ts';
import {
  isFact,
  isOwn,
  type Command,
  type Handled,
  type OwnCommand,
  type Request,
  type RoundCommand,
  type ServerFact,
} from './command.ts';
import { declineCall } from './deputy-commands.ts';
import { grantFloorTo, lowerHandIfAny, lowerHandOf, raiseOwnHand, takeFloorBack } from './floor-commands.ts';
import { endConference, removePerson, setConnected } from './life-cycle.ts';
import { moveMedia, noteSilence, withdrawWall } from './media-commands.ts';
import { leave, refuseRelease, setRelease, setStandingRelease, takeMediaDevice } from './own-commands.ts';
import { onAirMedia, participantOf } from './participant.ts';
import { askForRelease, reorderSeats, setLayout, setStage, setStageForAll } from './stage-commands.ts';
import type { Conference } from './state.ts';

const actionOf: Readonly<Record<Command['type'], Action>> = {
  'call.accept': 'call.answer',
  'call.delay': 'call.answer',
  'call.decline': 'call.answer',
  'call.ringAgain': 'call.ring',
  'call.add': 'call.ring',
  'release.set': 'own.keys',
  'release.ask': 'release.ask',
  'release.refuse': 'own.keys',
  'release.standing': 'own.keys',
  'mediaDevice.take': 'own.keys',
  'mediaDevice.move': 'media.move',
  'mediaDevice.silent': 'media.move',
  'participant.leave': 'own.leave',
  'stage.set': 'stage.control',
  'stage.setAll': 'stage.control',
  'stage.layout': 'stage.control',
  'stage.reorder': 'stage.control',
  'hand.raise': 'own.hand',
  'hand.lower': 'own.hand',
  'floor.grant': 'floor.control',
  'floor.withdraw': 'floor.control',
  'conference.end': 'conference.end',
  'clock.tick': 'clock',
  'device.connected': 'clock',
  'device.lost': 'clock',
  'wall.withdrawn': 'clock',
  'person.removed': 'clock',
};

/**
 * The one door to a conference: rights, then the rule of the command, then what follows from any change
 * (seats, phase). A refused command changes nothing; a repeated one answers the same state and no event.
 */
export function handle(conference: Conference, request: Request): Result<Handled> {
  const { command, actor } = request;
  if (!can(actor, actionFor(request), conference)) return refused('forbidden');
  if (conference.phase === 'ended') return refused('conferenceEnded');
  const result = apply(conference, request);
  if (!result.ok) return result;
  if (result.value === conference) return done({ conference, events: [] });
  const changed = { ...afterwards(result.value), rev: conference.rev + 1 };
  const participant = 'participant' in command ? (command.participant ?? null) : null;
  return done({ conference: changed, events: [{ type: command.type, at: request.now, actor, participant }] });
}

/** Taking down another's hand is a matter of the chair. */
function actionFor({ actor, command }: Request): Action {
  const isOthersHand =
    command.type === 'hand.lower' &&
    command.participant !== undefined &&
    !(actor.kind === 'person' && actor.personId === command.participant);
  return isOthersHand ? 'floor.control' : actionOf[command.type];
}

/** A request whose command is known to be one of these. */
type RequestFor<C extends Command> = Request & { readonly command: C };

function apply(conference: Conference, request: Request): Result<Conference> {
  const { command } = request;
  if (isOwn(command)) return applyOwn(conference, { ...request, command });
  if (isFact(command)) return applyFact(conference, { ...request, command });
  return applyToRound(conference, { ...request, command });
}

/** Commands that act on the sender. */
function applyOwn(conference: Conference, request: RequestFor<OwnCommand>): Result<Conference> {
  const { actor, command, now } = request;
  const self = actor.kind === 'person' ? participantOf(conference, actor.personId) : undefined;
  if (actor.kind !== 'person' || self === undefined) return refused('notCalled');
  switch (command.type) {
    case 'call.accept':
      return acceptCall(conference, self, actor.deviceId);
    case 'call.delay':
      return delayCall(conference, self, { command, now });
    case 'call.decline':
      return declineCall(conference, self, { ...request, command });
    case 'release.set':
      return setRelease(conference, self, { ...command, device: actor.deviceId });
    case 'release.refuse':
      return refuseRelease(conference, self);
    case 'release.standing':
      return setStandingRelease(conference, self, command.on);
    case 'mediaDevice.take':
      return takeMediaDevice(conference, self, actor.deviceId);
    case 'participant.leave':
      return leave(conference, self);
    case 'hand.raise':
      return raiseOwnHand(conference, self, now);
    case 'hand.lower':
      return lowerHandOf(conference, self);
  }
}

/** Commands of chair, moderator and wall. */
function applyToRound(conference: Conference, request: RequestFor<RoundCommand>): Result<Conference> {
  const { command, now } = request;
  switch (command.type) {
    case 'call.ringAgain':
      return ringAgain(conference, request, command.participant);
    case 'call.add':
      return addPerson(conference, request, command.participant);
    case 'stage.set':
      return setStage(conference, command);
    case 'stage.setAll':
      return setStageForAll(conference, command.to);
    case 'stage.layout':
      return setLayout(conference, command.layout);
    case 'stage.reorder':
      return reorderSeats(conference);
    case 'release.ask':
      return askForRelease(conference, command.participant, now);
    case 'floor.grant':
      return grantFloorTo(conference, command.participant, now);
    case 'floor.withdraw':
      return takeFloorBack(conference);
    case 'hand.lower':
      return lowerHandIfAny(conference, command.participant);
    case 'conference.end':
      return endConference(conference, now);
    case 'mediaDevice.move':
      return moveMedia(conference, request, command.to);
    case 'mediaDevice.silent':
      return noteSilence(conference, request.actor);
  }
}

/** Facts told by the server itself. */
function applyFact(conference: Conference, request: RequestFor<ServerFact>): Result<Conference> {
  const { command, now } = request;
  switch (command.type) {
    case 'clock.tick':
      return tick(conference, request);
    case 'device.connected':
      return setConnected(conference, { ...command, now });
    case 'device.lost':
      return setConnected(conference, { ...command, now });
    case 'wall.withdrawn':
      return withdrawWall(conference, command.device);
    case 'person.removed':
      return removePerson(conference, command.participant);
  }
}

/** Who is on air for the first time takes the next seat; the first partner in the room makes the round live. */
function afterwards(conference: Conference): Conference {
  const partners = conference.participants.filter((one) => one.personId !== conference.chairId);
  const newcomers = partners
    .filter((one) => isAnyOn(onAirMedia(one)) && !conference.seats.includes(one.personId))
    .map((one) => one.personId);
  const isNowLive = conference.phase === 'calling' && partners.some((one) => one.presence === 'inRoom');
  return {
    ...conference,
    phase: isNowLive ? 'live' : conference.phase,
    seats: newcomers.length === 0 ? conference.seats : [...conference.seats, ...newcomers],
  };
}

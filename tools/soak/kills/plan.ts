import type { CommandInput } from '@kreisrunde/contract';
import type { Conference, PersonId } from '@kreisrunde/domain';
import { chanceOf, stepSeed, type Chance } from '../chance.ts';
import type { KillMode } from '../product.ts';

/** When the kill comes: while the product starts, while nothing is asked of it, or while commands are under way. */
export type Moment = 'starting' | 'between' | 'inside';

export type Step = { readonly sender: number; readonly command: CommandInput };

/** One life of the product up to its kill, drawn from the seed alone. */
export type KillPlan = {
  readonly mode: KillMode;
  readonly moment: Moment;
  /** The next start does not wait until the last process of this life is gone. */
  readonly isRestartedAtOnce: boolean;
  /** From the start of the process ("starting") or from the sending of the commands ("inside"). */
  readonly delayMs: number;
  /** Whose devices hold a live stream, by index. */
  readonly connected: readonly number[];
  readonly steps: readonly Step[];
  /** Who has a command under way when the kill comes, by index. */
  readonly underWay: readonly number[];
  /** The chair's command under way ends the round. */
  readonly isEnding: boolean;
};

/** A start takes a second on two idle cores; a handful of commands at once some fifty milliseconds. */
const longestStartDelayMs = 1_100;
const longestCommandDelayMs = 90;

export function killPlan(seed: number, kill: number, persons: readonly PersonId[]): KillPlan {
  const chance = chanceOf(stepSeed(seed, kill));
  const senders = persons.map((_, index) => index);
  const moment = chance.percent(12) ? 'starting' : chance.percent(20) ? 'between' : 'inside';
  return {
    mode: chance.percent(50) ? 'launcher' : 'everything',
    moment,
    isRestartedAtOnce: chance.percent(40),
    // Early rather than late: most commands should still be under way.
    delayMs: chance.next() * (moment === 'starting' ? longestStartDelayMs : chance.next() * longestCommandDelayMs),
    connected: senders.filter(() => chance.percent(60)),
    steps: Array.from({ length: chance.below(9) }, () => ({
      sender: chance.below(senders.length),
      command: anyCommand(chance, persons),
    })),
    underWay: senders.filter(() => chance.percent(45)),
    isEnding: chance.percent(8),
  };
}

/** Any command of the contract, sensible or not: what does not fit is refused, and that must change nothing. */
function anyCommand(chance: Chance, persons: readonly PersonId[]): CommandInput {
  const participant = persons[chance.below(persons.length)] ?? persons[0];
  if (participant === undefined) throw new Error('nobody takes part');
  const key = (): boolean | undefined => (chance.percent(30) ? undefined : chance.percent(60));
  const commands: readonly [() => CommandInput, ...(() => CommandInput)[]] = [
    () => ({ type: 'call.accept' }),
    () => ({ type: 'call.accept' }),
    () => ({ type: 'release.set', picture: key(), sound: key() }),
    () => ({ type: 'release.set', picture: key(), sound: key() }),
    () => ({ type: 'stage.set', participant, picture: key(), sound: key() }),
    () => ({ type: 'stage.set', participant, picture: key(), sound: key() }),
    () => ({ type: 'stage.setAll', to: chance.pick(['on', 'soundOff', 'off']) }),
    () => ({ type: 'stage.layout', layout: chance.pick(['round', 'speaker']) }),
    () => ({ type: 'call.delay', minutes: chance.pick([5, 10, 15]) }),
    () => ({ type: 'call.decline' }),
    () => ({ type: 'call.ringAgain' }),
    () => ({ type: 'call.add', participant }),
    () => ({ type: 'release.ask', participant }),
    () => ({ type: 'release.refuse' }),
    () => ({ type: 'release.standing', on: chance.percent(50) }),
    () => ({ type: 'hand.raise' }),
    () => ({ type: 'hand.lower' }),
    () => ({ type: 'floor.grant', participant }),
    () => ({ type: 'floor.withdraw' }),
    () => ({ type: 'mediaDevice.take' }),
    () => ({ type: 'participant.leave' }),
  ];
  return chance.pick(commands)();
}

/**
 * A command that is sure to change something when this person sends it now: its acknowledgement must be found in the
 * log afterwards.
 */
export function tellingCommand(round: Conference, personId: PersonId): CommandInput | null {
  if (personId === round.chairId) {
    return { type: 'stage.layout', layout: round.layout === 'round' ? 'speaker' : 'round' };
  }
  const self = round.participants.find((one) => one.personId === personId);
  if (self === undefined) return null;
  if (self.mediaDevice === null) return { type: 'call.accept' };
  return { type: 'release.set', picture: !self.owner.picture };
}

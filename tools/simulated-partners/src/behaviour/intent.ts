import type { CommandInput, PersonSnapshot } from '@kreisrunde/contract';

/** What a simulated partner remembers between two looks at its snapshot; instants by the local clock. */
export type Memory = {
  readonly conferenceId: string | null;
  readonly acceptAt: number | null;
  readonly readyAt: number | null;
  readonly answerAt: number | null;
  readonly hadFloor: boolean;
  /** No other device of the person was connected once: whoever comes afterwards is a person. */
  readonly hasBeenAlone: boolean;
  /** Since when another device has been connected. */
  readonly accompaniedSince: number | null;
  /** A person opened the link: out of the round until the demo ends. */
  readonly hasSteppedAside: boolean;
};

export const freshMemory: Memory = {
  conferenceId: null,
  acceptAt: null,
  readyAt: null,
  answerAt: null,
  hadFloor: false,
  hasBeenAlone: false,
  accompaniedSince: null,
  hasSteppedAside: false,
};

/** The memory of the round goes, what is known of the person's other devices stays. */
function forgetRound(memory: Memory): Memory {
  const { hasBeenAlone, accompaniedSince } = memory;
  return { ...freshMemory, hasBeenAlone, accompaniedSince };
}

export type Surroundings = {
  readonly now: number;
  readonly random: () => number;
  /** The line to the media engine stands. */
  readonly isConnected: boolean;
  /** How long this partner lets it ring; the fleet gives each one another time. */
  readonly ringForMs: number;
};

export type Intent = {
  readonly memory: Memory;
  readonly commands: readonly CommandInput[];
  /** The round whose media line should stand, null for none. */
  readonly line: string | null;
  readonly picture: boolean;
  readonly sound: boolean;
  /** Look again at this instant even if no snapshot comes. */
  readonly wakeAt: number | null;
};

const idle = { commands: [], line: null, picture: false, sound: false, wakeAt: null } as const;

/** From the snapshot and the memory to what the partner does next. Pure: time and chance are passed in. */
export function intentOf(snapshot: PersonSnapshot, before: Memory, around: Surroundings): Intent {
  if (before.hasSteppedAside) return { ...idle, memory: before };
  if (snapshot.otherDevicesConnected > 0) return giveWay(snapshot.own, before, around);
  const alone = { ...before, hasBeenAlone: true, accompaniedSince: null };
  const { conference, own } = snapshot;
  if (conference === null || own === null || conference.phase === 'ended')
    return { ...idle, memory: forgetRound(alone) };
  const memory = alone.conferenceId === conference.id ? alone : { ...forgetRound(alone), conferenceId: conference.id };
  switch (own.step) {
    case 'ringing':
    case 'missedRunning':
    case 'delayed':
      return accept(memory, around);
    case 'preparing':
    case 'inRoom':
      return takePart({ conference, own }, { ...memory, acceptAt: null }, around);
    case 'declined':
    case 'left':
      return { ...idle, memory };
  }
}

/** A former run of the simulation counts as connected for a moment after its death; a person stays. */
const ghostMs = 4000;

/** A person opened the link: out of the round if this simulation is the one in it, and never back. */
function giveWay(own: PersonSnapshot['own'], before: Memory, { now }: Surroundings): Intent {
  const since = before.accompaniedSince ?? now;
  if (!before.hasBeenAlone && now - since < ghostMs) {
    return { ...idle, memory: { ...before, accompaniedSince: since }, wakeAt: since + ghostMs };
  }
  const isIn = own !== null && own.isMediaDevice && (own.step === 'preparing' || own.step === 'inRoom');
  return {
    ...idle,
    commands: isIn ? [{ type: 'participant.leave' }] : [],
    memory: { ...freshMemory, hasSteppedAside: true },
  };
}

/** A command is repeated after this time if the snapshot does not show its effect. */
const repeatMs = 2500;

function accept(memory: Memory, { now, ringForMs }: Surroundings): Intent {
  const acceptAt = memory.acceptAt ?? now + ringForMs;
  if (now < acceptAt) return { ...idle, memory: { ...memory, acceptAt }, wakeAt: acceptAt };
  return {
    ...idle,
    commands: [{ type: 'call.accept' }],
    memory: { ...memory, acceptAt: now + repeatMs },
    wakeAt: now + repeatMs,
  };
}

type Part = {
  readonly conference: NonNullable<PersonSnapshot['conference']>;
  readonly own: NonNullable<PersonSnapshot['own']>;
};

function takePart({ conference, own }: Part, memory: Memory, around: Surroundings): Intent {
  const isReleased = own.picture.owner && own.sound.owner;
  // "Ich bin bereit": as soon as the line stands, after a moment before the own picture.
  const ready = afterAWhile(own.step === 'preparing' && around.isConnected, memory.readyAt, around, [1000, 4000]);
  // "Um Freigabe bitten" of the chair.
  const isAsked = own.releaseAskedAt !== null && own.step === 'inRoom' && !isReleased;
  const answer = afterAWhile(isAsked, memory.answerAt, around, [900, 2700]);

  const me = conference.participants.find((participant) => participant.isSelf);
  const hasFloor = me?.hasFloor ?? false;
  // Whoever has had the floor and still shows a hand takes it down.
  const isHandLeftUp = memory.hadFloor && !hasFloor && (me?.handRaisedAt ?? null) !== null;
  const wakes = [ready.at, answer.at].filter((at) => at !== null);
  return {
    memory: { ...memory, readyAt: ready.at, answerAt: answer.at, hadFloor: hasFloor },
    commands: commandsFor({ take: !own.isMediaDevice, release: ready.isDue || answer.isDue, lower: isHandLeftUp }),
    line: conference.id,
    picture: own.isMediaDevice && own.picture.onAir,
    sound: own.isMediaDevice && own.sound.onAir,
    wakeAt: wakes.length > 0 ? Math.min(...wakes) : null,
  };
}

function commandsFor(due: { take: boolean; release: boolean; lower: boolean }): CommandInput[] {
  const commands: CommandInput[] = [];
  if (due.take) commands.push({ type: 'mediaDevice.take' });
  if (due.release) commands.push({ type: 'release.set', picture: true, sound: true });
  if (due.lower) commands.push({ type: 'hand.lower' });
  return commands;
}

/** Something to be done once `isWanted`, not at once but within the given range of ms, and again if it had no effect. */
function afterAWhile(
  isWanted: boolean,
  planned: number | null,
  { now, random }: Surroundings,
  [least, most]: readonly [number, number],
): { readonly at: number | null; readonly isDue: boolean } {
  if (!isWanted) return { at: null, isDue: false };
  const at = planned ?? now + least + random() * (most - least);
  return now >= at ? { at: now + repeatMs, isDue: true } : { at, isDue: false };
}

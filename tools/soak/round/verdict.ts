import { isDeepStrictEqual } from 'node:util';
import type { ConferenceView } from '@kreisrunde/contract';
import type { StoredRound } from '../stored-rounds.ts';
import type { Arrivals, Medium } from './observer.ts';

/** What should flow: names as in Arrivals. `maybe`: both keys are on, but the device is away or has just come back. */
export type Expected = { readonly on: readonly string[]; readonly maybe: readonly string[] };

export function expectedMedia(round: ConferenceView): Expected {
  const flowing = round.participants.flatMap((one) =>
    (['picture', 'sound'] as const).flatMap((medium) =>
      one.mediaIdentity !== null && one[medium].onAir
        ? [{ name: `${one.mediaIdentity}/${medium}`, isLost: one.state === 'lost' }]
        : [],
    ),
  );
  return {
    on: flowing.filter(({ isLost }) => !isLost).map(({ name }) => name),
    maybe: flowing.map(({ name }) => name),
  };
}

export type Window = { readonly before: Arrivals; readonly after: Arrivals };

/** Of what should flow, what did not within the window. Who is silent in speech is heard by packets alone. */
export function silentOf({ on }: Expected, window: Window): readonly string[] {
  const pictures = mediaOf(on, 'picture').filter((name) => framesOf(name, window) === 0);
  const sounds = mediaOf(on, 'sound').length;
  const heard = streamsIn(window, 'sound');
  return [...pictures, ...(heard < sounds ? [`${sounds} sounds, of which ${heard} arrive`] : [])];
}

/** Audio energy of a second below -50 dBFS: what a decoder makes of the engine's own silence. */
const inaudible = 1e-5;

/**
 * What flowed within the window though it is off. The engine writes a second of silence to each receiver after a sound
 * was switched off: its packets count only once that is over.
 */
export function leaksOf({ maybe }: Expected, window: Window, isLong: boolean): readonly string[] {
  const off = [...window.after.tracks.keys()].filter((name) => !maybe.includes(name));
  const pictures = mediaOf(off, 'picture')
    .filter((name) => framesOf(name, window) > 0)
    .map((name) => `${framesOf(name, window)} frames of ${name}`);
  const sounds = mediaOf(off, 'sound')
    .filter((name) => energyOf(name, window) > inaudible)
    .map((name) => `energy ${energyOf(name, window)} of ${name}`);
  const counted = (isLong ? (['picture', 'sound'] as const) : (['picture'] as const)).flatMap((medium) => {
    const most = mediaOf(maybe, medium).length;
    const found = streamsIn(window, medium);
    return found > most ? [`${found} streams of ${medium} where at most ${most} may flow`] : [];
  });
  return [...pictures, ...sounds, ...counted];
}

function mediaOf(names: readonly string[], medium: Medium): readonly string[] {
  return [...new Set(names)].filter((name) => name.endsWith(`/${medium}`));
}

function framesOf(name: string, { before, after }: Window): number {
  return (after.tracks.get(name)?.frames ?? 0) - (before.tracks.get(name)?.frames ?? 0);
}

function energyOf(name: string, { before, after }: Window): number {
  return (after.tracks.get(name)?.energy ?? 0) - (before.tracks.get(name)?.energy ?? 0);
}

/** How many streams brought packets. */
function streamsIn({ before, after }: Window, medium: Medium): number {
  return [...after.packets[medium]].filter(([ssrc, packets]) => packets > (before.packets[medium].get(ssrc) ?? 0))
    .length;
}

/** Persons who are in the engine's room twice. */
export function doubles(present: readonly string[]): readonly string[] {
  const persons = present.map((identity) => identity.split('.')[0] ?? '');
  return persons.filter((person, at) => persons.indexOf(person) !== at);
}

/** What a fault has changed that nobody asked for: keys, presence, hands, word, seats, layout. */
export function changesOf(before: StoredRound, after: StoredRound): readonly string[] {
  const movers = new Map<string, Set<string>>();
  for (const { rev, by, type } of after.events) {
    if (rev > before.rev && by !== 'system') movers.set(by, (movers.get(by) ?? new Set()).add(type));
  }
  const changes: string[] = [];
  const compare = (what: string, was: unknown, is: unknown): void => {
    if (!isDeepStrictEqual(was, is)) changes.push(`${what}: ${JSON.stringify(was)} became ${JSON.stringify(is)}`);
  };
  for (const was of before.state.participants) {
    const is = after.state.participants.find(({ personId }) => personId === was.personId);
    // Whoever did something is no proof; the call of somebody who is rung runs out by itself.
    if (movers.has(was.personId) || was.call.state === 'ringing') continue;
    for (const key of ['owner', 'chair', 'presence', 'mediaDevice', 'hasStandingRelease'] as const) {
      compare(`${was.personId} ${key}`, was[key], is?.[key]);
    }
  }
  const moves = new Set([...movers.values()].flatMap((types) => [...types]));
  if (![...moves].some((type) => /^(hand|floor|participant)\./.test(type)))
    compare('hands and word', before.state.floor, after.state.floor);
  compare('layout', before.state.layout, after.state.layout);
  compare('seats', before.state.seats, after.state.seats.slice(0, before.state.seats.length));
  return changes;
}

import { isDeepStrictEqual } from 'node:util';
import { brokenInvariants } from '@kreisrunde/domain';
import type { Answer } from '../client.ts';
import type { StoredRound } from '../stored-rounds.ts';

/** A command that was under way when the product was killed. */
export type Flight = { readonly by: string; readonly type: string; readonly answer: Answer };

/** What was acknowledged of a round before the kill. */
export type Known = { readonly stored: StoredRound; readonly flights: readonly Flight[] };

/** What a stored round must be whatever happened; one sentence for each fault. */
export function faultsOf({ state, rev, phase, events }: StoredRound): readonly string[] {
  const faults = brokenInvariants(state).map((sentence) => `invariant broken: ${sentence}`);
  if (state.rev !== rev || state.phase !== phase)
    faults.push(`columns say rev ${rev} ${phase}, the state ${state.rev} ${state.phase}`);
  const revs = events.map((event) => event.rev);
  if (revs.length !== rev || revs.some((at, index) => at !== index + 1)) {
    faults.push(`the log is not contiguous up to rev ${rev}: ${revs.slice(-8).join(' ')}`);
  }
  return faults.map((fault) => `${state.id}: ${fault}`);
}

/** What was lost or invented between the last look before the kill and the first one after it. */
export function lossesOf({ stored: before, flights }: Known, after: StoredRound | undefined): readonly string[] {
  if (after === undefined) return [`${before.state.id}: the round is gone`];
  const losses: string[] = [];
  if (after.rev < before.rev) losses.push(`rev went back from ${before.rev} to ${after.rev}`);
  if (after.rev === before.rev && !isDeepStrictEqual(after.state, before.state))
    losses.push('another state with the same rev');
  if (!isDeepStrictEqual(after.events.slice(0, before.events.length), before.events))
    losses.push('what was logged has changed');
  for (const { by, type, answer } of flights) {
    if (answer.kind !== 'acknowledged') continue;
    const logged = after.events.find(({ rev }) => rev === answer.rev);
    if (logged?.by !== by || logged.type !== type)
      losses.push(`acknowledged ${type} of ${by} at rev ${answer.rev} is lost`);
  }
  for (const event of after.events.slice(before.events.length)) {
    const isOwn = event.by === 'system' || flights.some(({ by, type }) => by === event.by && type === event.type);
    if (!isOwn) losses.push(`nobody sent the ${event.type} of ${event.by} at rev ${event.rev}`);
  }
  return losses.map((loss) => `${before.state.id}: ${loss}`);
}

/** Whether the log holds a command of which no answer came. */
export function isCarriedOut({ by, type }: Flight, before: StoredRound, after: StoredRound): boolean {
  return after.events.slice(before.events.length).some((event) => event.by === by && event.type === type);
}

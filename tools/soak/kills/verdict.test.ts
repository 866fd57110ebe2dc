import type { Conference } from '@kreisrunde/domain';
import { convenedRound } from '@kreisrunde/server/testing/conference';
import { expect, test } from 'vitest';
import type { StoredRound } from '../stored-rounds.ts';
import { faultsOf, lossesOf, type Flight } from './verdict.ts';

const logged = (rev: number, type: string, by: string) => ({ rev, type, by });
const stored = (rev: number, events: StoredRound['events'], change: Partial<Conference> = {}): StoredRound => {
  const state = { ...convenedRound(), ...change, rev };
  return { state, rev, phase: state.phase, events };
};
const first = logged(1, 'conference.convened', 'chair');
const raised = logged(2, 'hand.raise', 'calbe');
const before = stored(1, [first]);
const flight = (rev: number): Flight => ({
  by: 'calbe',
  type: 'hand.raise',
  answer: { kind: 'acknowledged', conferenceId: 'round', rev },
});
const lost: Flight = { by: 'calbe', type: 'hand.raise', answer: { kind: 'lost' } };

test('what was acknowledged and is stored is no loss, whether the kill hid the answer or not', () => {
  expect(lossesOf({ stored: before, flights: [flight(2)] }, stored(2, [first, raised]))).toEqual([]);
  expect(lossesOf({ stored: before, flights: [lost] }, stored(2, [first, raised]))).toEqual([]);
  expect(lossesOf({ stored: before, flights: [lost] }, before)).toEqual([]);
});

test('finds what was acknowledged and is gone', () => {
  expect(lossesOf({ stored: before, flights: [flight(2)] }, before)[0]).toContain('acknowledged hand.raise of calbe');
  expect(lossesOf({ stored: before, flights: [] }, undefined)[0]).toContain('the round is gone');
  const later = stored(2, [first, raised]);
  expect(lossesOf({ stored: later, flights: [] }, before)[0]).toContain('rev went back from 2 to 1');
});

test('finds what nobody sent, and a state that changed without a trace', () => {
  expect(lossesOf({ stored: before, flights: [] }, stored(2, [first, raised]))[0]).toContain('nobody sent');
  expect(lossesOf({ stored: before, flights: [] }, stored(1, [first], { layout: 'speaker' }))[0]).toContain(
    'another state',
  );
});

test('finds a log with a hole, and columns that do not say what the state says', () => {
  expect(faultsOf(before)).toEqual([]);
  expect(faultsOf(stored(3, [first, logged(3, 'hand.raise', 'calbe')]))[0]).toContain('not contiguous');
  expect(faultsOf({ ...before, rev: 2 })[0]).toContain('columns say');
});

import type { ParticipantView } from '@kreisrunde/contract';
import { personId } from '@kreisrunde/contract';
import { expect, it } from 'vitest';
import { wallPlan } from './wall-plan.ts';

const onAir = { owner: true, chair: true, onAir: true };
/** The grid of a wall of 1080 lines beside the rail. */
const area = { width: 1656, height: 960, rem: 16 };

const partner = (index: number): ParticipantView => ({
  personId: personId.parse(`p${String(index)}`),
  office: '',
  officeTitle: '',
  shortName: '',
  isChair: false,
  isSelf: false,
  state: 'onAir',
  since: null,
  until: null,
  delayedByMinutes: null,
  ringAttempt: null,
  isHere: true,
  picture: onAir,
  sound: onAir,
  hasFloor: false,
  handRaisedAt: null,
  releaseAskedAt: null,
  mediaIdentity: null,
  standsInFor: null,
  isRepresented: false,
});

function planned(onAirCount: number, waiting: number, layout: 'round' | 'speaker') {
  const participants = Array.from({ length: onAirCount + waiting }, (_, index) => partner(index));
  const seats = participants.slice(0, onAirCount).map((who) => who.personId);
  return wallPlan({ participants, layout }, seats, area);
}
const kinds = (...given: Parameters<typeof planned>): Record<string, number> => {
  const found: Record<string, number> = {};
  for (const { kind } of planned(...given)) found[kind] = (found[kind] ?? 0) + 1;
  return found;
};

it.each([14, 21, 30, 49])('shows %i on air at once, each large enough for a name of 26 pixels', (count) => {
  const tiles = planned(count, 0, 'round');
  expect(tiles).toHaveLength(count);
  for (const { box } of tiles) {
    expect(box.width).toBeGreaterThan(210);
    expect(box.height).toBeGreaterThan(110);
    expect(box.left + box.width).toBeLessThanOrEqual(area.width + 0.5);
    expect(box.top + box.height).toBeLessThanOrEqual(area.height + 0.5);
  }
});

it('keeps up to four in cards below the grid, more as chips', () => {
  expect(kinds(21, 3, 'round')).toEqual({ tile: 21, card: 3 });
  expect(kinds(30, 6, 'round')).toEqual({ tile: 30, chip: 6 });
});

it('beside a large place the last three of forty-nine are chips', () => {
  expect(kinds(49, 0, 'speaker')).toEqual({ tile: 46, chip: 3 });
  expect(planned(49, 0, 'speaker').filter((one) => one.kind === 'tile' && one.isLarge)).toHaveLength(1);
});

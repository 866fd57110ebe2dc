import { assert, integer, jsonValue, property, shuffledSubarray, uniqueArray } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { live } from '../gallery/fixtures.ts';
import { keepEqualParts } from './keep-equal-parts.ts';

/** A small world, so that two values drawn from it are often equal in part. */
const value = () => jsonValue({ maxDepth: 3 });
const copy = <T>(original: T): T => structuredClone(original);
const entriesOf = (part: unknown): readonly (readonly [string, unknown])[] =>
  typeof part === 'object' && part !== null ? Object.entries(part) : [];

/** Every part of `after` that is equal to the part of `before` at its place, which must then be that very part. */
function expectKept(before: unknown, kept: unknown): void {
  if (JSON.stringify(before) === JSON.stringify(kept) && typeof kept === 'object') expect(kept).toBe(before);
  const former = new Map(entriesOf(before));
  for (const [name, part] of entriesOf(kept)) if (former.has(name)) expectKept(former.get(name), part);
}

describe('a snapshot built of the parts of the former one', () => {
  it('says what the new one says, whatever stood there before', () => {
    assert(
      property(value(), value(), (before, after) => {
        expect(keepEqualParts(before, after)).toStrictEqual(after);
      }),
    );
  });

  it('keeps every equal part at its place, and the whole where nothing changed', () => {
    assert(
      property(value(), (before) => {
        expect(keepEqualParts(before, copy(before))).toBe(before);
      }),
    );
    assert(
      property(value(), value(), value(), (same, one, other) => {
        const before = { same, list: [same, one], changed: one };
        expectKept(before, keepEqualParts(before, copy({ same, list: [same, other], changed: other })));
      }),
    );
  });

  it('changes neither of the two', () => {
    assert(
      property(value(), value(), (before, after) => {
        const [formerly, newly] = [copy(before), copy(after)];
        keepEqualParts(before, after);
        expect(before).toStrictEqual(formerly);
        expect(after).toStrictEqual(newly);
      }),
    );
  });

  it('knows people again wherever they stand in a list', () => {
    const persons = uniqueArray(integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 12 });
    const two = persons.chain((numbers) => shuffledSubarray(numbers).map((later) => ({ numbers, later })));
    assert(
      property(two, ({ numbers, later }) => {
        const person = (number: number) => ({ personId: `p${String(number)}`, picture: { owner: number % 2 === 0 } });
        const before = numbers.map(person);
        const kept = keepEqualParts(before, later.map(person));
        expect(kept).toStrictEqual(later.map(person));
        for (const one of kept) expect(before).toContain(one);
      }),
    );
  });

  it('gives one new participant where one has changed', () => {
    const after = copy(live);
    const [first, second] = after.conference.participants;
    if (first === undefined || second === undefined) throw new Error('the round has two participants');
    second.hasFloor = !second.hasFloor;
    const kept = keepEqualParts(live, { ...after, rev: live.rev + 1 });
    expect(kept.conference.participants[0]).toBe(live.conference.participants[0]);
    expect(kept.conference.participants[1]).not.toBe(live.conference.participants[1]);
    expect(kept.conference.participants.slice(2)).toSatisfy((rest: readonly unknown[]) =>
      rest.every((who, place) => who === live.conference.participants[place + 2]),
    );
    expect(kept.home).toBe(live.home);
    expect(kept.own).toBe(live.own);
  });
});

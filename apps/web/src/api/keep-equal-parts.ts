type Fields = Readonly<Record<string, unknown>>;

/**
 * `after`, built of the parts of `before` wherever they are deeply equal: what did not change stays the same object,
 * so that only what did change is drawn anew. Both are plain JSON. Items of a list that carry a `personId` are matched
 * by it, others by their place.
 */
export function keepEqualParts<T>(before: unknown, after: T): T {
  // Each part is one of `after`, or deeply equal to it: the type holds.
  return partOf(before, after) as T;
}

function partOf(before: unknown, after: unknown): unknown {
  if (before === after) return after;
  if (isList(before) && isList(after)) return listOf(before, after);
  if (isFields(before) && isFields(after)) return fieldsOf(before, after);
  return after;
}

function listOf(before: readonly unknown[], after: readonly unknown[]): readonly unknown[] {
  const byPerson = new Map(before.map((item) => [personIn(item), item]));
  const items = after.map((item, place) => {
    const person = personIn(item);
    return partOf(person === null ? before[place] : byPerson.get(person), item);
  });
  const isKept = items.length === before.length && items.every((item, place) => Object.is(item, before[place]));
  return isKept ? before : items;
}

function fieldsOf(before: Fields, after: Fields): Fields {
  const former = (name: string): unknown => (Object.hasOwn(before, name) ? before[name] : undefined);
  const fields = Object.entries(after).map(([name, value]) => [name, partOf(former(name), value)] as const);
  const isKept =
    fields.length === Object.keys(before).length &&
    fields.every(([name, value]) => Object.hasOwn(before, name) && Object.is(value, before[name]));
  return isKept ? before : Object.fromEntries(fields);
}

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const personIn = (item: unknown): string | null =>
  isFields(item) && typeof item.personId === 'string' ? item.personId : null;

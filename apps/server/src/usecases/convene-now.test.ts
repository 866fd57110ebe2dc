import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { toId, type Actor, type PersonId } from '@kreisrunde/domain';
import { startTestDatabase } from '@kreisrunde/tools/test-database';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { openStore } from '../adapters/db/postgres-store.ts';
import { parseCountyFile } from '../demo-county.ts';
import type { County, Store } from '../ports/store.ts';
import { conveneNow } from './convene-now.ts';

let database: Awaited<ReturnType<typeof startTestDatabase>>;
let store: Store;
let county: County;

beforeAll(async () => {
  database = await startTestDatabase();
  store = await openStore(database.url, () => undefined);
  const file = fileURLToPath(new URL('../../../../tools/demo/county.json', import.meta.url));
  await store.county.seed(parseCountyFile(await readFile(file, 'utf8')));
  const loaded = await store.county.load();
  if (loaded === null) throw new Error('no county');
  county = loaded;
});
afterAll(async () => {
  await store.close();
  await database.stop();
});

/** Told of a round that came to be, in order. */
let told: string[];
beforeEach(() => {
  told = [];
});

const chair = (personId: PersonId): Actor => ({ kind: 'person', personId, deviceId: toId('desk'), role: 'chair' });
const group = (at: number) => {
  const found = county.groups[at];
  if (found === undefined) throw new Error('no such group');
  return found;
};
const convene = (actor: Actor, at: number, participants: readonly PersonId[]) =>
  conveneNow(
    {
      store,
      clock: { now: () => 1_000 },
      notifier: { committed: (conference) => told.push(conference.id) },
      reachable: () => new Set(),
      isKnownPerson: (id) => county.persons.some((person) => person.id === id),
      deputyOf: () => null,
      roomWallOf: () => Promise.resolve(null),
      county: () => county,
    },
    { actor, groupId: group(at).id, reason: 'Lage', level: 'situation', participants },
  );

it('gives a second chair the round it is called to, and refuses one that it is not in, by a code of its own', async () => {
  const [called, other, outsider] = county.persons
    .filter(({ id }) => group(0).members.includes(id) || !county.groups.some(({ members }) => members.includes(id)))
    .map(({ id }) => id);
  if (called === undefined || other === undefined || outsider === undefined) throw new Error('too few persons');
  const [first, second] = await Promise.all([
    convene(chair(outsider), 0, [called, other]),
    convene(chair(outsider), 0, [called, other]),
  ]);
  expect(first.ok && second.ok && first.value.id === second.value.id).toBe(true);
  expect(await convene(chair(called), 0, [other])).toEqual(first);
  const stranger = county.persons.find(({ id }) => ![called, other, outsider].includes(id))?.id ?? outsider;
  expect(await convene(chair(stranger), 0, [other])).toEqual({ ok: false, code: 'groupRunning' });
  expect(await convene(chair(outsider), 1, [other])).toEqual({ ok: false, code: 'conferenceRunning' });
  expect(told).toHaveLength(1);
});

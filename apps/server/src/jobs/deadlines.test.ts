import { readFileSync } from 'node:fs';
import { convene, toId, type Conference, type PersonId } from '@kreisrunde/domain';
import { startTestDatabase } from '@kreisrunde/tools/test-database';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStore } from '../adapters/db/postgres-store.ts';
import { parseCountyFile } from '../demo-county.ts';
import { systemClock } from '../ports/clock.ts';
import { newId } from '../ports/ids.ts';
import type { Store } from '../ports/store.ts';
import { startDeadlines, type Deadlines } from './deadlines.ts';

const countyFile = new URL('../../../../tools/demo/county.json', import.meta.url);
const calbe = toId<PersonId>('calbe');
let database: Awaited<ReturnType<typeof startTestDatabase>>;
let store: Store;

beforeAll(async () => {
  database = await startTestDatabase();
  store = await openStore(database.url, () => undefined);
  await store.county.seed(parseCountyFile(readFileSync(countyFile, 'utf8')));
});
afterAll(async () => {
  await store.close();
  await database.stop();
});

/** A ring that runs out this many milliseconds from now. */
async function ringing(leftMs: number): Promise<Conference> {
  const result = convene({
    id: toId(newId()),
    groupId: toId(newId()),
    title: 'Runde',
    reason: 'Lage',
    level: 'briefing',
    entryPolicy: 'nothing',
    chair: { personId: toId(newId()), deviceId: toId('desk') },
    persons: [calbe],
    now: Date.now() - 60_000 + leftMs,
    reachable: new Set([calbe]),
  });
  if (!result.ok) throw new Error(result.code);
  return (await store.conferences.create(result.value)).conference;
}

function start(told: Conference[]): Deadlines {
  return startDeadlines({
    store: store.conferences,
    clock: systemClock,
    notifier: { committed: (conference) => told.push(conference) },
    reachable: () => new Set(),
    onError: (error) => {
      throw error;
    },
  });
}

it('serves a ring that ran out while nobody was running, once, on any number of nodes', async () => {
  const late = await ringing(-5_000);
  const told: Conference[] = [];
  const nodes = [start(told), start(told)];
  await expect.poll(() => told.map((one) => one.id)).toEqual([late.id]);
  expect(told[0]?.participants[0]?.call.state).toBe('missed');
  for (const node of nodes) node.stop();
});

it('serves a ring within a moment of its end', async () => {
  const told: Conference[] = [];
  const deadlines = start(told);
  const soon = await ringing(300);
  const call = soon.participants[0]?.call;
  const until = call?.state === 'ringing' ? call.until : 0;
  deadlines.changed(until);
  await expect.poll(() => told.length, { interval: 5 }).toBe(1);
  expect(Date.now() - until).toBeGreaterThanOrEqual(0);

  deadlines.stop();
});

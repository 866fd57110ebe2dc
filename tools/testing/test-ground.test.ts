import { Client } from 'pg';
import { afterAll, expect, test } from 'vitest';
import { startTestDatabase } from './test-database.ts';
import { startTestEngine } from './test-engine.ts';

const stops: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const stop of stops) await stop();
});

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

test('each database is its own and begins as it was prepared', async () => {
  let preparations = 0;
  const prepared = {
    name: 'ground',
    prepare: async (url: string) => {
      preparations += 1;
      await query(url, 'CREATE TABLE seat (name text)');
    },
  };
  const [first, second] = await Promise.all([startTestDatabase(prepared), startTestDatabase(prepared)]);
  stops.push(first.stop, second.stop);
  await query(first.url, `INSERT INTO seat VALUES ('Calbe')`);
  expect(await query(first.url, 'SELECT * FROM seat')).toHaveLength(1);
  expect(await query(second.url, 'SELECT * FROM seat')).toHaveLength(0);
  expect(preparations).toBe(1);
});

test('German words sort as in German', async () => {
  const database = await startTestDatabase();
  stops.push(database.stop);
  const rows = await query(
    database.url,
    `SELECT name FROM (VALUES ('Zerbst'), ('Ölsen'), ('Oschersleben'), ('anhalt')) AS town (name) ORDER BY name`,
  );
  expect(rows).toEqual([{ name: 'anhalt' }, { name: 'Ölsen' }, { name: 'Oschersleben' }, { name: 'Zerbst' }]);
});

test('the engine answers on loopback and comes back on the same port when it is killed', async () => {
  const states: string[] = [];
  const engine = await startTestEngine({ onChange: ({ ready }) => states.push(ready ? 'ready' : 'not ready') });
  stops.push(engine.stop);
  expect((await fetch(engine.url)).status).toBe(200);
  const { epoch } = engine.state();
  process.kill(engine.pid() ?? Number.NaN, 'SIGKILL');
  await expect.poll(() => engine.state(), { timeout: 10_000 }).toEqual({ epoch: expect.any(Number), ready: true });
  await expect.poll(() => engine.state().epoch).toBeGreaterThan(epoch);
  await expect.poll(async () => (await fetch(engine.url)).status).toBe(200);
  expect(states.slice(0, 2)).toEqual(['not ready', 'ready']);
});

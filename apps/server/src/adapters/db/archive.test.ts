import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { startTestDatabase, type TestDatabase } from '@kreisrunde/tools/test-database';
import { Client, escapeIdentifier } from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { parseCountyFile } from '../../demo-county.ts';
import { restoreArchive } from './archive-restore.ts';
import { inOrder, tablesInOrder, writeArchive } from './archive.ts';
import { migrationNames } from './database.ts';
import { openStore } from './postgres-store.ts';

const county = fileURLToPath(new URL('../../../../../tools/demo/county.json', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'kreisrunde-archive-'));
const file = join(folder, 'one.backup');
const strange = `Ölsen\t"quoted", back\\slash, \\. and \\N\nsecond line\r\n\u2028 emoji 🛟`;
const bytes = Buffer.from([0, 10, 13, 92, 255]);
const state = JSON.stringify({ reason: strange, nested: [null, 1.5, true] });
/** One row for each table the seed leaves empty. A new table without one fails the first test. */
const samples: readonly (readonly [string, ...unknown[]])[] = [
  [`UPDATE persons SET office = $1, deputy_id = (SELECT max(id) FROM persons)`, strange],
  [`INSERT INTO devices (id, kind, secret_hash, name) VALUES ('wall', 'wall', $1, $2)`, bytes, strange],
  [`INSERT INTO sessions VALUES ($1, 'wall', 7)`, bytes],
  [`INSERT INTO pairing_codes VALUES ('004711', 'wall', 7)`],
  [`INSERT INTO walls VALUES ('wall', true, false, 70, true)`],
  [`INSERT INTO conferences VALUES ('round', 3, 'live', 'group', 'chair', $1, NULL, 7, NULL)`, state],
  [
    `INSERT INTO conference_events (conference_id, rev, at, type, actor) VALUES ('round', 1, 7, $1, $2)`,
    strange,
    state,
  ],
  [`INSERT INTO media_tickets VALUES ($1, 'wall', 'round', $2)`, bytes, strange],
  [`INSERT INTO accounts VALUES ('account', 'admin', $1, NULL, 7)`, strange],
  [`INSERT INTO account_sessions VALUES ('session', $1, 'account', 7, 8, $2)`, bytes, strange],
  [`INSERT INTO links VALUES ($1, NULL, 'account', 7)`, bytes],
  [`INSERT INTO enrolment_codes SELECT max(id), '123456', 7, 'wall' FROM persons`],
  [`INSERT INTO attempts (scope, key, at) VALUES ('signIn', $1, 7)`, strange],
  [`INSERT INTO security_log (at, act, actor, subject, outcome) VALUES (7, 'x', 'y', $1, 'done')`, strange],
];
let source: TestDatabase;
let written: ReadonlyMap<string, number>;

async function connected<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** A store with every table filled: with what the product seeds, and with words that are hard to copy. */
beforeAll(async () => {
  source = await startTestDatabase();
  const store = await openStore(source.url, () => undefined);
  await store.county.seed(parseCountyFile(readFileSync(county, 'utf8')));
  await store.close();
  await connected(source.url, async (client) => {
    for (const [statement, ...values] of samples) await client.query(statement, values);
  });
  written = await writeArchive({ url: source.url, file, now: new Date() });
});
afterAll(async () => {
  await source.stop();
  rmSync(folder, { recursive: true });
});

let target: TestDatabase;
beforeEach(async () => {
  target = await startTestDatabase();
  return () => target.stop();
});

/** Everything the store holds, table by table, in an order of its own. */
function content(url: string): Promise<Record<string, unknown[]>> {
  return connected(url, async (client) => {
    const all: Record<string, unknown[]> = {};
    for (const { name } of await tablesInOrder(client)) {
      const { rows } = await client.query(
        `SELECT to_jsonb(t) AS row FROM ${escapeIdentifier(name)} t ORDER BY to_jsonb(t)::text`,
      );
      all[name] = rows;
    }
    return all;
  });
}

async function restore(from: string, isForced = false) {
  return restoreArchive({ url: target.url, file: from, isForced });
}

/** The file with its lines changed; its digest is left as it is. */
function changed(change: (lines: string[]) => string[]): string {
  const path = join(folder, 'changed.backup');
  const lines = gunzipSync(readFileSync(file)).toString().split('\n');
  writeFileSync(path, gzipSync(change(lines).join('\n')));
  return path;
}

/** What must not come to life again once it was used or taken back. */
const shortLived = ['account_sessions', 'enrolment_codes', 'links', 'media_tickets', 'pairing_codes'];
const withoutShortLived = (all: Record<string, unknown[]>): Record<string, unknown[]> => ({
  ...all,
  ...Object.fromEntries(shortLived.map((name) => [name, []])),
});

test('an empty store gets back every row of every table as it was, without codes, links and sessions, and counts on from there', async () => {
  const answer = await restore(file);
  expect(answer).toMatchObject({ kind: 'restored', rows: written });
  const before = await content(source.url);
  expect(Object.entries(before).flatMap(([name, rows]) => (rows.length === 0 ? [name] : []))).toEqual([]);
  expect(await content(target.url)).toEqual(withoutShortLived(before));
  const seen = await connected(target.url, (client) => client.query('SELECT name FROM kysely_migration ORDER BY name'));
  expect(seen.rows.map(({ name }: { name: string }) => name)).toEqual(migrationNames);
  const next = (url: string) =>
    connected(url, async (client) => {
      const { rows } = await client.query(
        `SELECT nextval(pg_get_serial_sequence('conference_events', 'id'))::text AS value`,
      );
      return z.object({ value: z.string() }).parse(rows[0]).value;
    });
  expect(await next(target.url)).toBe(await next(source.url));
});

test('what was restored is a store the product works on, with its rules and triggers', async () => {
  await restore(file);
  const store = await openStore(target.url, () => undefined);
  expect(await store.county.load()).not.toBeNull();
  await store.close();
  await connected(target.url, async (client) => {
    await expect(
      client.query(`INSERT INTO devices (id, kind, secret_hash) VALUES ('x', 'toaster', '\\x00')`),
    ).rejects.toThrow(/check constraint/);
    await expect(client.query(`UPDATE security_log SET act = 'z'`)).rejects.toThrow('append only');
    const { rows } = await client.query(`SELECT nspname FROM pg_namespace WHERE nspname LIKE 'kreisrunde_restore%'`);
    expect(rows).toEqual([]);
  });
});

test('the file is for its owner only, and appears only when it is whole', () => {
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
});

test('a backup while others write is the store of one moment', async () => {
  const busy = await startTestDatabase();
  const store = await openStore(busy.url, () => undefined);
  await store.county.seed(parseCountyFile(readFileSync(county, 'utf8')));
  const writer = new Client({ connectionString: busy.url });
  await writer.connect();
  let isWriting = true;
  // Each step changes two tables together: no copy may hold one half.
  const writing = (async () => {
    for (let step = 1; isWriting; step += 1) {
      await writer.query(
        `BEGIN; UPDATE persons SET office = 'step ${step}'; UPDATE recipient_groups SET default_reason = 'step ${step}'; COMMIT`,
      );
    }
  })();
  const path = join(folder, 'busy.backup');
  for (let round = 0; round < 5; round += 1) {
    await writeArchive({ url: busy.url, file: path, now: new Date() });
    const steps = new Set(
      gunzipSync(readFileSync(path))
        .toString()
        .match(/step \d+/g),
    );
    expect(steps.size).toBeLessThanOrEqual(1);
  }
  isWriting = false;
  await writing;
  await writer.end();
  await store.close();
  await busy.stop();
});

test('a store that holds something is left alone, and replaced only when told to', async () => {
  const store = await openStore(target.url, () => undefined);
  await store.county.seed(parseCountyFile(readFileSync(county, 'utf8')));
  await store.close();
  const before = await content(target.url);
  expect(await restore(file)).toMatchObject({ kind: 'notEmpty', tables: expect.arrayContaining(['persons']) });
  expect(await content(target.url)).toEqual(before);
  expect(await restore(file, true)).toMatchObject({ kind: 'restored' });
  expect(await content(target.url)).toEqual(withoutShortLived(await content(source.url)));
});

test('a store that is in use is left alone even when told to', async () => {
  const store = await openStore(target.url, () => undefined);
  expect(await restore(file, true)).toEqual({ kind: 'inUse' });
  await store.close();
});

test.each([
  ['a byte changed', () => changed((lines) => lines.map((line) => line.replace('Bernburg', 'Bärnburg')))],
  ['a row missing', () => changed((lines) => lines.toSpliced(4, 1))],
  ['its end missing', () => changed((lines) => lines.slice(0, -3))],
  [
    'cut off',
    () => {
      const path = join(folder, 'cut.backup');
      writeFileSync(path, readFileSync(file).subarray(0, 2_000));
      return path;
    },
  ],
  [
    'no backup at all',
    () => {
      const path = join(folder, 'letter.txt');
      writeFileSync(path, 'Sehr geehrte Damen und Herren');
      return path;
    },
  ],
])('%s: refused, and nothing changes', async (_name, make) => {
  expect(await restore(make(), true)).toEqual({ kind: 'damaged' });
  expect(await content(target.url)).toEqual({});
});

test('one of a later version is refused by name', async () => {
  const later = join(folder, 'later.backup');
  const header = z.object({ migrations: z.array(z.string()) });
  const path = changed((lines) => {
    const first: unknown = JSON.parse(lines[0] ?? '');
    const { migrations } = header.parse(first);
    const text = JSON.stringify({
      ...z.looseObject({}).parse(first),
      migrations: [...migrations, '2099-01-01-flying'],
    });
    return [text, ...lines.slice(1)];
  });
  // Whole, as a later version would write it: with its own digest.
  const lines = gunzipSync(readFileSync(path)).toString().split('\n').slice(0, -2);
  const { createHash } = await import('node:crypto');
  const body = `${lines.join('\n')}\n`;
  const sha256 = createHash('sha256').update(body).digest('hex');
  writeFileSync(later, gzipSync(`${body}${JSON.stringify({ rows: {}, sha256 })}\n`));
  expect(await restore(later)).toEqual({ kind: 'newer', unknown: ['2099-01-01-flying'] });
});

test('tables stand behind those they refer to', () => {
  const parents = new Map([
    ['a', ['b', 'c']],
    ['b', ['c']],
  ]);
  expect(inOrder(['a', 'b', 'c'], parents)).toEqual(['c', 'b', 'a']);
  expect(() =>
    inOrder(
      ['a', 'b'],
      new Map([
        ['a', ['b']],
        ['b', ['a']],
      ]),
    ),
  ).toThrow('by way of others');
});

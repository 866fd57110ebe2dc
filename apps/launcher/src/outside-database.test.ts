import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestDatabase } from '@kreisrunde/tools/test-database';
import { Client } from 'pg';
import { afterEach, expect, test } from 'vitest';
import { findByCommand, living, processTree } from './process/process-tree.ts';
import { launch, type Launched } from './testing/launched.ts';

let launched: Launched;
const dataDir = mkdtempSync(join(tmpdir(), 'kreisrunde-outside-'));
afterEach(() => {
  for (const pid of living([launched.pid])) process.kill(pid, 'SIGKILL');
  rmSync(dataDir, { recursive: true, force: true });
});

test("with a PostgreSQL server of one's own none is started, and the data lies there", async () => {
  const database = await startTestDatabase();
  launched = await launch({ DATABASE_URL: database.url, KREISRUNDE_DATA: dataDir });
  await launched.ready;
  expect(findByCommand(processTree(launched.pid), 'postgres')).toBeUndefined();
  expect(existsSync(join(dataDir, 'postgres'))).toBe(false);
  process.kill(launched.pid, 'SIGTERM');
  expect(await launched.exited).toBe(0);
  const client = new Client({ connectionString: database.url });
  await client.connect();
  const { rowCount } = await client.query('SELECT 1 FROM persons');
  await client.end();
  expect(rowCount).toBeGreaterThan(10);
  await database.stop();
});

import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { createLog } from './log.ts';

const folder = mkdtempSync(join(tmpdir(), 'kreisrunde-log-'));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('each child has its file, which a restart continues and nobody else reads', () => {
  const log = createLog(folder);
  log.outputOf('engine')(Buffer.from('first life\n'));
  log.outputOf('engine')(Buffer.from('second life\n'));
  const file = join(folder, 'engine.log');
  expect(readFileSync(file, 'utf8')).toBe('first life\nsecond life\n');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(log.lastWordsOf('engine')).toContain('second life');
});

test('a full file is set aside', () => {
  const log = createLog(folder);
  const write = log.outputOf('engine');
  write(Buffer.alloc(19_000_000, 'a'));
  write(Buffer.alloc(2_000_000, 'b'));
  expect(statSync(join(folder, 'engine.old.log')).size).toBe(19_000_000);
  expect(statSync(join(folder, 'engine.log')).size).toBe(2_000_000);
});

test('a file that cannot be written ends nobody, and the last words are kept', () => {
  const log = createLog(folder);
  const write = log.outputOf('engine');
  const file = join(folder, 'engine.log');
  rmSync(file);
  mkdirSync(file);
  write(Buffer.from('unheard\n'));
  expect(log.lastWordsOf('engine')).toBe('unheard');
  rmSync(file, { recursive: true });
  write(Buffer.from('heard again\n'));
  expect(readFileSync(file, 'utf8')).toBe('heard again\n');
});

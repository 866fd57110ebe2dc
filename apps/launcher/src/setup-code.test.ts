import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { announceInstance, claimInstance, forgetInstance, runningInstance } from './instance.ts';
import { writePrivate } from './run-directory.ts';
import { setupCodeOf } from './setup-code.ts';

const folder = mkdtempSync(join(tmpdir(), 'kreisrunde-setup-'));
afterAll(() => rmSync(folder, { recursive: true }));
const file = join(folder, 'setup-code');

function shown(where: 'terminal' | 'file', language: 'de' | 'en') {
  const printed: string[] = [];
  const address = 'https://runde.example';
  const setupCode = setupCodeOf({ where, dataDir: folder, address, language, print: (text) => printed.push(text) });
  setupCode.show('K7Q4-93MX');
  return { setupCode, text: printed.join('\n') };
}

test('in a terminal the code is shown with the address, and no file holds it', () => {
  const { text } = shown('terminal', 'de');
  expect(text).toContain('https://runde.example/einrichtung');
  expect(text).toContain('K7Q4-93MX');
  expect(existsSync(file)).toBe(false);
});

test('where a journal listens it is in a file of its owner, until it is used', () => {
  const { text, setupCode } = shown('file', 'en');
  expect(text).not.toContain('K7Q4');
  expect(text).toContain(file);
  expect(readFileSync(file, 'utf8')).toBe('K7Q4-93MX\n');
  expect(statSync(file).mode & 0o777).toBe(0o600);
  setupCode.forget();
  expect(existsSync(file)).toBe(false);
});

const instance = { address: 'http://localhost:8420', internalPort: 8421, mediaUdpPort: 7882, mediaTcpPort: 0 };

test('a data folder has one product at a time, and what a killed one left counts as none', () => {
  expect(runningInstance(folder)).toBeUndefined();
  announceInstance(folder, instance);
  expect(runningInstance(folder)).toMatchObject({ ...instance, pid: process.pid });
  expect(() => claimInstance(folder)).toThrow(`process ${process.pid}`);
  writePrivate(join(folder, 'running.json'), JSON.stringify({ ...instance, pid: process.pid, startedAt: '1' }));
  expect(runningInstance(folder)).toBeUndefined();
  expect(() => claimInstance(folder)).not.toThrow();
  for (const spoilt of ['{"pid": "what"}', '{"pi', '']) {
    writePrivate(join(folder, 'running.json'), spoilt);
    expect(runningInstance(folder)).toBeUndefined();
  }
  forgetInstance(folder);
});

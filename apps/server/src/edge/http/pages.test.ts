import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { registerPages } from './pages.ts';

const code = 'export const seats = 13;\n'.repeat(100);
const page = '<!doctype html><title>Kreisrunde</title>';
let folder: string;
let app: FastifyInstance;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kreisrunde-pages-'));
  await mkdir(join(folder, 'assets'));
  for (const [name, text] of [
    ['index.html', page],
    ['assets/ring-1a2b.js', code],
  ] as const) {
    await writeFile(join(folder, name), text);
    await writeFile(join(folder, `${name}.br`), brotliCompressSync(text));
    await writeFile(join(folder, `${name}.gz`), gzipSync(text));
  }
  await writeFile(join(folder, 'assets/small-1a2b.js'), 'export {};');
  app = fastify();
  await registerPages(app, folder);
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true });
});

const get = (url: string, headers: Record<string, string>) => app.inject({ method: 'GET', url, headers });

describe('the built pages', () => {
  it.each([
    ['gzip, deflate, br', 'br', brotliCompressSync(code).length],
    ['gzip', 'gzip', gzipSync(code).length],
    ['', undefined, code.length],
  ])('to a browser that takes "%s" come as %s', async (accepted, encoding, length) => {
    const answer = await get('/assets/ring-1a2b.js', { 'accept-encoding': accepted });
    expect(answer.statusCode).toBe(200);
    expect(answer.headers['content-encoding']).toBe(encoding);
    expect(answer.rawPayload.length).toBe(length);
    expect(answer.headers['content-type']).toContain('javascript');
    expect(answer.headers['cache-control']).toContain('immutable');
  });

  it('come as they are where nothing smaller lies beside them', async () => {
    const answer = await get('/assets/small-1a2b.js', { 'accept-encoding': 'br, gzip' });
    expect([answer.statusCode, answer.headers['content-encoding']]).toEqual([200, undefined]);
  });

  it('are the application at every address, asked anew each time, and nothing else', async () => {
    for (const url of ['/', '/pult', '/runde/c1']) {
      const answer = await get(url, { accept: 'text/html', 'accept-encoding': 'br' });
      expect([answer.statusCode, answer.headers['content-encoding']]).toEqual([200, 'br']);
      expect(answer.headers['cache-control']).toBe('no-cache');
    }
    expect((await get('/assets/missing.js', { 'accept-encoding': 'br' })).statusCode).toBe(404);
  });
});

import { DatabaseError } from 'pg';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { createLog } from './log.ts';
import { PortError } from './ports/port-error.ts';

const canary = 'Deichbruch-in-Calbe-4711';

function logged(entry: Record<string, unknown>): string {
  let text = '';
  createLog('debug', { write: (line) => (text += line) }).error(entry, 'it failed');
  return text;
}

function thrown(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

function databaseError(): Error {
  const error = new DatabaseError(`invalid input syntax for type json: "${canary}"`, 1, 'error');
  return Object.assign(error, { code: '23505', detail: `Key (office)=(${canary}) already exists.`, where: canary });
}

test.each([
  ['of the database', databaseError()],
  [
    'of the database behind a port',
    new PortError({ port: 'store', operation: 'save', retryable: true, cause: databaseError() }),
  ],
  ['of a body that is no JSON', thrown(() => JSON.parse(`${canary} {`))],
  ['of a schema', thrown(() => z.strictObject({ a: z.literal('b') }).parse({ [canary]: 1 }))],
  ['that is no error', canary],
  ['with fields', Object.assign(new Error('failed'), { request: { body: canary }, office: canary })],
])('an error %s tells nothing of what it happened with', (_name, error) => {
  const text = logged({ err: error });
  expect(text).not.toContain(canary);
  expect(JSON.parse(text)).toMatchObject({ msg: 'it failed', err: { type: expect.any(String) } });
});

test('a request tells neither its address nor its headers', () => {
  const req = { method: 'GET', url: `/demo/anmelden/${canary}`, headers: { cookie: canary } };
  const text = logged({ req, res: { statusCode: 500, headers: { location: canary } } });
  expect(text).not.toContain(canary);
  expect(text).toContain('"method":"GET"');
});

test('what helps to find the cause stays', () => {
  const text = logged({
    err: new PortError({ port: 'store', operation: 'save', retryable: true, cause: databaseError() }),
  });
  expect(JSON.parse(text)).toMatchObject({
    err: {
      type: 'PortError',
      port: 'store',
      operation: 'save',
      message: 'store.save failed',
      at: expect.arrayContaining([expect.stringContaining('log.test.ts')]),
      cause: { type: 'DatabaseError', code: '23505' },
    },
  });
});

import { expect, it } from 'vitest';
import { root } from '../bootstrap/checkout.mjs';
import { leaksIn } from './leaks.ts';

it.each([
  ['a stack trace', '{"message":"x\\n    at handle (apps/server/src/edge/http/api.ts:12:3)"}'],
  ['a path of the machine', `{"message":"ENOENT ${root}apps/server"}`],
  ['a query', 'select "persons"."id" from "persons"'],
  ['the database', 'duplicate key value violates unique constraint "accounts_login"'],
  ['a hash of a password', '$argon2id$v=19$m=19456'],
  ['how it fails inside', 'PortError: store.change failed'],
])('finds %s', (what, body) => {
  expect(leaksIn(['{"code":"FORBIDDEN"}', body]).some((leak) => leak.startsWith(what))).toBe(true);
});

it('finds nothing in an ordinary refusal, and in what the inspection says', () => {
  const refusal = '{"defined":true,"code":"REFUSED","status":409,"message":"REFUSED","data":{"code":"callNotOpen"}}';
  expect(leaksIn([refusal, '{"title":"PostgreSQL","detail":"PostgreSQL 15.18 is durable."}'])).toEqual([]);
});

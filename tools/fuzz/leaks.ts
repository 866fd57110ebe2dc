import { root } from '../bootstrap/checkout.mjs';

/** What an answer must never hold: how the server is built, where it lies, what it asks its database, and secrets. */
const leaks: readonly (readonly [string, RegExp])[] = [
  ['a stack trace', /\bat (?:async )?[\w.<>]+ \(|\.(?:ts|mjs|js):\d+:\d+/],
  ['a path of the machine', new RegExp(`${escape(root)}|node_modules|/home/|file://`)],
  ['a query', /\b(?:select|insert into|update|delete from) "?(?:persons|devices|accounts|conferences|sessions)\b/i],
  ['the database', /postgres(?:ql)?:\/\/|kysely|relation "|violates (?:unique|foreign|check)|invalid byte sequence/i],
  ['a hash of a password', /argon2id|password_hash|secret_hash/],
  ['how it fails inside', /PortError|ZodError|TypeError|FST_ERR|ECONNREFUSED/],
];

/** Bodies of the answers a cassette holds, one by one. */
export function leaksIn(bodies: readonly string[]): readonly string[] {
  return leaks.flatMap(([what, pattern]) => {
    const body = bodies.find((one) => pattern.test(one));
    return body === undefined ? [] : [`${what}: ${body.slice(0, 300)}`];
  });
}

function escape(text: string): string {
  return text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`);
}

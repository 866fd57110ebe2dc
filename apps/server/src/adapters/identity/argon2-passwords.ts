import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { PortError } from '../../ports/port-error.ts';
import type { Passwords } from '../../ports/passwords.ts';

/** OWASP's first choice for argon2id: 19 MiB, two passes, one lane. */
const parameters = { memory: 19_456, passes: 2, parallelism: 1 } as const;
const saltBytes = 16;
const hashBytes = 32;
/** Each takes 19 MiB and a processor: more at once would be a way to wear the server out. */
const runningAtMost = 2;
const waitingAtMost = 20;

/** Only hashes with parameters that this process could bear are computed, whatever is stored. */
const phc = /^\$argon2id\$v=19\$m=(\d{1,6}),t=(\d{1,2}),p=(\d)\$([\w+/]+)\$([\w+/]+)$/;

type Stored = {
  readonly memory: number;
  readonly passes: number;
  readonly parallelism: number;
  readonly salt: Buffer;
  readonly hash: Buffer;
};

/** Argon2id of Node, in PHC strings, so that stronger parameters may come later. */
export function argon2Passwords(): Passwords {
  const lane = createLane();
  // Nobody's password: checked against where there is no account.
  const dummy: Stored = { ...parameters, salt: randomBytes(saltBytes), hash: randomBytes(hashBytes) };
  return {
    hash: (password) =>
      lane(async () => {
        const salt = randomBytes(saltBytes);
        const hash = await derive(password, { ...parameters, salt });
        const { memory, passes, parallelism } = parameters;
        return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${encode(salt)}$${encode(hash)}`;
      }),
    fits: (password, hash) =>
      lane(async () => {
        const stored = hash === null ? null : parse(hash);
        const { hash: expected, ...cost } = stored ?? dummy;
        return timingSafeEqual(await derive(password, cost), expected) && stored !== null;
      }),
  };
}

function parse(text: string): Stored | null {
  const [, memory, passes, parallelism, salt, hash] = phc.exec(text) ?? [];
  if (salt === undefined || hash === undefined) return null;
  const stored = {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
    salt: Buffer.from(salt, 'base64'),
    hash: Buffer.from(hash, 'base64'),
  };
  return stored.hash.length === hashBytes ? stored : null;
}

function derive(password: string, cost: Omit<Stored, 'hash'>): Promise<Buffer> {
  const { salt: nonce, memory, passes, parallelism } = cost;
  // The same word typed on another keyboard has the same bytes (RFC 8265).
  const message = password.normalize('NFC');
  return new Promise((resolve, reject) => {
    argon2('argon2id', { message, nonce, memory, passes, parallelism, tagLength: hashBytes }, (error, hash) =>
      error === null ? resolve(hash) : reject(error),
    );
  });
}

function encode(bytes: Buffer): string {
  return bytes.toString('base64').replace(/=+$/, '');
}

function createLane(): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (running >= runningAtMost) {
      if (waiting.length >= waitingAtMost) {
        const cause = new Error('too many passwords are being checked');
        throw new PortError({ port: 'passwords', operation: 'derive', retryable: true, cause });
      }
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else running += 1;
    try {
      return await work();
    } finally {
      // The place goes to whoever waits; only without one does it become free.
      const next = waiting.shift();
      if (next === undefined) running -= 1;
      else next();
    }
  };
}

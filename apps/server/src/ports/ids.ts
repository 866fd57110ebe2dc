import { createHash, randomBytes, randomInt } from 'node:crypto';

/** A new opaque id: 128 bit from a CSPRNG, 22 characters of base64url. */
export function newId(): string {
  return randomBytes(16).toString('base64url');
}

/** A new secret for a cookie or a ticket: 256 bit, 43 characters. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** Only the hash of a secret is stored. */
export function hashSecret(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}

/** Six digits, leading zeros included. */
export function newSixDigits(): string {
  return randomInt(0, 1_000_000).toString().padStart(6, '0');
}

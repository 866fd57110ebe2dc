import { z } from 'zod';

/** Control characters, and halves of characters: no one types them, and PostgreSQL keeps no NUL. */
const unprintable = /[\p{Cc}\p{Cs}]/u;

/** One line of text somebody has typed: trimmed, never empty. */
export function line(max: number) {
  return z
    .string()
    .trim()
    .min(1)
    .max(max)
    .refine((text) => !unprintable.test(text), 'control characters');
}

import type { Language } from '../settings/texts.ts';

/** One result of a check, in whole sentences: what is, and what to do next where something is to do. */
export type Finding = {
  readonly key: string;
  readonly status: 'ok' | 'hint' | 'failed';
  readonly title: string;
  readonly detail: string;
  readonly remedy: string | null;
};

/** Chooses the language of a sentence that stands beside its check in both. */
export type Say = (de: string, en: string) => string;

export const sayIn =
  (language: Language): Say =>
  (de, en) =>
    language === 'de' ? de : en;

/** What a check has found out; key and title are its own. */
export type Outcome = Pick<Finding, 'status' | 'detail' | 'remedy'>;

export const fine = (detail: string): Outcome => ({ status: 'ok', detail, remedy: null });
export const hint = (detail: string, remedy: string | null): Outcome => ({ status: 'hint', detail, remedy });
export const failed = (detail: string, remedy: string): Outcome => ({ status: 'failed', detail, remedy });

/** Node's code of an error (ENOENT), else its message: for the brackets behind a sentence. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const inner = error.cause instanceof Error ? error.cause : error;
  return 'code' in inner ? String(inner.code) : inner.message;
}

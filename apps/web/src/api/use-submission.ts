import { t } from 'i18next';
import { useCallback, useState } from 'react';
import type { ApiFailure, ApiResult } from './failure.ts';
import { failureSentence } from './failure.ts';
import { sentenceFor } from './field-issues.ts';

type Submission = {
  /** Sends; null where it was refused, and `failure` then says why. */
  submit: <T>(call: () => Promise<ApiResult<T>>) => Promise<T | null>;
  isBusy: boolean;
  failure: ApiFailure | null;
  /** The input changed: what was wrong with it may be right now. */
  forget: () => void;
  refuse: (failure: ApiFailure) => void;
  /** One field of the form: its text, and the sentence for `name` until the text changes. */
  field: (name: string, value: string, set: (text: string) => void) => Field;
};

type Field = { value: string; onChange: (text: string) => void; problem: string | undefined };

/** One form, one submission. */
export function useSubmission(): Submission {
  const [isBusy, setIsBusy] = useState(false);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const submit = useCallback(async <T>(call: () => Promise<ApiResult<T>>): Promise<T | null> => {
    setIsBusy(true);
    const reply = await call();
    setIsBusy(false);
    setFailure(reply.ok ? null : reply);
    return reply.ok ? reply.value : null;
  }, []);
  const forget = useCallback(() => setFailure(null), []);
  const field = (name: string, value: string, set: (text: string) => void): Field => ({
    value,
    onChange: (text) => {
      set(text);
      forget();
    },
    problem: fieldProblem(failure, name),
  });
  return { submit, isBusy, failure, forget, refuse: setFailure, field };
}

/** The sentence beside one field. */
export const fieldProblem = (failure: ApiFailure | null, field: string): string | undefined =>
  sentenceFor(failure?.issues, field);

/** The sentence of a whole form, or of a list that did not come. */
export function problemSentence(failure: ApiFailure): string {
  if ((failure.issues ?? []).length > 0) return t('form:checkFields');
  if (failure.code === 'forbidden') return t('form:forbidden');
  if (failure.code === 'throttled' && failure.retryAfterSeconds !== undefined) {
    return t('form:throttled', { count: failure.retryAfterSeconds });
  }
  return failureSentence(failure.code);
}

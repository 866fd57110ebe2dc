import type { ReportView, YearSavingsView } from '@kreisrunde/contract';
import { useCallback, useEffect, useState } from 'react';
import { useApi } from '../../api/api-context.ts';
import type { ApiResult, FailureCode } from '../../api/failure.ts';

const retryAfterMs = 1500;

export type Fetched<T> =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly value: T }
  | { readonly status: 'failed'; readonly code: FailureCode };

const passing: ReadonlySet<FailureCode> = new Set(['offline', 'notReady', 'throttled']);

/** Whether waiting helps; whatever else went wrong is said, and not asked for ever. */
export const comesBack = (code: FailureCode): boolean => passing.has(code);

/** Asks once, and again by itself while the server is just starting. */
function useFetched<T>(ask: () => Promise<ApiResult<T>>): Fetched<T> {
  const [state, setState] = useState<Fetched<T>>({ status: 'loading' });
  useEffect(() => {
    let isOver = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const load = async (): Promise<void> => {
      const reply = await ask();
      if (isOver) return;
      if (reply.ok) setState({ status: 'ready', value: reply.value });
      else if (comesBack(reply.code)) timer = setTimeout(() => void load(), retryAfterMs);
      else setState({ status: 'failed', code: reply.code });
    };
    void load();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [ask]);
  return state;
}

/** The report of an ended round. */
export function useReport(conferenceId: ReportView['conferenceId']): Fetched<ReportView> {
  const api = useApi();
  return useFetched(useCallback(() => api.report(conferenceId), [api, conferenceId]));
}

/** What the rounds of the running year saved together. */
export function useYear(): Fetched<YearSavingsView> {
  return useFetched(useApi().yearSavings);
}

import type { ReportView } from '@kreisrunde/contract';
import { useEffect, useState } from 'react';
import { useApi } from '../../api/api-context.ts';
import type { FailureCode } from '../../api/failure.ts';

const retryAfterMs = 1500;

export type ReportState =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly report: ReportView }
  | { readonly status: 'failed'; readonly code: FailureCode };

const passing: ReadonlySet<FailureCode> = new Set(['offline', 'notReady', 'throttled']);

/** Whether waiting helps; whatever else went wrong is said, and not asked for ever. */
export const comesBack = (code: FailureCode): boolean => passing.has(code);

/** The report of an ended round. A server that is just starting again is asked again by itself. */
export function useReport(conferenceId: ReportView['conferenceId']): ReportState {
  const api = useApi();
  const [state, setState] = useState<ReportState>({ status: 'loading' });
  useEffect(() => {
    let isOver = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const load = async (): Promise<void> => {
      const reply = await api.report(conferenceId);
      if (isOver) return;
      if (reply.ok) setState({ status: 'ready', report: reply.value });
      else if (comesBack(reply.code)) timer = setTimeout(() => void load(), retryAfterMs);
      else setState({ status: 'failed', code: reply.code });
    };
    void load();
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [api, conferenceId]);
  return state;
}

import type { EnrolmentView, PersonRow } from '@kreisrunde/contract';
import { useCallback, useEffect, useState } from 'react';
import { useAdministration } from '../../../api/administration-api.ts';
import type { ApiFailure } from '../../../api/failure.ts';
import { useActions } from '../administration-state.tsx';

/** How soon the dialog says that the tablet has come. */
const lookEveryMs = 1000;

export type Enrolment = {
  view: EnrolmentView | null;
  failure: ApiFailure | null;
  isBusy: boolean;
  renew: () => void;
};

/** The code of this person: a waiting one is shown again, else a new one is made; then it is watched. */
export function useEnrolment(personId: PersonRow['id']): Enrolment {
  const { admin } = useAdministration();
  const { change } = useActions();
  const [view, setView] = useState<EnrolmentView | null>(null);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const renew = useCallback(async (): Promise<void> => {
    setIsBusy(true);
    const reply = await admin.devices.createCode({ personId });
    setIsBusy(false);
    setFailure(reply.ok ? null : reply);
    if (reply.ok) setView(reply.value);
  }, [admin, personId]);
  useEffect(() => {
    let isOver = false;
    const start = async (): Promise<void> => {
      const known = await admin.devices.code({ personId });
      if (isOver) return;
      if (known.ok && known.value.enrolment?.state === 'waiting') setView(known.value.enrolment);
      else await renew();
    };
    void start();
    return () => {
      isOver = true;
    };
  }, [admin, personId, renew]);
  const isWaiting = view?.state === 'waiting';
  useEffect(() => {
    if (!isWaiting) return undefined;
    let isOver = false;
    const timer = setInterval(() => {
      void admin.devices.code({ personId }).then((reply) => {
        if (isOver || !reply.ok || reply.value.enrolment === null) return;
        setView(reply.value.enrolment);
        if (reply.value.enrolment.state === 'used') void change(() => Promise.resolve({ ok: true, value: null }));
      });
    }, lookEveryMs);
    return () => {
      isOver = true;
      clearInterval(timer);
    };
  }, [admin, personId, isWaiting, change]);
  return { view, failure, isBusy, renew: () => void renew() };
}

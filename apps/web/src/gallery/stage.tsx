import { Suspense, useEffect, useMemo } from 'react';
import type { Api } from '../api/api.ts';
import { ApiProvider } from '../api/api-context.ts';
import { MediaContext } from '../media/media-context.ts';
import { Pages } from '../shell/app.tsx';
import { showToast } from '../ui/toast.tsx';
import { fakeMedia } from './fake-media.ts';
import { pictureNow, report, year } from './fixtures.ts';
import { settle } from './settle.ts';
import type { GalleryState } from './state.ts';

const taken = { ok: true, value: { conferenceId: report.conferenceId, rev: 0 } } as const;
const api: Api = {
  convene: () => Promise.resolve(taken),
  command: () => Promise.resolve(taken),
  report: () => Promise.resolve({ ok: true, value: report }),
  yearSavings: () => Promise.resolve({ ok: true, value: year }),
  mediaTicket: () => Promise.resolve({ ok: false, code: 'notReady' }),
  // A page without a wall asks again and again; this one is never answered.
  enrolWall: () => new Promise(() => undefined),
  pairWall: () => Promise.resolve({ ok: true, value: null }),
  partWall: () => Promise.resolve({ ok: true, value: null }),
  releaseWall: () => Promise.resolve({ ok: true, value: null }),
  tellPlayback: () => Promise.resolve({ ok: true, value: null }),
  setHallVolume: () => Promise.resolve({ ok: true, value: null }),
};

function accessOf(state: GalleryState) {
  const live = { status: state.status ?? 'open', snapshot: state.snapshot } as const;
  return {
    api: { ...api, ...state.api },
    live: {
      subscribe: () => () => undefined,
      getSnapshot: () => live,
      // The clock of the pictures stands still, so that two looks see the same.
      serverNow: () => pictureNow,
      claim: () => undefined,
    },
    onRefused: showToast,
  };
}

type StageProps = { readonly state: GalleryState; readonly onSettled: (outcome: string) => void };

/** One state, as the real shell shows it, on fixed data. */
export function Stage({ state, onSettled }: StageProps) {
  const access = useMemo(() => accessOf(state), [state]);
  const media = useMemo(() => fakeMedia(state), [state]);
  useEffect(() => {
    let isOver = false;
    void settle(state)
      .then(() => 'ready')
      .catch((error: unknown) => (error instanceof Error ? error.message : 'unknown'))
      .then((outcome) => {
        if (!isOver) onSettled(outcome);
      });
    return () => {
      isOver = true;
    };
  }, [state, onSettled]);
  return (
    <ApiProvider value={access}>
      <MediaContext value={media}>
        <Suspense>{state.render?.() ?? <Pages place={state.place ?? { kind: 'start' }} />}</Suspense>
      </MediaContext>
    </ApiProvider>
  );
}

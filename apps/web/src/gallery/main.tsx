import 'virtual:kern-ramps.css';
import '../styles/main.css';
import type { PersonSnapshot } from '@kreisrunde/contract';
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import type { Api } from '../api/api.ts';
import { ApiProvider } from '../api/api-context.ts';
import { startI18n } from '../i18n/i18n.ts';
import { MediaContext } from '../media/media-context.ts';
import type { Place } from '../shell/choose-screen.ts';
import { PersonPage } from '../shell/person-page.tsx';
import { Announcer } from '../ui/announcer.tsx';
import { showToast, Toaster } from '../ui/toast.tsx';
import { fakeMedia } from './fake-media.ts';
import { calling, home, homeFirstDay, live, liveWithoutWall, moderatorInRoom, pictureNow, report } from './fixtures.ts';

const fixtures: Record<string, PersonSnapshot> = {
  calling,
  home,
  homeFirstDay,
  live,
  liveWithoutWall,
  moderatorInRoom,
};
const wanted = new URLSearchParams(location.search);
const snapshot = fixtures[wanted.get('fixture') ?? 'home'] ?? home;

const places: Record<string, Place> = {
  report: { kind: 'report', conferenceId: report.conferenceId },
  calculation: { kind: 'calculation', conferenceId: report.conferenceId },
};
const place = places[wanted.get('place') ?? ''] ?? { kind: 'start' };

const afterAMoment = <T,>(value: T): Promise<T> => new Promise((resolve) => setTimeout(() => resolve(value), 800));
const taken = { ok: true, value: { conferenceId: report.conferenceId, rev: 0 } } as const;
const api: Api = {
  convene: () => afterAMoment({ ok: false, code: 'conferenceRunning' }),
  command: () => afterAMoment(taken),
  report: () => Promise.resolve({ ok: true, value: report }),
  mediaTicket: () => Promise.resolve({ ok: false, code: 'notReady' }),
  enrolWall: () => Promise.resolve({ ok: true, value: null }),
  pairWall: () => afterAMoment({ ok: false, code: 'pairingCodeUnknown' }),
  partWall: () => afterAMoment({ ok: true, value: null }),
};
const state = { status: 'open', snapshot } as const;
const startedAt = Date.now();
const access = {
  api,
  live: {
    subscribe: () => () => undefined,
    getSnapshot: () => state,
    serverNow: () => pictureNow + (Date.now() - startedAt),
    claim: () => undefined,
  },
  onRefused: showToast,
};
const media = fakeMedia(snapshot.own !== null);

function Gallery() {
  return (
    <ApiProvider value={access}>
      <MediaContext value={media}>
        <Suspense>
          <PersonPage snapshot={snapshot} place={place} />
        </Suspense>
        <Toaster />
        <Announcer />
      </MediaContext>
    </ApiProvider>
  );
}

const router = createRouter({
  routeTree: createRootRoute({ component: Gallery, notFoundComponent: Gallery }),
  history: createMemoryHistory(),
});

await startI18n('de');
const root = document.getElementById('root');
if (root !== null) createRoot(root).render(<RouterProvider router={router} />);

import 'virtual:kern-ramps.css';
import '../styles/main.css';
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from '@tanstack/react-router';
import { Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import type { Api } from '../api/api.ts';
import { ApiProvider } from '../api/api-context.ts';
import { startI18n } from '../i18n/i18n.ts';
import type { CaptureView } from '../media/capture-view.ts';
import { MediaContext } from '../media/media-context.ts';
import type { Media } from '../media/media-context.ts';
import { idleRoom } from '../media/room-view.ts';
import type { RoomView } from '../media/room-view.ts';
import { PersonPage } from '../shell/person-page.tsx';
import { WallScreen } from '../shell/screens.tsx';
import { Announcer } from '../ui/announcer.tsx';
import { showToast, Toaster } from '../ui/toast.tsx';
import { fakeMedia } from './fake-media.ts';
import { pictureNow, report } from './fixtures.ts';
import { roomFixtures } from './room-fixtures.ts';

/** The partner's screens and the wall on fixed data: `?fixture=ready&media=lost`. */
const wanted = new URLSearchParams(location.search);
const snapshot = roomFixtures[wanted.get('fixture') ?? 'standby'];

const taken = { ok: true, value: { conferenceId: report.conferenceId, rev: 0 } } as const;
const api: Api = {
  convene: () => Promise.resolve(taken),
  command: () => Promise.resolve(taken),
  report: () => Promise.resolve({ ok: true, value: report }),
  mediaTicket: () => Promise.resolve({ ok: false, code: 'notReady' }),
  enrolWall: () => Promise.resolve({ ok: true, value: null }),
  pairWall: () => Promise.resolve({ ok: false, code: 'pairingCodeUnknown' }),
  partWall: () => Promise.resolve({ ok: true, value: null }),
};
const startedAt = Date.now();
const state = { status: 'open', snapshot: snapshot ?? null } as const;
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

const drawn = fakeMedia(true);
const captures: Record<string, CaptureView> = {
  noMicrophone: {
    ...drawn.capture.getSnapshot(),
    microphone: { status: 'failed', failure: 'denied' },
    canSwitchCamera: true,
  },
  nothing: {
    ...drawn.capture.getSnapshot(),
    camera: { status: 'failed', failure: 'inUse' },
    microphone: { status: 'failed', failure: 'missing' },
  },
};
const room: RoomView = { ...idleRoom, line: 'connected', quality: 'good', levels: new Map([['bernburg.tablet', 0.5]]) };
const rooms: Record<string, RoomView> = {
  lost: {
    ...room,
    line: 'interrupted',
    interruptedSince: Date.now() - 18_000,
    attempt: 2,
    nextAttemptAt: Date.now() + 4_000,
  },
  blocked: { ...room, isAudioBlocked: true },
};
const wish = wanted.get('media') ?? '';
const capture = captures[wish] ?? { ...drawn.capture.getSnapshot(), canSwitchCamera: true };
const media: Media = {
  capture: { ...drawn.capture, getSnapshot: () => capture, start: () => Promise.resolve(capture) },
  room: { ...drawn.room, getSnapshot: () => rooms[wish] ?? room },
};

function Gallery() {
  if (snapshot === undefined) return <p>{Object.keys(roomFixtures).join(' ')}</p>;
  return (
    <ApiProvider value={access}>
      <MediaContext value={media}>
        <Suspense>
          {snapshot.kind === 'wall' ? (
            <WallScreen snapshot={snapshot} />
          ) : (
            <PersonPage snapshot={snapshot} place={{ kind: 'start' }} />
          )}
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

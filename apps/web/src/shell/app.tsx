import type { Snapshot } from '@kreisrunde/contract';
import { useNavigate } from '@tanstack/react-router';
import { Suspense, useCallback, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useApi, useApiAccess, useLiveState } from '../api/api-context.ts';
import { isUnheard } from '../api/failure.ts';
import { MediaProvider } from '../media/media-provider.tsx';
import type { TellSilence } from '../media/room-session.ts';
import { Announcer } from '../ui/announcer.tsx';
import { Button } from '../ui/button.tsx';
import { ScreenMessage } from '../ui/screen-message.tsx';
import { Toaster } from '../ui/toast.tsx';
import { useDelayed } from '../ui/use-delayed.ts';
import type { Place } from './choose-screen.ts';
import { ConnectionBanner } from './connection-banner.tsx';
import { ErrorBoundary } from './error-boundary.tsx';
import { PersonPage } from './person-page.tsx';
import { StartPage, WallScreen } from './screens.tsx';

/** A wait that is over sooner than this is better not spoken about. */
const sayConnectingAfterMs = 700;

/** Makes a browser that opened /bildwand and is nobody yet a wall. */
function useWallEnrolment(isWanted: boolean): void {
  const { api, live } = useApiAccess();
  useEffect(() => {
    if (!isWanted) return undefined;
    let isOver = false;
    const enrol = async (): Promise<void> => {
      while (!isOver) {
        const reply = await api.enrolWall();
        if (reply.ok) {
          live.claim();
          return;
        }
        await new Promise((resolve) => setTimeout(resolve, 2000));
      }
    };
    void enrol();
    return () => {
      isOver = true;
    };
  }, [isWanted, api, live]);
}

function Waiting() {
  const { t } = useTranslation('shell');
  const isLong = useDelayed(true, sayConnectingAfterMs);
  return isLong ? <ScreenMessage title={t('connecting')} hasLanguage={false} /> : null;
}

function Superseded() {
  const { t } = useTranslation('shell');
  const { live } = useApiAccess();
  return (
    <ScreenMessage title={t('superseded.title')}>
      <p className="text-lead text-muted">{t('superseded.text')}</p>
      <Button tone="filled" size="main" icon="tablet" onPress={live.claim}>
        {t('superseded.action')}
      </Button>
    </ScreenMessage>
  );
}

function SignedOut() {
  const navigate = useNavigate();
  const go = useCallback((path: string) => void navigate({ to: path }), [navigate]);
  return <StartPage onGo={go} />;
}

function Page({ snapshot, place }: { snapshot: Snapshot; place: Place }) {
  return snapshot.kind === 'wall' ? (
    <WallScreen snapshot={snapshot} />
  ) : (
    <PersonPage snapshot={snapshot} place={place} />
  );
}

/** Decides by the stream and the address what the page shows. */
export function App({ place }: { place: Place }) {
  const { status, snapshot } = useLiveState();
  const api = useApi();
  const shown = status === 'superseded' || status === 'signedOut' ? null : snapshot;
  const tellSilence: TellSilence = async (conferenceId) => {
    const reply = await api.command(conferenceId, { type: 'mediaDevice.silent' });
    return reply.ok || !isUnheard(reply.code);
  };
  return (
    <MediaProvider snapshot={shown} requestTicket={api.mediaTicket} tellSilence={tellSilence}>
      <Pages place={place} />
    </MediaProvider>
  );
}

/** Everything a page shows, on whatever media it is given: the real one, or the gallery's. */
export function Pages({ place }: { place: Place }) {
  // Whoever changes the language sees the whole page change: formats of dates and numbers hang on it too.
  useTranslation();
  const { status, snapshot } = useLiveState();
  useWallEnrolment(status === 'signedOut' && place.kind === 'wall');
  const shown = status === 'superseded' || status === 'signedOut' ? null : snapshot;
  return (
    <>
      {status === 'superseded' ? <Superseded /> : null}
      <ErrorBoundary>
        <Suspense fallback={<Waiting />}>
          {status === 'signedOut' && place.kind !== 'wall' ? <SignedOut /> : null}
          {shown === null ? null : <Page snapshot={shown} place={place} />}
        </Suspense>
      </ErrorBoundary>
      {shown === null && (status === 'connecting' || place.kind === 'wall') ? <Waiting /> : null}
      <ConnectionBanner />
      <Toaster />
      <Announcer />
    </>
  );
}

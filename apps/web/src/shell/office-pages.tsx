import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useCallback, useState } from 'react';
import { Announcer } from '../ui/announcer.tsx';
import { Toaster } from '../ui/toast.tsx';
import type { OfficePlace } from './choose-screen.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { ServedAdministration } from './served-administration.tsx';
import { WayInPages } from './way-in-pages.tsx';

const AdministrationPage = lazy(() =>
  import('./administration-page.tsx').then((m) => ({ default: m.AdministrationPage })),
);
const SetupPage = lazy(() => import('./setup-page.tsx').then((m) => ({ default: m.SetupPage })));

type OfficePagesProps = { place: OfficePlace; pathname: string };

function Page({ place, pathname }: OfficePagesProps) {
  const navigate = useNavigate();
  const go = useCallback((path: string) => void navigate({ to: path }), [navigate]);
  // Read once: the address does not keep a secret longer than it must.
  const [secret] = useState(() => location.hash.slice(1));
  switch (place.kind) {
    case 'administration':
      return <AdministrationPage pathname={pathname} onGo={go} />;
    case 'setup':
      return <SetupPage pathname={pathname} onGo={go} />;
    default:
      return (
        <WayInPages
          kind={place.kind}
          secret={secret}
          onAdministration={() => go('/verwaltung')}
          onDevice={() => go('/')}
        />
      );
  }
}

/** Pages that belong to no device and follow no round: administration, set-up, and the ways in. */
export function OfficePages(props: OfficePagesProps) {
  return (
    <ServedAdministration>
      <ErrorBoundary>
        <Suspense>
          <Page key={props.place.kind} {...props} />
        </Suspense>
      </ErrorBoundary>
      <Toaster />
      <Announcer />
    </ServedAdministration>
  );
}

import type { PersonSnapshot } from '@kreisrunde/contract';
import { lazy } from 'react';

/**
 * Each screen is fetched when it is first shown. The media client hangs on none of them: the media folder
 * fetches it by itself while it rings.
 */
const loadDesk = () => import('./desk-page.tsx').then((m) => ({ default: m.DeskPage }));
const loadReport = () => import('../features/savings/report-screen.tsx').then((m) => ({ default: m.ReportScreen }));

const loadRing = () => import('../features/ring/ring-screen.tsx').then((m) => ({ default: m.RingScreen }));
const loadPrepare = () => import('../features/prepare/prepare-screen.tsx').then((m) => ({ default: m.PrepareScreen }));
const loadConference = () =>
  import('../features/conference/conference-screen.tsx').then((m) => ({ default: m.ConferenceScreen }));

/** Fetches what comes next, so that no tap and no ring waits for code, or fails because the server just restarts. */
export function prefetchScreens(role: PersonSnapshot['me']['role']): void {
  const loads = role === 'chair' ? [loadDesk, loadReport] : [loadRing, loadPrepare, loadConference];
  // What fails here is fetched again when it is shown.
  for (const load of loads) load().catch(() => undefined);
}

export const HomePage = lazy(() => import('./home-page.tsx').then((m) => ({ default: m.HomePage })));
export const DeskPage = lazy(loadDesk);
export const ReportScreen = lazy(loadReport);
export const CalculationScreen = lazy(() =>
  import('../features/savings/calculation-screen.tsx').then((m) => ({ default: m.CalculationScreen })),
);
export const YearScreen = lazy(() =>
  import('../features/savings/year-screen.tsx').then((m) => ({ default: m.YearScreen })),
);
export const StandbyScreen = lazy(() =>
  import('../features/standby/standby-screen.tsx').then((m) => ({ default: m.StandbyScreen })),
);
export const RingScreen = lazy(loadRing);
export const PrepareScreen = lazy(loadPrepare);
export const ConferenceScreen = lazy(loadConference);
export const WallScreen = lazy(() =>
  import('../features/wall/wall-screen.tsx').then((m) => ({ default: m.WallScreen })),
);
export const StartPage = lazy(() => import('./served-pages.tsx').then((m) => ({ default: m.ServedStartPage })));
export const OwnDevicesPage = lazy(() =>
  import('./served-pages.tsx').then((m) => ({ default: m.ServedOwnDevicesPage })),
);

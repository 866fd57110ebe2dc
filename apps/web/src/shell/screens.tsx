import { lazy } from 'react';

/**
 * Each screen is fetched when it is first shown. The media client hangs on none of them: the media folder
 * fetches it by itself while it rings.
 */
export const loadDesk = () => import('./desk-page.tsx').then((m) => ({ default: m.DeskPage }));
export const loadReport = () =>
  import('../features/savings/report-screen.tsx').then((m) => ({ default: m.ReportScreen }));

export const HomePage = lazy(() => import('./home-page.tsx').then((m) => ({ default: m.HomePage })));
export const DeskPage = lazy(loadDesk);
export const ReportScreen = lazy(loadReport);
export const CalculationScreen = lazy(() =>
  import('../features/savings/calculation-screen.tsx').then((m) => ({ default: m.CalculationScreen })),
);
export const StandbyScreen = lazy(() =>
  import('../features/standby/standby-screen.tsx').then((m) => ({ default: m.StandbyScreen })),
);
export const RingScreen = lazy(() =>
  import('../features/ring/ring-screen.tsx').then((m) => ({ default: m.RingScreen })),
);
export const PrepareScreen = lazy(() =>
  import('../features/prepare/prepare-screen.tsx').then((m) => ({ default: m.PrepareScreen })),
);
export const ConferenceScreen = lazy(() =>
  import('../features/conference/conference-screen.tsx').then((m) => ({ default: m.ConferenceScreen })),
);
export const WallScreen = lazy(() =>
  import('../features/wall/wall-screen.tsx').then((m) => ({ default: m.WallScreen })),
);

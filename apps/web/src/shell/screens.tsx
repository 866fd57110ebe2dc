import type { PersonSnapshot } from '@kreisrunde/contract';
import { lazy } from 'react';
import { allTexts } from '../i18n/i18n.ts';
import { whenCalm } from '../media/when-calm.ts';

/** A screen with its texts. */
async function withTexts<T>(load: () => Promise<T>): Promise<T> {
  const [loaded] = await Promise.all([load(), allTexts()]);
  return loaded;
}

/**
 * Standby and ring come with the page itself; each further screen is fetched when it is first shown. The media client
 * hangs on none of them: the media folder fetches it by itself while it rings.
 */
const loadDesk = () => withTexts(() => import('./desk-page.tsx').then((m) => ({ default: m.DeskPage })));
const loadReport = () =>
  withTexts(() => import('../features/savings/report-screen.tsx').then((m) => ({ default: m.ReportScreen })));

const loadPrepare = () =>
  withTexts(() => import('../features/prepare/prepare-screen.tsx').then((m) => ({ default: m.PrepareScreen })));
const loadConference = () =>
  withTexts(() =>
    import('../features/conference/conference-screen.tsx').then((m) => ({ default: m.ConferenceScreen })),
  );

/** Fetches what comes next, so that no tap and no ring waits for code, or fails because the server just restarts. */
export function prefetchScreens(role: PersonSnapshot['me']['role']): void {
  const loads = role === 'chair' ? [loadDesk, loadReport] : [loadPrepare, loadConference];
  void whenCalm().then(() => {
    // What fails here is fetched again when it is shown.
    for (const load of loads) load().catch(() => undefined);
  });
}

export const HomePage = lazy(() => withTexts(() => import('./home-page.tsx').then((m) => ({ default: m.HomePage }))));
export const DeskPage = lazy(loadDesk);
export const ReportScreen = lazy(loadReport);
export const CalculationScreen = lazy(() =>
  withTexts(() => import('../features/savings/calculation-screen.tsx').then((m) => ({ default: m.CalculationScreen }))),
);
export const YearScreen = lazy(() =>
  withTexts(() => import('../features/savings/year-screen.tsx').then((m) => ({ default: m.YearScreen }))),
);
export const PrepareScreen = lazy(loadPrepare);
export const ConferenceScreen = lazy(loadConference);
export const WallScreen = lazy(() =>
  withTexts(() => import('../features/wall/wall-screen.tsx').then((m) => ({ default: m.WallScreen }))),
);
export const StartPage = lazy(() =>
  withTexts(() => import('./served-pages.tsx').then((m) => ({ default: m.ServedStartPage }))),
);
export const OwnDevicesPage = lazy(() =>
  withTexts(() => import('./served-pages.tsx').then((m) => ({ default: m.ServedOwnDevicesPage }))),
);

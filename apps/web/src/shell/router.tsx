import { createRootRoute, createRoute, createRouter, Outlet, useLocation } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { useApiAccess } from '../api/api-context.ts';
import { allTexts } from '../i18n/i18n.ts';
import { App } from './app.tsx';
import { officePlaceOf, placeOf } from './place.ts';

const OfficePages = lazy(async () => {
  const [{ OfficePages: page }] = await Promise.all([import('./office-pages.tsx'), allTexts()]);
  return { default: page };
});

function Root() {
  const pathname = useLocation({ select: (location) => location.pathname });
  const office = officePlaceOf(pathname);
  const { live } = useApiAccess();
  const isOffice = office !== null;
  const wasOffice = useRef(isOffice);
  useEffect(() => {
    // A page that begins at a device's address has asked for the stream already.
    if (wasOffice.current && !isOffice) live.claim();
    wasOffice.current = isOffice;
  }, [isOffice, live]);
  return (
    <>
      {office === null ? (
        <App place={placeOf(pathname)} />
      ) : (
        <Suspense>
          <OfficePages place={office} pathname={pathname} />
        </Suspense>
      )}
      <Outlet />
    </>
  );
}

const root = createRootRoute({ component: Root, notFoundComponent: () => null });
const nothingMore = (): null => null;
const routeTree = root.addChildren([
  createRoute({ getParentRoute: () => root, path: '/', component: nothingMore }),
  createRoute({ getParentRoute: () => root, path: '/bildwand', component: nothingMore }),
  createRoute({ getParentRoute: () => root, path: '/pult', component: nothingMore }),
  createRoute({ getParentRoute: () => root, path: '/geraete', component: nothingMore }),
  createRoute({ getParentRoute: () => root, path: '/ersparnis', component: nothingMore }),
  createRoute({ getParentRoute: () => root, path: '/runde/$conferenceId', component: nothingMore }),
  createRoute({ getParentRoute: () => root, path: '/runde/$conferenceId/rechnung', component: nothingMore }),
]);

export const router = createRouter({ routeTree });

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

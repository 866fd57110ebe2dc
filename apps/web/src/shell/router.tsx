import { createRootRoute, createRoute, createRouter, Outlet, useLocation } from '@tanstack/react-router';
import { App } from './app.tsx';
import { placeOf } from './place.ts';

function Root() {
  const pathname = useLocation({ select: (location) => location.pathname });
  return (
    <>
      <App place={placeOf(pathname)} />
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
  createRoute({ getParentRoute: () => root, path: '/runde/$conferenceId', component: nothingMore }),
  createRoute({ getParentRoute: () => root, path: '/runde/$conferenceId/rechnung', component: nothingMore }),
]);

export const router = createRouter({ routeTree });

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

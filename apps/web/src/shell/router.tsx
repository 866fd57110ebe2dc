import type { ConferenceView } from '@kreisrunde/contract';
import { createRootRoute, createRoute, createRouter, Outlet, useLocation } from '@tanstack/react-router';
import { App } from './app.tsx';
import type { Place } from './choose-screen.ts';

const reportPath = /^\/runde\/([A-Za-z0-9_-]{1,64})(\/rechnung)?\/?$/;

/** The shape alone; whether there is such a round, the server says. */
const isConferenceId = (text: string | undefined): text is ConferenceView['id'] => text !== undefined;

/** What the address bar points at; whatever is unknown is the start page. */
export function placeOf(pathname: string): Place {
  if (pathname.startsWith('/bildwand')) return { kind: 'wall' };
  if (pathname.startsWith('/pult')) return { kind: 'desk' };
  const [, id, calculation] = reportPath.exec(pathname) ?? [];
  if (!isConferenceId(id)) return { kind: 'start' };
  return { kind: calculation === undefined ? 'report' : 'calculation', conferenceId: id };
}

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
